"""Access to 1on1 series 部下の1on1の閲覧: whose partner the viewer is today, and nobody else's (deny by default).

A pair 組 is a series of its mentor's, as long as it talks. Times and states alone are read here, never what was said; of talks with an earlier partner not even
those. Whoever has handed a series over learns with whom it is, and no more.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.case import TaskState
from models.errors import NotFound
from models.ids import PersonId
from models.mentoring.steps import PairPhase
from models.one_on_one.partner import usual_partner
from models.one_on_one.steps import TalkStep
from models.one_on_one.talk_rules import TalkRules, talk_rules_of
from models.organisation import Organisation
from models.processes import Process
from models.queries.partners import partner_in
from models.queries.policies import PolicyCache
from models.rights import Viewer
from models.tables.case import CaseRow, CaseState
from models.tables.cycle import CycleRow, CycleState
from models.tables.receipt import MessageRow, ReceiptRow
from models.tables.talk import PartnerRow, TalkRow
from models.tables.task import TaskRow


@dataclass(frozen=True)
class Series:
    """A living series as it stands today: who its partner is, and who would be by the pack.

    Of a pair 組 nobody would be: it has the mentor who agreed, or none.
    """

    case: CaseRow
    rules: TalkRules
    partner_id: PersonId | None
    usual_id: PersonId | None

    @property
    def employee_id(self) -> PersonId:
        return PersonId(self.case.person_id)

    @property
    def is_handed_over(self) -> bool:
        return self.partner_id != self.usual_id

    @property
    def is_pair(self) -> bool:
        return self.case.process == Process.PAIR


@dataclass(frozen=True)
class MySeries:
    """A series whose partner the viewer is, with the talks of the two and what the viewer is asked."""

    series: Series
    talks: Sequence[TalkRow] = ()
    tasks: Sequence[TaskRow] = ()

    @property
    def employee_id(self) -> PersonId:
        return self.series.employee_id

    def talk(self, name: str) -> TalkRow | None:
        return next((talk for talk in self.talks if talk.name == name), None)


@dataclass(frozen=True)
class AllMySeries:
    """``mine``: the viewer is the partner today. ``handed``: would be, but another was named."""

    mine: list[MySeries]
    handed: list[Series]


async def series_of_mine(
    session: AsyncSession, viewer: Viewer, organisation: Organisation, policies: PolicyCache
) -> AllMySeries:
    """Both kinds, by employees' numbers. Three statements, however many there are."""
    known = await _near(session, viewer, organisation, policies)
    mine = [it for it in known if it.partner_id == viewer.person_id]
    ids = [it.case.id for it in mine]
    talks = await _talks(session, viewer, ids)
    tasks = await _tasks(session, viewer, ids)
    return AllMySeries(
        mine=[MySeries(it, talks[it.case.id], tasks[it.case.id]) for it in mine],
        handed=[it for it in known if it.usual_id == viewer.person_id and it.is_handed_over],
    )


async def series_to_hand_over(
    session: AsyncSession,
    viewer: Viewer,
    organisation: Organisation,
    policies: PolicyCache,
    case_id: str,
) -> Series:
    """One the viewer may give to somebody else or take back: by the pack it is the viewer's.

    Raises NotFound for everybody else, also for whoever was named partner, and where the pack allows
    no other partner.
    """
    case = await session.get(CaseRow, case_id)
    is_series = case is not None and case.process == Process.ONE_ON_ONE
    if case is None or not is_series or case.state != CaseState.OPEN:
        raise NotFound(what="series")
    found = await _as_it_stands(session, viewer, organisation, policies, case)
    if not found.rules.may_hand_over or found.usual_id != viewer.person_id:
        raise NotFound(what="series")
    return found


async def has_series(session: AsyncSession, viewer: Viewer) -> bool:
    """Whether there may be any, for a link: one cheap question that reads no content."""
    row = await session.scalar(select(col(CaseRow.id)).where(*_living(viewer, ())).limit(1))
    return row is not None


