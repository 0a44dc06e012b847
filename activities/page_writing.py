"""Writing a group of pages 頁 in one transaction: the gate of each case, its effects, then all rows at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from activities.calling_off import call_off_what_cannot_be
from activities.letter_effects import write_letters
from activities.record_effects import answer_message, keep_marks
from activities.talk_effects import call_off_all, keep_talks
from activities.talk_letters import write_talk_letters
from activities.task_effects import change_tasks, close
from activities.turning import Turning
from activities.world import World, WorldMaker
from models.acts import Act
from models.case import CauseKind, Page, Standing, Verdict
from models.case.task import Instant
from models.ids import PersonId
from models.one_on_one.selection import is_in_scope
from models.queries.pages import (
    Known,
    Writes,
    known_about,
    locked_cases,
    standing_from,
    unheard_in_time,
    write,
)
from models.queries.rated_by import rated_by
from models.queries.sheets import result_versions, sheets_of
from models.queries.talks import talks_of
from models.rated_once import RATED_BEFORE
from models.tables.case import CaseRow, CaseState

GAP = "gap: the book is shorter than the case knows it"
KNOWN = "known cause: it stands on another page"
ASTRAY = "astray: the case closes or changes a task that does not live"
SUPERSEDED = "superseded: a newer run of the case writes the book"


@dataclass(frozen=True)
class Offered:
    """A page as the case offers it, and its place in the group."""

    nth: int
    page: Page


async def turn_pages(
    session: AsyncSession, pages: Sequence[Page], maker: WorldMaker
) -> list[Standing]:
    """Answers each page: written if its place is free, else what stands there; order is kept.

    The caller commits. Running it twice with the same pages writes nothing the second time.
    """
    cases = await locked_cases(session, [page.case_id for page in pages])
    answers: dict[int, Standing] = {}
    free = []
    for offered in (Offered(nth, page) for nth, page in enumerate(pages)):
        answer = await _gate(session, cases.get(offered.page.case_id), offered.page)
        if answer:
            answers[offered.nth] = answer
        else:
            free.append(offered)
    if free:
        world = await maker.now(session, {case.pack_id for case in cases.values()})
        answers |= await _write(session, cases, free, world)
    return [answers[nth] for nth in range(len(pages))]


async def _gate(session: AsyncSession, case: CaseRow | None, page: Page) -> Standing | None:
    """None when the page's place is free; otherwise the book's answer."""
    if case is None or page.seq > case.seq + 1:
        return Standing(trouble=GAP)
    if page.epoch < case.epoch:
        return Standing(trouble=SUPERSEDED)
    if page.seq <= case.seq:
        return Standing(pages=tuple(await standing_from(session, case.id, page.seq)))
    return None


async def _write(
    session: AsyncSession, cases: dict[str, CaseRow], free: Sequence[Offered], world: World
) -> dict[int, Standing]:
    ids = {offered.page.case_id for offered in free}
    known = await known_about(
        session,
        {case_id: cases[case_id] for case_id in ids},
        [offered.page.cause.id for offered in free],
    )
    writes, answers = Writes(), {}
    for offered in free:
        answers[offered.nth] = await _write_one(session, offered.page, known, world, writes)
    await write(session, writes)
    return answers


async def _write_one(
    session: AsyncSession, page: Page, known: Known, world: World, writes: Writes
) -> Standing:
    message = known.messages.get(page.cause.id)
    if message is not None and message.answered:
        return Standing(trouble=KNOWN)
    living = {task.key: task for task in known.tasks[page.case_id]}
    if not {closing.key for closing in page.closes} | set(page.amends) <= set(living):
        return Standing(trouble=ASTRAY)
    if page.cause.kind is CauseKind.EXPIRES:
        unheard = await unheard_in_time(
            session, page.case_id, page.cause.task_key, page.cause.at, world.offset
        )
        if unheard:
            return Standing(unheard=unheard)
    turning = Turning(
        page=page,
        case=known.cases[page.case_id],
        living=living,
        message=message,
        receipt=known.receipts.get(page.cause.id),
        world=world,
        writes=writes,
    )
    if turning.is_series:
        turning.talks_before = await talks_of(session, page.case_id)
        turning.talks = {name: dict(talk) for name, talk in turning.talks_before.items()}
    elif page.marks:
        turning.earlier = await sheets_of(session, page.case_id)
        turning.versions = await result_versions(session, page.case_id)
    if _judges(turning):
        turning.rated = await rated_by(session, page.case_id)
    return Standing(pages=(effects(turning),))


def _judges(turning: Turning) -> bool:
    """Whether the page asks somebody, or somebody else, to rate, to adjust or to confirm."""
    asked = [ask.step for ask in turning.page.opens]
    changed = [turning.living[key].step for key in turning.page.amends]
    return not RATED_BEFORE.isdisjoint([*asked, *changed])


def effects(turning: Turning, *, held_for: str | None = None) -> Page:
    """Works out all rows of one page and returns the page as it stands."""
    turning.ended = _ends(turning)
    if turning.is_series:
        (call_off_all if turning.ended else keep_talks)(turning)
        call_off_what_cannot_be(turning)
        write_talk_letters(turning)
    if turning.ended:
        _cancel_all(turning)
    else:
        change_tasks(turning)
    answer_message(turning)
    keep_marks(turning)
    write_letters(turning, held_for=held_for)
    return _finish(turning)


def _finish(turning: Turning) -> Page:
    """Adds the page and its case's row to the writes; returns the page as it stands."""
    stands = turning.page.model_copy(
        update={
            "now": turning.world.now,
            "tasks": tuple(turning.answered),
            "ended": turning.ended,
            "late": turning.is_late,
        }
    )
    turning.writes.new_tasks += turning.new_tasks
    turning.writes.tasks += turning.task_changes
    turning.writes.pages.append(
        {
            "case_id": turning.case.id,
            "seq": stands.seq,
            "epoch": stands.epoch,
            "cause_id": stands.cause.id,
            "cause_kind": stands.cause.kind,
            "at": stands.cause.at,
            "body": stands.model_dump(mode="json"),
        }
    )
    _move_case(turning, stands)
    return stands


