"""Looking at a programme from outside 制度の照合: the book's file, the files of the city, each living pair at the city hall."""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import select
from sqlmodel import col

from bench.bed import Bed
from bench.mentoring_checks import mentoring_findings
from bench.posting_canaries import leaks_beside
from bench.talk_checks import talk_findings
from models.ids import PersonId
from models.mentoring.pair import LIVING_PAIR
from models.organisation import Organisation
from models.people import Employment
from models.policy.guiding import SectionRule
from models.policy.programme import Programme
from models.queries.organisation import OrganisationCache
from models.seating import seating
from models.tables.mentoring import PairRow


class Watcher:
    """Compares at a moment at which nothing is under way."""

    def __init__(self, stands: Bed, programme: Programme) -> None:
        self._stands, self._programme = stands, programme
        self._organisations = OrganisationCache()
        self.looks = 0
        self.found: list[str] = []

    async def look(self, *, is_over: bool = False) -> None:
        """All that was promised."""
        self.looks += 1
        installation, book = self._stands.installation, self._stands.book
        now, most = await installation.time_machine().now(), self._programme.may_guide.at_most.value
        self._add(await asyncio.to_thread(mentoring_findings, book, most, is_over=is_over))
        self._add(await asyncio.to_thread(talk_findings, book, now, is_over=False))
        self._add(await self._that_may_not_be(installation.days.local_day(now)))
        found = await asyncio.to_thread(leaks_beside, self._stands.settings.data_dir)
        self._add([f"M7: {it}" for it in found])

    async def _that_may_not_be(self, day: date) -> list[str]:
        """M3: living pairs that may be none, by the organisation of the day."""
        async with self._stands.installation.database.reading() as session:
            organisation = await self._organisations.get(session)
            rows = await session.scalars(
                select(PairRow)
                .where(col(PairRow.state).in_(LIVING_PAIR))
                .order_by(col(PairRow.case_id))
            )
            pairs = rows.all()
        rule = self._programme.may_guide.section.value
        return [
            f"M3: pair {pair.case_id}/{pair.nth}: {why}"
            for pair in pairs
            for why in against(organisation, rule, pair.mentee_id, pair.mentor_id, day)
        ]

    def _add(self, found: Sequence[str]) -> None:
        self.found += [it for it in found if it not in self.found]


def against(
    organisation: Organisation, rule: SectionRule, mentee_id: str, mentor_id: str, day: date
) -> Iterator[str]:
    """What stands against a pair that goes on: service, leave, a line from one to the other, the section."""
    mentee, mentor = PersonId(mentee_id), PersonId(mentor_id)
    for who, name in ((mentee, "mentee"), (mentor, "mentor")):
        terms = organisation.terms(who, day)
        if not organisation.employed(who, day):
            yield f"the {name} has left"
        elif terms is not None and terms.employment is Employment.SECONDED_OUT:
            yield f"the {name} is elsewhere"
    if organisation.on_leave(mentor, day):
        yield "the mentor is on leave"
    if _leads(organisation, mentor, mentee, day) or _leads(organisation, mentee, mentor, day):
        yield "one is the other's superior"
    seats = seating(organisation, day).seats
    own, others = (seats[it].section.id if it in seats else None for it in (mentee, mentor))
    if rule is SectionRule.SAME and own != others:
        yield "they are of two sections"
    if rule is SectionRule.OTHER and own is not None and own == others:
        yield "they are of one section"


def _leads(organisation: Organisation, above: PersonId, below: PersonId, day: date) -> bool:
    """From one superior to the next."""
    seen: set[PersonId] = set()
    at = organisation.superior(below, day)
    while at is not None and at not in seen:
        if at == above:
            return True
        seen.add(at)
        at = organisation.superior(at, day)
    return False