async def _near(
    session: AsyncSession, viewer: Viewer, organisation: Organisation, policies: PolicyCache
) -> list[Series]:
    """Living series that may concern the viewer, by the numbers of their employees."""
    reports = organisation.reports(viewer.person_id, viewer.day)
    rows = await session.scalars(select(CaseRow).where(*_living(viewer, reports)))
    found = [await _as_it_stands(session, viewer, organisation, policies, it) for it in rows]
    return sorted(found, key=lambda it: (_number(organisation, it.employee_id), it.case.id))


def _living(viewer: Viewer, reports: Collection[str]) -> tuple[ColumnElement[bool], ...]:
    who = viewer.person_id
    cycles = select(col(CycleRow.id)).where(col(CycleRow.state) != CycleState.CLOSED)
    talked = select(col(TalkRow.case_id)).where(col(TalkRow.partner_id) == who)
    gave = select(col(PartnerRow.case_id)).where(col(PartnerRow.by_person_id) == who)
    return (
        or_(
            col(CaseRow.process) == Process.ONE_ON_ONE,
            and_(col(CaseRow.process) == Process.PAIR, col(CaseRow.phase) == PairPhase.RUNNING),
        ),
        col(CaseRow.state) == CaseState.OPEN,
        col(CaseRow.cycle_id).in_(cycles),
        col(CaseRow.person_id) != who,
        or_(
            col(CaseRow.partner_id) == who,
            and_(
                col(CaseRow.process) == Process.ONE_ON_ONE,
                col(CaseRow.person_id).in_(list(reports)),
            ),
            col(CaseRow.id).in_(talked),
            col(CaseRow.id).in_(gave),
        ),
    )


async def _as_it_stands(
    session: AsyncSession,
    viewer: Viewer,
    organisation: Organisation,
    policies: PolicyCache,
    case: CaseRow,
) -> Series:
    policy = await policies.policy(session, case.pack_id)
    who, day, is_pair = PersonId(case.person_id), viewer.day, case.process == Process.PAIR
    return Series(
        case=case,
        rules=talk_rules_of(policy, case.shape),
        partner_id=partner_in(case, organisation, policy, day),
        usual_id=None if is_pair else usual_partner(organisation, policy, who, day),
    )


async def _talks(
    session: AsyncSession, viewer: Viewer, case_ids: Collection[str]
) -> dict[str, list[TalkRow]]:
    """The talks of the two: what another partner had before stays with that pair."""
    rows = await session.scalars(
        select(TalkRow)
        .where(col(TalkRow.case_id).in_(case_ids), col(TalkRow.partner_id) == viewer.person_id)
        .order_by(col(TalkRow.first_day), col(TalkRow.name))
    )
    found: dict[str, list[TalkRow]] = defaultdict(list)
    for row in rows:
        found[row.case_id].append(row)
    return found


async def _tasks(
    session: AsyncSession, viewer: Viewer, case_ids: Collection[str]
) -> dict[str, list[TaskRow]]:
    """What waits for the viewer: times to fix, talks to lead; also what opens later.

    What the viewer has submitted waits no more, though the series may not have answered yet.
    """
    rows = await session.scalars(
        select(TaskRow)
        .where(
            col(TaskRow.case_id).in_(case_ids),
            col(TaskRow.person_id) == viewer.person_id,
            col(TaskRow.state).in_((TaskState.OPEN, TaskState.PLANNED)),
            col(TaskRow.step).in_((TalkStep.ARRANGE_TALK, TalkStep.LEAD_TALK)),
            col(TaskRow.id).not_in(_submitted(viewer)),
        )
        .order_by(col(TaskRow.due_at), col(TaskRow.key))
    )
    found: dict[str, list[TaskRow]] = defaultdict(list)
    for row in rows:
        found[row.case_id].append(row)
    return found


def _submitted(viewer: Viewer) -> Select[str]:
    return (
        select(col(ReceiptRow.task_id))
        .join(MessageRow, col(MessageRow.id) == col(ReceiptRow.id))
        .where(col(ReceiptRow.person_id) == viewer.person_id, col(MessageRow.answered).is_(False))
    )


def _number(organisation: Organisation, person_id: PersonId) -> str:
    person = organisation.person(person_id)
    return person.number if person else ""
