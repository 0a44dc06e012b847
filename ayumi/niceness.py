"""Who goes first 優先順: people at the pages; cases and their engine catch up when the rush is over.

In the last minutes before a deadline receipts are what counts; a case may hear of its receipt later.
Niceness is a thread's and inherited: it is set before a process has any thread but its first.
"""

import os
import shutil

NICENESS = 10
"""At 10 the pages get nine times the processor of a worker where both want all of it."""


def lets_people_pass() -> None:
    """Puts this process behind the pages; to be called before its threads begin."""
    os.setpriority(os.PRIO_PROCESS, 0, max(NICENESS, os.getpriority(os.PRIO_PROCESS, 0)))


def behind_people() -> list[str]:
    """Words before another program's, so that it begins behind the pages; none where there is no ``nice``."""
    nice = shutil.which("nice")
    return [nice, "-n", str(NICENESS)] if nice else []
