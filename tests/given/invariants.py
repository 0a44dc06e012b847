"""What must stay true 守るべきこと (I1-I9), judged from outside the code once a city is quiet."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlmodel import select

from models.acts import Act
from models.case import Page, TaskState
from models.case.task import LIVING
from models.letters import HABITS, LetterKind
from models.open_days import OpenDays
from models.processes import SEALED, Process
from models.tables.audit import AuditRow
from models.tables.case import CaseRow, CaseState, PageRow
from models.tables.database import Database
from models.tables.letter import LetterRow, PracticeLetterRow
from models.tables.receipt import MessageRow, ReceiptRow, ReceiptState
from models.tables.sheet import DisclosureRow, ResultRow, SheetRow
from models.tables.task import TaskRow
from tests.given.city import City
from tests.given.reading_again import read_again

OF_TALKS = (Act.WISH, Act.BOOK, Act.OFFER, Act.MOVE, Act.HELD, Act.NOT_HELD)
UNFILED = (
    *(Act.CANNOT, Act.HAND_UP, Act.WITHDRAW, Act.REOPEN, Act.GO_ON, Act.REASSIGN, Act.EXTEND),
    *OF_TALKS,
)
"""Acts that change a case and leave no sheet."""
_OWN_TABLES = (Process.CAMPAIGN, Process.APPLICATION, Process.MENTORING, Process.PAIR)
"""What is submitted in open posting 庁内公募, and about mentors, stands in tables of its own."""


@dataclass(frozen=True)
class Book:
    """Every row that matters, by table."""

    cases: Sequence[CaseRow]
    pages: Sequence[PageRow]
    tasks: Sequence[TaskRow]
    messages: Sequence[MessageRow]
    receipts: Sequence[ReceiptRow]
    sheets: Sequence[SheetRow]
    results: Sequence[ResultRow]
    disclosures: Sequence[DisclosureRow]
    letters: Sequence[LetterRow]
    post: Sequence[PracticeLetterRow]
    audit: Sequence[AuditRow]


async def everything_holds(city: City) -> None:
    """All of it: the rows agree with each other, and the process read from the book agrees with them."""
    book = await the_book(city.database)
    rows_agree(book, await city.now())
    letters_are_in_order(book, city.parts.days)
    await read_again(city.parts.client, book.cases, await city.offset())
    after = await the_book(city.database)
    assert _unsealed(after) == _unsealed(book), "reading again wrote something"


def _unsealed(book: Book) -> Book:
    """The same without the audit's chain: the sealer is at work meanwhile."""
    chain: dict[str, Any] = {"seq": None, "hash": None, "previous_hash": None}
    return replace(book, audit=[row.model_copy(update=chain) for row in book.audit])


async def the_book(database: Database) -> Book:
    async def of(table: Any, *order: str) -> list[Any]:
        rows = await session.scalars(select(table).order_by(*(getattr(table, it) for it in order)))
        return list(rows)

    async with database.reading() as session:
        return Book(
            cases=await of(CaseRow, "id"),
            pages=await of(PageRow, "case_id", "seq"),
            tasks=await of(TaskRow, "id"),
            messages=await of(MessageRow, "id"),
            receipts=await of(ReceiptRow, "id"),
            sheets=await of(SheetRow, "id"),
            results=await of(ResultRow, "case_id", "version"),
            disclosures=await of(DisclosureRow, "case_id", "version"),
            letters=await of(LetterRow, "id"),
            post=await of(PracticeLetterRow, "letter_id"),
            audit=await of(AuditRow, "id"),
        )


def rows_agree(book: Book, now: datetime) -> None:
    """Pages without gap, receipts applied once, tasks as the pages say, nobody stuck, nothing unfrozen."""
    for case in book.cases:
        pages = [page for page in book.pages if page.case_id == case.id]
        assert [page.seq for page in pages] == list(range(case.seq + 1)), "a gap in the book"
        assert len({page.cause_id for page in pages}) == len(pages), "one cause, two pages"
        tasks = [task for task in book.tasks if task.case_id == case.id]
        _tasks_are_as_the_pages_say(case, pages, tasks)
        _nobody_is_stuck(case, tasks, now)
        _results_stand(case, book)
        heard = [page for page in pages if page.cause_kind == "message"]
        changes = [r for r in book.audit if r.case_id == case.id and r.act == "changed"]
        told = 0 if case.process in SEALED else len(heard)
        assert len(changes) == told, "a change without its audit row, or a sealed one with"
    _every_message_is_answered(book)


