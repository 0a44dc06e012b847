"""Who goes first 優先順: people at the pages; cases and their engine catch up when the rush is over.

In the last minutes before a deadline receipts are what counts; a case may hear of its receipt later.
"""

import os

NICENESS = 5
"""At 5 the pages get three times the processor of a worker where both want all of it."""


def lets_people_pass(pid: int = 0) -> None:
    """Puts a process behind the pages; 0 is this one, which has to call it before its threads begin."""
    os.setpriority(os.PRIO_PROCESS, pid, max(NICENESS, os.getpriority(os.PRIO_PROCESS, pid)))
