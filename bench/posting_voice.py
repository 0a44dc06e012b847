"""How people of a procedure speak 提出: into the book as the pages write it, sealed where it is secret, and then to the case."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any, Final

from activities.case_line import CaseLine
from activities.world import real_now
from bench.bed import Bed
from bench.checks import Said
from bench.year import AT_ONCE, Log
from models.acts import Act
from models.errors import Refusal
from models.frozen import Frozen
from models.queries.clock import business_now
from models.queries.mentor_seats import SeatWanted
from models.queries.receipts import Submission
from models.queries.sealed_sheets import sealed_sheet
from models.tables.task import TaskRow

PATIENCE: Final = timedelta(seconds=3)
IS_UNTOLD: Final = 0.1
"""The page that took it dies before it tells the case: the receipt desk does, some seconds later."""


@dataclass(frozen=True)
class Deed:
    """One press. ``seal``: purpose and context under which the sheet is locked before it is received."""

    task: TaskRow
    who: str
    act: Act
    sheet: Frozen
    seal: tuple[str, str] | None = None
    seats: Sequence[SeatWanted] = ()
    """Places with mentors メンター it takes."""
    key: str = ""
    """Begins the form's key: two forms of one task made at once are told apart."""


class Voice:
    """Submits and tells; remembers what was acknowledged and what was refused."""

    def __init__(self, stands: Bed) -> None:
        self._stands = stands
        self._line = CaseLine(stands.installation.client, patience=PATIENCE)
        self._limit = asyncio.Semaphore(AT_ONCE)
        self._rng = Random(f"{stands.plan.seed}/voice")
        self.log = Log()

    async def says(self, deed: Deed) -> bool:
        """Whether it was taken; whoever is refused tries again on another day."""
        async with self._limit:
            content, now = await self._content(deed)
            task = deed.task
            nonce = f"{deed.key or 'posting'}/{task.id}/{task.version}/{deed.act}/{now:%m%d%H%M}"
            answer = await self._stands.submissions.write(
                Submission(
                    task_id=task.id,
                    version=task.version,
                    nonce=nonce,
                    person_id=deed.who,
                    act=deed.act,
                    content=content,
                    received_at=now,
                    fields={"mark": content["mark"]} if deed.seal else None,
                    seats=deed.seats,
                )
            )
            if isinstance(answer, Refusal):
                self.log.refused.append(f"{task.step}: {answer.code}")
                return False
            self.log.said.append(Said(nonce, deed.who, content))
            if self._rng.random() >= IS_UNTOLD:
                await self._line.tell(task.case_id, answer.message)
            return True

    async def _content(self, deed: Deed) -> tuple[dict[str, Any], Any]:
        installation = self._stands.installation
        async with installation.database.writing() as session:
            now = await business_now(session, real_now())
            if deed.seal is None:
                return deed.sheet.model_dump(mode="json"), now
            purpose, context = deed.seal
            sealed = await sealed_sheet(
                session, installation.seals, purpose, context, deed.sheet, now
            )
            return sealed.model_dump(mode="json"), now