def _tasks_are_as_the_pages_say(
    case: CaseRow, rows: Iterable[PageRow], tasks: Iterable[TaskRow]
) -> None:
    living: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        page = Page.model_validate(row.body)
        for closing in page.closes:
            del living[closing.key]
        living |= {
            task.key: [i.model_dump(mode="json") for i in task.instants] for task in page.tasks
        }
        if page.ended:
            living.clear()
    stand = {task.key: task.instants for task in tasks if task.state in LIVING}
    assert stand == living, "the task list is not what the pages say"
    coming = [at["at"] for instants in living.values() for at in instants]
    wake = case.wake_at.isoformat().replace("+00:00", "Z") if case.wake_at else None
    assert wake == min(coming, default=None), "the case wakes at another moment"


def _nobody_is_stuck(case: CaseRow, tasks: Sequence[TaskRow], now: datetime) -> None:
    assert case.state in (CaseState.OPEN, CaseState.CLOSED), f"{case.state}: {case.trouble}"
    living = [task for task in tasks if task.state in LIVING]
    if case.state == CaseState.CLOSED:
        assert case.outcome, "closed without an outcome"
        assert not living, "closed with open tasks"
        return
    is_asked = any(task.state == TaskState.OPEN and not task.optional for task in living)
    assert is_asked or (case.wake_at and case.wake_at > now), "nobody is asked, nothing will come"


def _results_stand(case: CaseRow, book: Book) -> None:
    results = [row for row in book.results if row.case_id == case.id]
    disclosed = [row for row in book.disclosures if row.case_id == case.id]
    assert [row.version for row in disclosed] == [row.version for row in results]
    for result, disclosure in zip(results, disclosed, strict=True):
        assert result.confirmed_at <= disclosure.disclosed_at, "disclosed before it was confirmed"
    for sheet in book.sheets:
        if sheet.case_id == case.id and results:
            is_rested_on = sheet.page_seq <= results[-1].page_seq
            assert (sheet.frozen_at is not None) == is_rested_on, "a confirmed sheet is not frozen"


def _every_message_is_answered(book: Book) -> None:
    pages = {(page.case_id, page.cause_id): page.seq for page in book.pages}
    sheets = {(sheet.case_id, sheet.page_seq): sheet for sheet in book.sheets}
    assert len(sheets) == len(book.sheets), "two sheets of one page"
    messages = {message.id: message for message in book.messages}
    of_posting = {case.id for case in book.cases if case.process in _OWN_TABLES}
    for message in book.messages:
        assert message.answered, f"unheard: {message.act}"
        assert message.heard_by_page == pages.get((message.case_id, message.id))
        assert message.heard_by_page is not None or message.refusal == "case_closed"
    for receipt in book.receipts:
        message = messages[receipt.id]
        assert receipt.refusal == message.refusal
        is_refused = receipt.state == ReceiptState.REFUSED
        assert is_refused == bool(receipt.refusal), "neither applied nor refused"
        sheet = sheets.get((receipt.case_id, message.heard_by_page or -1))
        if is_refused or receipt.act in UNFILED or receipt.case_id in of_posting:
            assert sheet is None, "a refused receipt left a sheet"
        else:
            assert sheet is not None, "an applied receipt left no sheet"
            assert sheet.content == receipt.content


def letters_are_in_order(book: Book, days: OpenDays) -> None:
    """None on a closed day or out of office hours, none before its time, none twice."""
    written = {letter.id: letter for letter in book.letters}
    for got in book.post:
        if HABITS[LetterKind(got.kind)].in_office_hours:
            assert days.in_office_hours(got.sent_at), f"{got.kind} left at {got.sent_at}"
        assert written[got.letter_id].not_before <= got.sent_at, "before its time"
    rounds = Counter(
        (got.person_id, days.local_day(got.sent_at))
        for got in book.post
        if got.kind == LetterKind.MORNING_ROUND
    )
    assert set(rounds.values()) <= {1}, "two rounds on one day"
    same = Counter(
        (letter.kind, letter.person_id, letter.task_id, letter.once_key) for letter in book.letters
    )
    assert set(same.values()) <= {1}, "one letter twice"
