"""Packages of a Debian machine 配布物: installed only when we are root, otherwise only named."""

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

from ayumi.setup.stopped import SetUpStopped

DEBIAN_MARK = Path("/etc/debian_version")


def can_install_packages() -> bool:
    """Whether this is a Debian-like machine and we may change it."""
    return os.geteuid() == 0 and DEBIAN_MARK.exists() and shutil.which("apt-get") is not None


def install_packages(packages: Sequence[str], report: Callable[[str], None]) -> None:
    """Installs the named packages; run twice, the second time changes nothing.

    Raises SetUpStopped with the last words of the package manager when it fails.
    """
    report(f"installing {' '.join(packages)}")
    _apt_get("update", "-q")
    _apt_get("install", "-q", "-y", "--no-install-recommends", *packages)


def _apt_get(*words: str) -> None:
    # UCF_FORCE_CONFFOLD: a settings file that stands already is kept, nobody is asked.
    quiet = {"DEBIAN_FRONTEND": "noninteractive", "UCF_FORCE_CONFFOLD": "1"}
    done = subprocess.run(  # noqa: S603 -- fixed words and package names of this file's callers
        ["apt-get", "-o", "DPkg::Lock::Timeout=120", *words],  # noqa: S607 -- found on the PATH above
        env={**os.environ, **quiet},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]
        raise SetUpStopped(f"apt-get {words[0]} failed: {' '.join(last)}")
