"""Makes the Python environment 実行環境 in ``.venv``: the locked libraries and the ``ayumi`` command.

Runs on the machine's own Python before anything is installed. The mark that says "complete" is
written last, so an interrupted set-up is simply repeated, and a second run only compares the mark.
"""

import hashlib
import json
import subprocess
import sys
import tomllib
from pathlib import Path

from ayumi.setup.debian import can_install_packages, install_packages
from ayumi.setup.stopped import SetUpStopped
from ayumi.setup.tell import tell

ROOT = Path(__file__).resolve().parents[2]
# Programs inside an environment begin with its path, so a moved one is of no use.
PLACE = "ayumi-place"


def main() -> int:
    try:
        make_environment(ROOT)
    except SetUpStopped as stopped:
        sys.stderr.write(f"ayumi set-up: {stopped}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("ayumi set-up: interrupted; the next run goes on from here\n")
        return 130
    return 0


def make_environment(root: Path) -> None:
    """Brings ``.venv`` to what the lock and the project file say; nothing to do when it is so."""
    venv, mark = root / ".venv", root / ".venv" / "ayumi-complete"
    wanted = fingerprint(root)
    if mark.exists() and mark.read_text("ascii") == wanted:
        return
    mark.unlink(missing_ok=True)
    if not _is_sound(venv):
        _make_venv(venv)
        (venv / PLACE).write_text(str(venv), "utf-8")
    _install(root, venv)
    mark.write_text(wanted, "ascii")


def fingerprint(root: Path) -> str:
    """A digest of all that shapes the environment: lock, project, Python, and where the folder stands."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    shape = {
        "root": str(root),
        "python": list(sys.version_info[:2]),
        "project": project["project"],
        "packages": project.get("tool", {}).get("setuptools"),
        "lock": (root / "requirements.lock").read_text("utf-8"),
    }
    return hashlib.sha256(json.dumps(shape, sort_keys=True).encode()).hexdigest()


def _is_sound(venv: Path) -> bool:
    """Whether the environment there runs, is of this Python, and has not been moved since."""
    place = venv / PLACE
    if not place.exists() or place.read_text("utf-8") != str(venv):
        return False
    try:
        done = _run(_python_of(venv), "-c", "import sys; print(*sys.version_info[:2])")
    except OSError:
        return False
    return done.stdout.split() == [str(number) for number in sys.version_info[:2]]


def _make_venv(venv: Path) -> None:
    """Three ways to an environment with an installer; Debian's bare Python has no ``ensurepip``."""
    tell("making .venv")
    python = _own_python()
    if _run(python, "-m", "venv", "--clear", str(venv)).returncode == 0:
        return
    if (
        _has_pip(python)
        and _run(python, "-m", "venv", "--clear", "--without-pip", str(venv)).returncode == 0
    ):
        return
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    if not can_install_packages():
        raise SetUpStopped(
            f"this Python cannot make an environment: install {package} (or python3-pip)"
        )
    install_packages([package], tell)
    done = _run(python, "-m", "venv", "--clear", str(venv))
    if done.returncode:
        raise SetUpStopped(f"python -m venv failed: {_last_line(done)}")


def _install(root: Path, venv: Path) -> None:
    """Installs the lock with hashes, then the product itself from this folder."""
    pip = _pip_for(venv)
    tell("installing the locked libraries")
    _must(*pip, "install", "-q", "--require-hashes", "-r", str(root / "requirements.lock"))
    tell("installing the ayumi command")
    _must(
        *(*pip, "install", "-q", "--no-deps", "--no-build-isolation", "--force-reinstall"),
        *("--config-settings", "editable_mode=compat", "-e", str(root)),
    )


def _pip_for(venv: Path) -> list[str]:
    """The environment's own installer, or the machine's one working on the environment."""
    python = _python_of(venv)
    if _has_pip(python):
        return [python, "-m", "pip"]
    return [_own_python(), "-m", "pip", "--python", python]


def _has_pip(python: str) -> bool:
    return _run(python, "-m", "pip", "--version").returncode == 0


def _python_of(venv: Path) -> str:
    return str(venv / "bin" / "python")


def _own_python() -> str:
    """The machine's Python, also when we were started from inside an environment."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def _run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603 -- own words


def _must(*words: str) -> None:
    done = _run(*words)
    if done.returncode:
        raise SetUpStopped(f"{' '.join(words[1:4])} failed: {_last_line(done)}")


def _last_line(done: subprocess.CompletedProcess[str]) -> str:
    return next(
        iter((done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]), "no reason given"
    )


if __name__ == "__main__":
    sys.exit(main())
