"""The world 世の中 as a page sees it: organisation, rules and calendar as of the page's now."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.ids import PackId
from models.open_days import OpenDays
from models.organisation import Organisation
from models.policy.schema import Policy
from models.queries.clock import clock_offset
from models.queries.organisation import OrganisationCache
from models.queries.policies import PolicyCache
from models.queries.seals import SealRing
from models.tables.case import CaseRow


@dataclass(frozen=True)
class Rules:
    """A policy pack with its calendar worked out."""

    policy: Policy
    days: OpenDays


@dataclass(frozen=True)
class World:
    """One moment of business time, and what holds then. ``rules`` are by pack."""

    now: datetime
    real_now: datetime
    offset: float
    organisation: Organisation
    rules: dict[str, Rules]
    seals: SealRing | None = None
    """Opens what a page must read; only open posting 庁内公募 asks for it."""

    def rules_of(self, case: CaseRow) -> Rules:
        return self.rules[case.pack_id]

    def today(self, case: CaseRow) -> date:
        return self.rules_of(case).days.local_day(self.now)


def real_now() -> datetime:
    return datetime.now(UTC)


class WorldMaker:
    """Makes worlds; keeps what seldom changes (organisation by revision, packs by their hash)."""

    def __init__(
        self, real_clock: Callable[[], datetime] = real_now, seals: SealRing | None = None
    ) -> None:
        self._real_clock = real_clock
        self._seals = seals
        self._organisation = OrganisationCache()
        self._policies = PolicyCache()
        self._rules: dict[str, Rules] = {}

    async def now(self, session: AsyncSession, pack_ids: Iterable[str]) -> World:
        """The world at this moment, with the rules of the packs asked for."""
        offset, real = await clock_offset(session), self._real_clock()
        for pack_id in set(pack_ids) - set(self._rules):
            policy = await self._policies.policy(session, PackId(pack_id))
            self._rules[pack_id] = Rules(policy, OpenDays(policy.calendar.rules()))
        return World(
            now=real + timedelta(seconds=offset),
            real_now=real,
            offset=offset,
            organisation=await self._organisation.get(session),
            rules=self._rules,
            seals=self._seals,
        )
