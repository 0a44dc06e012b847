"""Failpoints 故障点: named places where a test may end the process, exactly once; nothing in production.

``AYUMI_FAILPOINTS`` names a folder; a file there called like the point, whose text is found in the
given detail, ends the process on the spot. The file is removed first, so that it fires once.
"""

import os
from pathlib import Path

_FOLDER = os.environ.get("AYUMI_FAILPOINTS")


def reached(point: str, detail: str = "") -> None:
    """Ends this process with status 9 if a test has armed the point for this detail."""
    if _FOLDER is None:
        return
    armed = Path(_FOLDER) / point
    try:
        wanted = armed.read_text()
        if wanted not in detail:
            return
        armed.unlink()
    except FileNotFoundError:
        return
    os._exit(9)
