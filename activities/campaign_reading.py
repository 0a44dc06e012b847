"""Reading a campaign before its pages are written 公募の下調べ: its working set, and the seals a page must open."""

from collections.abc import Iterable

from sqlalchemy.ext.asyncio import AsyncSession

from activities.application_effects import is_read_by_panels
from activities.turning import Turning
from activities.words_received import keep_last_words
from activities.world import World
from models.acts import Act
from models.case import CauseKind, Page
from models.challenge_job.case import Entry, Selection
from models.challenge_job.days import days_of_pack
from models.challenge_job.marks import CampaignMark, read_mark
from models.challenge_job.posting import ApplicationState
from models.challenge_job.sheets import Application, RankingSheet, Sealed
from models.challenge_job.steps import ApplicationStep, CampaignStep
from models.errors import SealBroken
from models.fiscal_year import FiscalYear
from models.processes import Process
from models.queries.campaigns import CampaignBook, campaign_book
from models.queries.cycles import people_with_cases
from models.queries.overall_letters import last_overall_letters
from models.queries.pages import Values
from models.queries.sealed_sheets import (
    opened_sheet,
    place_of_application,
    place_of_assessment,
)
from models.queries.seals import SealRing
from models.tables.case import CaseRow

_READS_ALL = frozenset({CampaignMark.CHECK, CampaignMark.OPEN_TO_PANELS})
_OF_POSTING = (Process.CAMPAIGN, Process.APPLICATION)


async def campaign_books(
    session: AsyncSession, pages: Iterable[tuple[CaseRow, Page]], world: World
) -> dict[str, CampaignBook]:
    """By cycle, what the group's pages need to know; nothing where none is of open posting."""
    by_cycle: dict[str, list[tuple[CaseRow, Page]]] = {}
    for case, page in pages:
        if case.process in _OF_POSTING:
            by_cycle.setdefault(case.cycle_id, []).append((case, page))
    return {
        cycle_id: await _book(session, cycle_id, theirs, world)
        for cycle_id, theirs in sorted(by_cycle.items())
    }


async def _book(
    session: AsyncSession, cycle_id: str, pages: list[tuple[CaseRow, Page]], world: World
) -> CampaignBook:
    case = pages[0][0]
    whole = any(_is_about_seats(it, page) for it, page in pages)
    book = await campaign_book(session, cycle_id, whole=whole, case_ids=[it.id for it, _ in pages])
    rules = world.rules_of(case)
    if not book.days:
        year = FiscalYear(case.fiscal_year)
        book.days = days_of_pack(rules.policy.challenge_job.days, year, rules.days)
    if whole and any(page.marks for _, page in pages):
        book.holders = await people_with_cases(session, cycle_id)
    checks = whole or is_read_by_panels(book.phase)
    if checks and rules.policy.challenge_job.may_apply.least_overall_letter.value:
        book.letters = await last_overall_letters(session)
    return book


def _is_about_seats(case: CaseRow, page: Page) -> bool:
    """A first page, or an application as it is written, concerns nobody else."""
    if case.process == Process.CAMPAIGN:
        return page.cause.kind is not CauseKind.START
    if page.cause.kind is CauseKind.START:
        return False
    writes = page.cause.act in (Act.SUBMIT, Act.EXTEND, Act.CALL_OFF)
    passes_by = page.cause.act is None and page.cause.task_key.startswith(ApplicationStep.APPLY)
    return not writes and not passes_by


async def open_seals(session: AsyncSession, turning: Turning) -> None:
    """Opens what the page reads: all applications for the panels, a panel's order, or one that comes late."""
    page, book = turning.page, turning.campaign
    for call in [call for mark, call in _marks(page) if mark in _READS_ALL]:
        await keep_last_words(session, turning, call)
    opens = [call for mark, call in _marks(page) if mark is CampaignMark.OPEN_TO_PANELS]
    if turning.is_campaign and opens:
        for application in book.applications.values():
            if application["state"] == ApplicationState.SUBMITTED and application["call"] in opens:
                said = application["content"]
                await _open(session, turning, application["case_id"], application["call"], said)
    elif turning.is_campaign and _answers(turning, CampaignStep.RANK_APPLICANTS):
        await _open_ranking(session, turning)
    elif turning.receipt and _comes_late(turning):
        call = Entry.of_key(page.cause.task_key).call
        await _open(session, turning, turning.case.id, call, turning.receipt.content)


def _comes_late(turning: Turning) -> bool:
    """An application received in time and heard of only when the panels have opened the others."""
    cause, phase = turning.page.cause, turning.campaign.phase
    writes = turning.is_application and cause.act is Act.SUBMIT and cause.task_key in turning.living
    return writes and is_read_by_panels(phase)


async def _open(
    session: AsyncSession, turning: Turning, case_id: str, call: int, content: Values
) -> None:
    turning.campaign.opened[case_id, call] = await opened_sheet(
        session,
        _ring(turning),
        place_of_application(case_id, call),
        Sealed.model_validate(content),
        Application,
    )


async def _open_ranking(session: AsyncSession, turning: Turning) -> None:
    about = Selection.of_key(turning.page.cause.task_key)
    posting = turning.campaign.posting_named(about.posting)
    if posting is None or turning.receipt is None:
        raise LookupError(about.posting)
    context = place_of_assessment(posting["id"], about.call, about.member)
    sealed = Sealed.model_validate(turning.receipt.content)
    turning.campaign.ranking = await opened_sheet(
        session, _ring(turning), context, sealed, RankingSheet
    )


def _marks(page: Page) -> list[tuple[CampaignMark, int]]:
    is_campaigns = all("/" in mark for mark in page.marks)
    return [read_mark(mark) for mark in page.marks] if is_campaigns else []


def _answers(turning: Turning, step: CampaignStep) -> bool:
    key = turning.page.cause.task_key
    return (
        turning.receipt is not None and key in turning.living and turning.living[key].step == step
    )


def _ring(turning: Turning) -> SealRing:
    if turning.world.seals is None:
        raise SealBroken(what="master_key")
    return turning.world.seals
