"""A programme's year at hand 手元の制度の年度: its cycle, its rules, its mentees with their pairs and talks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from sqlalchemy.ext.asyncio import AsyncSession

from api import addresses
from api.hr.cycle_preview import shown_state
from api.hr.rows import Desk, desk_of
from api.views.hr_mentoring import ProgrammeHead
from models.errors import NotFound
from models.fiscal_year import FiscalYear
from models.mentoring.quiet import HR_SEES_FROM, TalkTime, Window, quiet_in_a_row
from models.mentoring.standing import MenteeFact, Standing
from models.mentoring.year import programme_of
from models.policy.programme import Programme, ProgrammeKind
from models.policy.schema import Policy
from models.queries.access_hr_mentoring import (
    mentees_for_hr,
    programme_cycle,
    talk_times_for_hr,
    windows_for_hr,
)
from models.rights import Viewer
from models.tables.cycle import CycleRow


@dataclass(frozen=True)
class ProgrammeAtHand:
    """One opened year of one programme."""

    desk: Desk
    viewer: Viewer
    row: CycleRow
    policy: Policy
    programme: Programme
    mentees: Sequence[MenteeFact] = ()
    talk_times: Mapping[str, Sequence[TalkTime]] = field(default_factory=dict)
    windows: Mapping[tuple[str, int], Sequence[Window]] = field(default_factory=dict)

    @property
    def year(self) -> FiscalYear:
        return FiscalYear(self.row.fiscal_year)

    @property
    def href(self) -> str:
        return self.path(addresses.HR_MENTORING_YEAR)

    @property
    def head(self) -> ProgrammeHead:
        return ProgrammeHead(
            name=f"{self.year.label} {self.programme.name.value}",
            state=shown_state(self.row),
            mentor_word=self.programme.mentor_word.value,
            mentee_word=self.programme.mentee_word.value,
            href=self.href,
            is_ojt=self.programme.kind.value is ProgrammeKind.OJT,
        )

    def path(self, address: str, **asked: Any) -> str:
        """An address of this year's, with what is asked for there."""
        said = {name: value for name, value in asked.items() if value}
        path = address.format(cycle_id=self.row.id)
        return f"{path}?{urlencode(said)}" if said else path

    def mentee_href(self, mentee: MenteeFact) -> str:
        """Nowhere for whoever is one of the pair: of the own year HR learns what everybody learns."""
        if self.viewer.person_id in mentee.people:
            return ""
        return addresses.HR_MENTORING_MENTEE.format(cycle_id=self.row.id, case_id=mentee.case_id)

    def mentee_end_href(self, mentee: MenteeFact) -> str:
        """Where HR ends the support; nowhere once it is over."""
        if not self.mentee_href(mentee) or mentee.standing is Standing.OVER:
            return ""
        return addresses.HR_MENTORING_MENTEE_END.format(
            cycle_id=self.row.id, case_id=mentee.case_id
        )

    def quiet(self, mentee: MenteeFact) -> int:
        """How many windows in a row passed without a talk; 0 for a pair that does not run."""
        pair = mentee.living
        if pair is None or mentee.standing is not Standing.RUNNING:
            return 0
        return quiet_in_a_row(
            self.desk.presence.watched(
                (mentee.person_id, pair.mentor_id), self.windows.get((mentee.case_id, pair.nth), ())
            ),
            self.talk_times.get(mentee.case_id, ()),
        )

    @cached_property
    def gone_quiet(self) -> Sequence[MenteeFact]:
        """Pairs that HR is to see."""
        return [it for it in self.mentees if self.quiet(it) >= HR_SEES_FROM]

    @cached_property
    def by_case(self) -> Mapping[str, MenteeFact]:
        return {it.case_id: it for it in self.mentees}


async def programme_at_hand(
    request: Request, session: AsyncSession, viewer: Viewer, cycle_id: str
) -> ProgrammeAtHand:
    """The year with everybody in it. Raises NotFound."""
    desk = await desk_of(request)
    return await year_of(session, desk, viewer, await programme_cycle(session, viewer, cycle_id))


async def year_of(
    session: AsyncSession, desk: Desk, viewer: Viewer, row: CycleRow
) -> ProgrammeAtHand:
    """The same of a cycle that is known. Raises NotFound where its pack has the programme no more."""
    policy = await desk.parts.policies.policy(session, row.pack_id)
    programme = policy.programme(programme_of(row.kind))
    if programme is None:
        raise NotFound
    return ProgrammeAtHand(
        desk,
        viewer,
        row,
        policy,
        programme,
        mentees=_in_order(desk, await mentees_for_hr(session, viewer, row.id)),
        talk_times=await talk_times_for_hr(session, viewer, [row.id]),
        windows=await windows_for_hr(session, viewer, [row.id]),
    )


def _in_order(desk: Desk, mentees: Sequence[MenteeFact]) -> Sequence[MenteeFact]:
    """By employee number."""
    people = desk.arrival.organisation.people
    return sorted(mentees, key=lambda it: people[it.person_id].number)  # type: ignore[index]
