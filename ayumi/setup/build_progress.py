"""How far the engine's build 構築の進み is: packages counted and time gone, every few seconds."""

import subprocess
import time
from collections.abc import Callable
from queue import Empty, Queue
from threading import Thread

EVERY_SECONDS = 5.0
# Counted on builds of server 1.32.0 with an empty cache; only the words "of about" rest on it.
PACKAGES = {"temporal-server": 1750, "temporal-sql-tool": 840}


class Count:
    """What the compiler has said so far: modules fetched, packages compiled, its last words."""

    def __init__(self) -> None:
        self.fetched = 0
        self.compiled = 0
        self.last = ""

    def hear(self, line: str) -> None:
        """One line of ``go install -v``: a download, a note, or the name of a compiled package."""
        line = line.strip()
        if line.startswith("go: downloading"):
            self.fetched += 1
        elif line and " " not in line:
            self.compiled += 1
        self.last = line or self.last


def say_progress(build: subprocess.Popen[str], name: str, report: Callable[[str], None]) -> str:
    """Reports until the build ends, also while the compiler is silent; returns its last words."""
    lines: Queue[str | None] = Queue()
    reader = Thread(target=_read, args=(build, lines), daemon=True)
    reader.start()
    count, began, said = Count(), time.monotonic(), 0.0
    report(f"building {name}, once: about 5 minutes on 2 cores")
    while True:
        try:
            line = lines.get(timeout=EVERY_SECONDS)
            if line is None:
                return count.last
            count.hear(line)
        except Empty:
            pass
        if time.monotonic() - said >= EVERY_SECONDS:
            said = time.monotonic()
            report(progress_line(count, name, said - began))


def progress_line(count: Count, name: str, seconds: float) -> str:
    """``building temporal-server: 412 of about 1,500 packages, 1:20``."""
    clock = f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
    if not count.compiled:
        return f"building {name}: {count.fetched} modules fetched, {clock}"
    total = max(PACKAGES[name], count.compiled)
    return f"building {name}: {count.compiled:,} of about {total:,} packages, {clock}"


def _read(build: subprocess.Popen[str], lines: Queue[str | None]) -> None:
    for line in build.stderr or ():
        lines.put(line)
    lines.put(None)
