"""Access of the HR desk to what a plan of pairs is made from 組合せの材料: who waits, wishes, offers, places, refusals.

Every function raises NotFound for whoever is not HR. Who is avoided, or is kin, goes into the plan and onto no page.
"""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.acts import Act
from models.case import TaskState
from models.errors import NotFound
from models.mentoring.allowance import Allowance
from models.mentoring.pair import EndReason, PairState
from models.mentoring.question import Pair
from models.mentoring.sheets import PlanDecision, Profile
from models.mentoring.steps import ProgrammeStep, Side
from models.mentoring.told import Told
from models.mentoring.wishes import Offer, Wishes
from models.processes import Process, process_of
from models.queries.mentor_seats import seats_taken
from models.queries.programmes import waiting_for_mentor
from models.queries.wishes_taken_back import Rules, is_by_the_wish_alone
from models.rights import Viewer
from models.tables.case import CaseRow
from models.tables.cycle import CycleRow
from models.tables.mentoring import (
    MentoringOfferRow,
    MentoringProfileRow,
    MentorSeatRow,
    MentorTrainingRow,
    PairRow,
)
from models.tables.receipt import ReceiptRow
from models.tables.task import TaskRow

_NOT_AGAIN = (EndReason.NOT_AGREED, EndReason.CHANGED, EndReason.RELIEVED)
"""After these the same two are not proposed to each other again."""


@dataclass(frozen=True)
class PlanBook:
    """A programme's year at the desk; ``task`` is HR's to decide now, None where nothing can be decided."""

    cycle: CycleRow
    task: TaskRow | None
    told: Told


async def year_of_plan(session: AsyncSession, viewer: Viewer, cycle_id: str) -> CycleRow:
    """A programme's year. Raises NotFound."""
    _only_hr(viewer)
    cycle = await session.get(CycleRow, cycle_id)
    if cycle is None or process_of(cycle.kind) is not Process.MENTORING:
        raise NotFound
    return cycle


async def plan_book(
    session: AsyncSession, viewer: Viewer, cycle: CycleRow, rules: Rules, *, locks: bool = False
) -> PlanBook:
    """What a plan of the year is made from; ``locks``: one decision at a time."""
    _only_hr(viewer)
    cycle_id = cycle.id
    task = await _task(session, cycle_id, locks=locks)
    people = await _waiting(session, rules, cycle_id)
    standing, withdrawn = await _offers(session, cycle_id)
    told = Told(
        waiting=people,
        wishes=await _wishes(session),
        offers=await _known_mentors(session, cycle, withdrawn),
        offered=standing,
        refused=await _refused(session, {*people.values()}),
        again=await _again(session, cycle_id, {*people}),
    )
    return PlanBook(cycle, task, told)


async def receipt_of_plan(
    session: AsyncSession, viewer: Viewer, cycle_id: str, receipt_id: str
) -> ReceiptRow | None:
    """The receipt of a decision of this year that the viewer made."""
    _only_hr(viewer)
    rows = await session.scalars(
        select(ReceiptRow)
        .join(CaseRow, col(CaseRow.id) == col(ReceiptRow.case_id))
        .where(
            col(ReceiptRow.id) == receipt_id,
            col(ReceiptRow.person_id) == viewer.person_id,
            col(CaseRow.cycle_id) == cycle_id,
            col(CaseRow.process) == Process.MENTORING,
        )
    )
    return rows.first()


async def allowed_for(
    session: AsyncSession, viewer: Viewer, cycle_id: str, case_id: str
) -> dict[str, Allowance]:
    """By mentor, why HR let a decided pair of this case stand against rules, as the receipts keep it."""
    _only_hr(viewer)
    receipts = await session.scalars(
        select(col(ReceiptRow.content))
        .join(CaseRow, col(CaseRow.id) == col(ReceiptRow.case_id))
        .where(
            col(CaseRow.cycle_id) == cycle_id,
            col(CaseRow.process) == Process.MENTORING,
            col(ReceiptRow.act) == Act.CONFIRM,
        )
        .order_by(col(ReceiptRow.received_at))
    )
    pairs = (it for content in receipts for it in PlanDecision.model_validate(content).pairs)
    return {it.mentor_id: it.allowed for it in pairs if it.case_id == case_id and it.allowed}


async def is_pair_of_year(
    session: AsyncSession, viewer: Viewer, cycle_id: str, case_id: str
) -> bool:
    """Whether the case is one of somebody looked after in this year, waiting or not."""
    _only_hr(viewer)
    case = await session.get(CaseRow, case_id)
    return case is not None and case.cycle_id == cycle_id and case.process == Process.PAIR


