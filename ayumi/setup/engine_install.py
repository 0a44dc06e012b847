"""Builds the workflow engine 実行エンジン once into the person's cache, and says how far it is.

Nothing is built where ``temporal-server`` is on the PATH or ``TEMPORAL_ADDRESS`` names another
engine. A build goes to a temporary name and is renamed when it runs, so it can be interrupted.
"""

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ayumi.setup.build_progress import say_progress
from ayumi.setup.engine_place import (
    CLUSTER_TOOL,
    ENGINE_VERSION,
    SERVER,
    engine_folder,
    find_cluster_tool,
    find_engine,
)
from ayumi.setup.go_toolchain import Go, borrow_go, find_go
from ayumi.setup.stopped import SetUpStopped
from ayumi.setup.tell import tell

__all__ = ["find_engine", "install_cluster_tool", "install_engine"]

SOURCES = {
    SERVER: "go.temporal.io/server/cmd/server",
    CLUSTER_TOOL: "go.temporal.io/server/cmd/tools/sql",
}
# A fetched compiler with all it leaves behind (3 GB): kept through interruptions, then removed.
BORROWED = "borrowed-go"


def install_engine(report: Callable[[str], None]) -> Path:
    """The engine's program, built when there is none yet (about 5 minutes on 2 cores).

    Raises SetUpStopped with one line when it cannot be built.
    """
    return find_engine() or _build(SERVER, report)


def install_cluster_tool(report: Callable[[str], None]) -> Path:
    """The schema tool for an engine on PostgreSQL, built when there is none yet."""
    return find_cluster_tool() or _build(CLUSTER_TOOL, report)


def _build(name: str, report: Callable[[str], None]) -> Path:
    folder = engine_folder()
    folder.mkdir(parents=True, exist_ok=True)
    with _one_build_at_a_time(folder, report):
        program = folder / name
        if program.exists():
            return program
        for left_over in folder.glob("build-*"):
            shutil.rmtree(left_over)
        go = find_go() or borrow_go(folder / BORROWED / "toolchain", report)
        with tempfile.TemporaryDirectory(prefix="build-", dir=folder) as place:
            built = _go_install(go, name, Path(place), folder, report)
            _check(name, built)
            built.replace(program)
        if not go.is_the_persons:
            shutil.rmtree(folder / BORROWED, ignore_errors=True)
        report(f"{name} {ENGINE_VERSION} is ready")
        return program


def _go_install(
    go: Go, name: str, place: Path, folder: Path, report: Callable[[str], None]
) -> Path:
    """Compiles into ``place``; what was compiled before an interruption is not compiled again."""
    source = SOURCES[name]
    with subprocess.Popen(  # noqa: S603 -- own words
        [str(go.program), "install", "-v", f"{source}@v{ENGINE_VERSION}"],
        env=_go_environment(go, place, folder),
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
    ) as build:
        try:
            last = say_progress(build, name, report)
        except BaseException:
            build.kill()
            raise
    if build.returncode:
        raise SetUpStopped(f"{name} could not be built: {last}")
    return place / Path(source).name


def _go_environment(go: Go, place: Path, folder: Path) -> dict[str, str]:
    # CGO off: the server needs no C, and macOS would ask to install its command line tools.
    env = {**os.environ, "GOBIN": str(place), "GOTOOLCHAIN": "local", "CGO_ENABLED": "0"}
    if not go.is_the_persons:
        own = folder / BORROWED
        env |= {
            "GOROOT": str(go.program.parents[1]),
            "GOPATH": str(own / "path"),
            "GOCACHE": str(own / "build"),
            "GOFLAGS": "-modcacherw",
        }
    return env


def _check(name: str, program: Path) -> None:
    """The fresh program must run; the server must say the version that was asked for."""
    said = subprocess.run(  # noqa: S603 -- what was just built
        [str(program), "--version"], capture_output=True, text=True, check=False
    )
    if said.returncode or (name == SERVER and ENGINE_VERSION not in said.stdout):
        raise SetUpStopped(f"the built {name} does not run: {said.stderr.strip() or said.stdout}")


@contextmanager
def _one_build_at_a_time(folder: Path, report: Callable[[str], None]) -> Iterator[None]:
    with (folder / "build.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            report("another build of the engine is under way: waiting for it")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def main() -> int:
    """For ``make``: builds when needed, silent otherwise."""
    if os.environ.get("TEMPORAL_ADDRESS"):
        return 0
    try:
        install_engine(tell)
    except SetUpStopped as stopped:
        sys.stderr.write(f"ayumi set-up: {stopped}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("ayumi set-up: interrupted; the next run goes on from here\n")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
