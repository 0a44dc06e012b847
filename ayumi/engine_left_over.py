"""An engine that outlived its product 残ったエンジン: two on one store would spoil it, so it is ended.

It is known by the process number it left and by the settings file in its command line; a number
that by now belongs to another program is left alone.
"""

import os
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

PATIENCE_SECONDS = 10.0


def end_left_over(folder: Path) -> None:
    """Ends the engine a crashed product left on this folder's store; usually there is none."""
    note = folder / "engine.pid"
    try:
        pid = int(note.read_text("ascii"))
    except (FileNotFoundError, ValueError):
        return
    if _runs_on(folder, pid):
        os.kill(pid, signal.SIGTERM)
        limit = time.monotonic() + PATIENCE_SECONDS
        while _runs_on(folder, pid) and time.monotonic() < limit:
            time.sleep(0.05)
        if _runs_on(folder, pid):
            os.kill(pid, signal.SIGKILL)
    note.unlink(missing_ok=True)


def forget_old_members(folder: Path) -> None:
    """Empties the list of the engine's parts that a former run left in its store.

    The parts look for each other in that list; with the doors of a former run in it an engine on
    new ports was ready after 53 seconds instead of 0.3. Only to be called while no engine runs.
    """
    store = folder / "engine.db"
    if not store.exists():
        return
    with closing(sqlite3.connect(store)) as connection, connection:
        if connection.execute(
            "SELECT 1 FROM sqlite_master WHERE name = 'cluster_membership'"
        ).fetchone():
            connection.execute("DELETE FROM cluster_membership")


def _runs_on(folder: Path, pid: int) -> bool:
    said = subprocess.run(  # noqa: S603 -- own words
        ["ps", "-ww", "-o", "stat=,command=", "-p", str(pid)],  # noqa: S607 -- POSIX
        capture_output=True,
        text=True,
        check=False,
    ).stdout.strip()
    return not said.startswith("Z") and str(folder / "engine.yaml") in said
