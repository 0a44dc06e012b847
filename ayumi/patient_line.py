"""The line of the pages to the cases 連絡: a person never waits for an engine that is away.

The receipt stands before a case is told, and the receipt desk tells it again. So silence costs nothing
but a page that is true a little later; after one silence the others do not wait in their turn.
"""

import time

from activities.case_line import CaseLine, Heard
from activities.cycle_line import CycleLine
from models.case import Message
from models.ids import CaseId

TRY_AGAIN_SECONDS = 2.0
TOGETHER = 8
"""People of one process who wait for their cases at once; in a rush the others have their receipt."""


class PatientLine:
    """Tells a case, for as long as a person may be kept waiting; raises nothing."""

    def __init__(self, line: CaseLine) -> None:
        self._line = line
        self._silent_until = 0.0
        self._waiting = 0

    async def tell(self, case_id: CaseId, message: Message) -> Heard:
        """What became of it; NOT_YET at once in a rush, or while the engine was silent a moment ago."""
        if self._waiting >= TOGETHER or time.monotonic() < self._silent_until:
            return Heard.NOT_YET
        self._waiting += 1
        try:
            heard = await self._told(case_id, message)
        finally:
            self._waiting -= 1
        if heard is Heard.NOT_YET:
            self._silent_until = time.monotonic() + TRY_AGAIN_SECONDS
        return heard

    async def _told(self, case_id: CaseId, message: Message) -> Heard:
        try:
            return await self._line.tell(case_id, message)
        except RuntimeError:  # the SDK's word for an engine that was never reached
            return Heard.NOT_YET


class PatientCycleLine:
    """The same for cycles. One that was not started is started by the watch; a close is pressed again."""

    def __init__(self, line: CycleLine) -> None:
        self._line = line

    async def start(self, cycle_id: str) -> bool:
        try:
            return await self._line.start(cycle_id)
        except RuntimeError:
            return False

    async def close(self, cycle_id: str) -> bool:
        try:
            return await self._line.close(cycle_id)
        except RuntimeError:
            return False