async def _waiting(session: AsyncSession, rules: Rules, cycle_id: str) -> dict[str, str]:
    """By case; whoever has a place with a mentor already is about to hear of it.

    Who was here by the own wish alone and has taken it back is not placed any more: the case is about to end.
    """
    waiting = await waiting_for_mentor(session, cycle_id)
    placed = {
        *await session.scalars(
            select(col(MentorSeatRow.case_id)).where(col(MentorSeatRow.cycle_id) == cycle_id)
        )
    }
    gone = placed | await _wished_no_more(session, rules, cycle_id)
    return {case: who for case, (who, _) in sorted(waiting.items()) if case not in gone}


async def _wished_no_more(session: AsyncSession, rules: Rules, cycle_id: str) -> set[str]:
    """Cases of those who are in the programme by nothing but a wish they have taken back."""
    cases = await session.scalars(
        select(CaseRow)
        .join(MentoringOfferRow, col(MentoringOfferRow.person_id) == col(CaseRow.person_id))
        .where(
            col(CaseRow.cycle_id) == cycle_id,
            col(CaseRow.process) == Process.PAIR,
            col(MentoringOfferRow.cycle_id) == cycle_id,
            col(MentoringOfferRow.side) == Side.MENTEE.value,
            col(MentoringOfferRow.withdrawn_at).is_not(None),
        )
    )
    return {it.id for it in cases if is_by_the_wish_alone(rules, it)}


async def _task(session: AsyncSession, cycle_id: str, *, locks: bool) -> TaskRow | None:
    found = (
        select(TaskRow)
        .join(CaseRow, col(CaseRow.id) == col(TaskRow.case_id))
        .where(
            col(CaseRow.cycle_id) == cycle_id,
            col(CaseRow.process) == Process.MENTORING,
            col(TaskRow.step) == ProgrammeStep.DECIDE_PLAN,
            col(TaskRow.state) == TaskState.OPEN,
        )
        .order_by(col(TaskRow.opened_by_page).desc())
    )
    if locks:
        found = found.with_for_update(of=TaskRow, key_share=True)
    return (await session.scalars(found)).first()


async def _wishes(session: AsyncSession) -> dict[str, Wishes]:
    rows = await session.scalars(select(MentoringProfileRow))
    return {row.person_id: _wishes_in(Profile.model_validate(row.content)) for row in rows}


def _wishes_in(profile: Profile) -> Wishes:
    return Wishes(
        place=profile.place,
        gender=profile.gender,
        gender_wish=profile.gender_wish,
        interests=frozenset(profile.interests),
        avoided=frozenset(profile.avoided),
        kin=frozenset(profile.kin),
        wished=frozenset(profile.wished),
    )


async def _offers(session: AsyncSession, cycle_id: str) -> tuple[frozenset[str], frozenset[str]]:
    """Who has offered or was named to guide and stands by it; and who has withdrawn for this year."""
    rows = await session.execute(
        select(col(MentoringOfferRow.person_id), col(MentoringOfferRow.withdrawn_at)).where(
            col(MentoringOfferRow.cycle_id) == cycle_id,
            col(MentoringOfferRow.side) == Side.MENTOR.value,
        )
    )
    found: dict[bool, set[str]] = defaultdict(set)
    for person_id, withdrawn_at in rows:
        found[withdrawn_at is None].add(person_id)
    return frozenset(found[True]), frozenset(found[False])


async def _known_mentors(
    session: AsyncSession, cycle: CycleRow, withdrawn: frozenset[str]
) -> dict[str, Offer]:
    seats = await seats_taken(session, cycle.fiscal_year)
    trained = {*await session.scalars(select(col(MentorTrainingRow.person_id)).distinct())}
    return {
        who: Offer(
            trained=who in trained,
            willing=who not in withdrawn,
            taken=len(seats.get(who, ())),
            taken_here=seats.get(who, []).count(cycle.id),
        )
        for who in sorted({*trained, *withdrawn, *seats})
    }


async def _refused(session: AsyncSession, mentees: set[str]) -> tuple[Pair, ...]:
    """Of whoever waits now, in this year or another, this programme or another."""
    rows = await session.execute(
        select(col(PairRow.mentee_id), col(PairRow.mentor_id))
        .where(
            col(PairRow.state) == PairState.ENDED,
            col(PairRow.end_reason).in_([it.value for it in _NOT_AGAIN]),
        )
        .order_by(col(PairRow.mentee_id), col(PairRow.mentor_id))
        .distinct()
    )
    return tuple(Pair(mentee_id=who, mentor_id=other) for who, other in rows if who in mentees)


async def _again(session: AsyncSession, cycle_id: str, waiting: set[str]) -> frozenset[str]:
    """Of the cases that wait, those whose pair of this year has ended."""
    rows = await session.scalars(
        select(col(PairRow.case_id))
        .where(col(PairRow.cycle_id) == cycle_id, col(PairRow.state) == PairState.ENDED)
        .distinct()
    )
    return frozenset(it for it in rows if it in waiting)


def _only_hr(viewer: Viewer) -> None:
    if not viewer.is_hr:
        raise NotFound
