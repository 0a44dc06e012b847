"""The post office 手紙の当番: claims what may leave, puts it into words, has it carried, writes what became of it."""

import logging
from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from models.letters import NO_WORDS, Answer, Letter, Outcome
from models.open_days import OpenDays
from models.queries.letter_claims import about_to_leave, claim, is_anything_due, settle
from models.tables.database import Database
from notifications.carriers import Carrier, Mail
from notifications.composition import compose
from notifications.links import Links
from notifications.rendering import Renderer

_log = logging.getLogger(__name__)


class Clock(Protocol):
    """Both times: real for claims and retries, business for everything a person reads."""

    def real(self) -> datetime: ...

    async def business(self) -> datetime: ...


class PostOffice:
    """Safe to run beside another of its kind: every letter belongs to whoever's claim stands."""

    def __init__(
        self,
        database: Database,
        carrier: Carrier,
        renderer: Renderer,
        links: Links,
        days: OpenDays,
        clock: Clock,
        *,
        batch: int = 20,
    ) -> None:
        self._database = database
        self._carrier = carrier
        self._renderer = renderer
        self._links = links
        self._days = days
        self._clock = clock
        self._batch = batch

    async def deliver_once(self) -> int:
        """One batch; returns how many letters were taken up (0: nothing may leave now).

        Run twice: what was sent is not sent again, but for a link letter whose answer was lost.
        """
        real, business = self._clock.real(), await self._clock.business()
        letters = await self._claim(real, business)
        ledger = Ledger(self._database, self._clock)
        mails = [mail for letter in letters if (mail := await self._mail(letter, business, ledger))]
        if mails:
            await self._carrier.carry(mails, ledger)
        return len(letters)

    async def _claim(self, real: datetime, business: datetime) -> list[Letter]:
        async with self._database.reading() as session:
            if not await is_anything_due(
                session, now_real=real, now_business=business, days=self._days
            ):
                return []
        async with self._database.writing() as session:
            return await claim(
                session,
                now_real=real,
                now_business=business,
                days=self._days,
                limit=self._batch,
            )

    async def _mail(self, letter: Letter, business: datetime, ledger: "Ledger") -> Mail | None:
        """A letter that cannot be put into words waits and is reported; the others go."""
        try:
            words = self._renderer.words(compose(letter, self._links))
        except Exception:
            _log.exception("a letter cannot be put into words: %s %s", letter.kind, letter.id)
            await ledger.put_off(letter, business, NO_WORDS)
            return None
        return Mail(letter=letter, words=words, at=business, link=self._links.my_tasks())


class Ledger:
    """Writes each report in its own transaction, so that a crash can concern one letter only (R07)."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def may_leave(self, mail: Mail) -> bool:
        """An at-most-once letter is marked first; a claim that has run out is not used."""
        async with self._database.writing() as session:
            return await about_to_leave(session, mail.letter, self._clock.real())

    async def came_back(self, mail: Mail, outcome: Outcome) -> None:
        async with self._database.writing() as session:
            await self._settle(session, mail.letter, outcome, mail.at)

    async def put_off(self, letter: Letter, at: datetime, code: str) -> None:
        async with self._database.writing() as session:
            await self._settle(session, letter, Outcome(answer=Answer.NOT_NOW, code=code), at)

    async def taken_together(self, mails: Sequence[Mail], session: AsyncSession) -> list[Mail]:
        taken = Outcome(answer=Answer.TAKEN)
        return [m for m in mails if await self._settle(session, m.letter, taken, m.at)]

    async def _settle(
        self, session: AsyncSession, letter: Letter, outcome: Outcome, at: datetime
    ) -> bool:
        return await settle(session, letter, outcome, now_real=self._clock.real(), now_business=at)
