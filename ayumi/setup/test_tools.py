"""What the tests need beside Python 試験の道具: a browser, a Japanese font, a database server.

Installed on a Debian machine when we are root, otherwise named in one line; never skipped.
"""

import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ayumi.setup.debian import can_install_packages, install_packages
from ayumi.setup.stopped import SetUpStopped
from ayumi.setup.tell import tell

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_BROWSERS = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)
POSTGRES_FOLDERS = ("/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt")
CLUSTER_SETTINGS = Path("/etc/postgresql-common/createcluster.conf")


@dataclass(frozen=True)
class Tool:
    """One thing the tests need: how to see it, and which packages bring it."""

    name: str
    is_there: Callable[[], bool]
    packages: tuple[str, ...]


def find_chromium() -> Path | None:
    """The browser's program."""
    on_path = (shutil.which(name) for name in CHROMIUM_NAMES)
    found = next((path for path in on_path if path), None)
    if found:
        return Path(found)
    return next((path for path in MAC_BROWSERS if path.exists()), None)


def find_postgres() -> Path | None:
    """The folder with ``initdb`` and ``postgres``: the newest version that is complete."""
    places = [Path(folder) for folder in POSTGRES_FOLDERS]
    inside = (path for place in places for path in place.glob("*/bin"))
    complete = [path for path in inside if all((path / p).exists() for p in ("initdb", "postgres"))]
    if complete:
        return max(complete, key=_version_of)
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def browser_driver_runs() -> bool:
    """Whether the program that steers the browser runs; it comes with playwright, not its library."""
    library = importlib.util.find_spec("playwright")
    if library is None or not library.origin:
        return False
    driver = Path(library.origin).parent / "driver" / "node"
    try:
        said = subprocess.run([driver, "--version"], capture_output=True, check=False)  # noqa: S603
    except OSError:
        return False
    return said.returncode == 0


def has_japanese_font() -> bool:
    """Whether a page can show names: 𠮷 lies outside the plane that most fonts stop at.

    macOS always brings such a font; elsewhere fontconfig is asked.
    """
    if sys.platform == "darwin":
        return True
    if not shutil.which("fc-list"):
        return False
    words = ["fc-list", f":lang=ja:charset={ord('𠮷'):x}", "family"]
    return bool(subprocess.run(words, capture_output=True, check=False).stdout.strip())  # noqa: S603


TOOLS = (
    Tool("a Chromium browser", lambda: find_chromium() is not None, ("chromium",)),
    Tool("a library of the browser's driver", browser_driver_runs, ("libatomic1",)),
    Tool("a Japanese font", has_japanese_font, ("fontconfig", "fonts-noto-cjk")),
    Tool("a PostgreSQL server", lambda: find_postgres() is not None, ("postgresql",)),
)


def missing_tools() -> list[Tool]:
    return [tool for tool in TOOLS if not tool.is_there()]


def install_missing(report: Callable[[str], None]) -> None:
    """Brings what is missing, or raises SetUpStopped with one line that names all of it."""
    missing = missing_tools()
    if missing and can_install_packages():
        make_no_system_cluster()
        install_packages([package for tool in missing for package in tool.packages], report)
        missing = missing_tools()
    if missing:
        raise SetUpStopped(what_to_install(missing))


def what_to_install(missing: list[Tool]) -> str:
    """``the tests need a Japanese font: install fontconfig fonts-ipaexfont``."""
    names = ", ".join(tool.name for tool in missing)
    packages = " ".join(package for tool in missing for package in tool.packages)
    return f"the tests need {names}: install {packages} (names of Debian packages)"


def make_no_system_cluster() -> None:
    """Tells the database package to make and start nothing by itself; a written choice stands."""
    if not CLUSTER_SETTINGS.exists():
        CLUSTER_SETTINGS.parent.mkdir(parents=True, exist_ok=True)
        CLUSTER_SETTINGS.write_text("create_main_cluster = false\nstart_conf = 'manual'\n", "ascii")


def _version_of(folder: Path) -> tuple[int, ...]:
    digits = "".join(c if c.isdigit() else " " for c in folder.parent.name)
    return tuple(int(number) for number in digits.split())


def main() -> int:
    """For ``make test``: silent when all is there."""
    try:
        install_missing(tell)
    except SetUpStopped as stopped:
        sys.stderr.write(f"ayumi set-up: {stopped}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("ayumi set-up: interrupted; the next run goes on from here\n")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