def _move_case(turning: Turning, stands: Page) -> None:
    change = {
        "id": turning.case.id,
        "seq": stands.seq,
        "phase": stands.phase,
        "wake_at": _wake_at(turning),
    }
    if outcome := stands.outcome or stands.ended:
        change |= {"state": CaseState.CLOSED, "outcome": outcome, "closed_at": turning.at}
        turning.line("ended", outcome=outcome)
    turning.writes.cases.append(change)


def _wake_at(turning: Turning) -> datetime | None:
    """The nearest instant of any task that lives after this page."""
    instants = {
        key: [Instant.model_validate(instant) for instant in task.instants]
        for key, task in turning.living.items()
    }
    for closing in turning.page.closes:
        del instants[closing.key]
    instants |= {task.key: list(task.instants) for task in turning.answered}
    coming = [instant.at for them in instants.values() for instant in them]
    return None if turning.ended else min(coming, default=None)


def _ends(turning: Turning) -> str:
    """Why the book itself ends the case with this page; empty when it goes on."""
    act, case = turning.page.cause.act, turning.case
    if case.state == CaseState.CLOSED:
        return ""
    if act is Act.END:
        return "ended_by_hr"
    if act is not Act.ORDER:
        return ""
    today, person = turning.world.today(case), PersonId(case.person_id)
    if not turning.world.organisation.employed(person, today):
        return "left"
    if turning.is_series:
        return _ends_series(turning, person, today)
    leave = turning.world.organisation.on_leave(person, today)
    if leave and (leave.to_day is None or leave.to_day >= turning.year.last):
        return "on_leave"
    return ""


def _ends_series(turning: Turning, person: PersonId, today: date) -> str:
    """With a secondment 出向 to elsewhere; it waits for the return from a leave, whenever that is."""
    organisation, policy = turning.world.organisation, turning.world.rules_of(turning.case).policy
    return "" if is_in_scope(organisation, policy, person, today) else "seconded"


def _cancel_all(turning: Turning) -> None:
    for task in turning.living.values():
        close(turning, task, Verdict.CANCELLED)
