"""Writing a group of pages 頁 in one transaction: the gate of each case, then all rows at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from activities.campaign_reading import campaign_books, open_seals
from activities.page_effects import effects
from activities.programme_reading import programme_books
from activities.turning import Turning
from activities.world import World, WorldMaker
from models.case import CauseKind, Page, Standing
from models.processes import ENDS_AS_A_WHOLE
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
from models.tables.case import CaseRow

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
    of_cases = [(cases[it.page.case_id], it.page) for it in free]
    writes.campaigns = await campaign_books(session, of_cases, world)
    writes.programmes = await programme_books(session, of_cases)
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
        is_whole = known.cases[page.case_id].process in ENDS_AS_A_WHOLE
        about = "" if is_whole else page.cause.task_key
        unheard = await unheard_in_time(session, page.case_id, about, page.cause.at, world.offset)
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
    if turning.has_talks:
        turning.talks_before = await talks_of(session, page.case_id)
        turning.talks = {name: dict(talk) for name, talk in turning.talks_before.items()}
    elif turning.is_campaign or turning.is_application:
        await open_seals(session, turning)
    elif page.marks and turning.is_evaluation:
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
