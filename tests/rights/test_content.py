"""What people write: nothing beside the listed fields counts (S13), and it is text wherever it is shown (S20)."""

from collections.abc import AsyncIterator
from html import unescape
from html.parser import HTMLParser
from typing import Final

import pytest
from sqlmodel import col, select

from models.evaluation.steps import Step
from models.ids import PersonId
from models.roles import Role
from models.tables.receipt import MessageRow, ReceiptRow
from models.tables.task import TaskRow
from tests.given.cases import the_case_of
from tests.given.small_city import YAMADA
from tests.rights.book_at_rest import at_rest, tables_with
from tests.rights.city import RightsCity
from tests.rights.copying import a_copy
from tests.rights.roles import Answer, Holder
from tests.rights.table import TABLE
from tests.rights.things import HANDED_UP, STEPS

PLANTED: Final = "planted-7731"
UNLISTED: Final = (
    "admin",
    "author_id",
    "by_hand",
    "case_id",
    "confirmed_by",
    "details",
    "epoch",
    "frozen_at",
    "letter",
    "locator",
    "on_behalf_of",
    "outcome",
    "paper_date",
    "phase",
    "points",
    "received_at",
    "role",
    "seq",
    "state",
    "subject_id",
    "task_id",
    "verdict",
    "viewer",
)
"""Names of columns that no form asks for."""
PAYLOADS: Final = (
    "<script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "\"><svg onload='alert(1)'>",
    "' onmouseover='alert(1)",
    '" autofocus onfocus="alert(1)',
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<a href='javascript:alert(1)'>x</a>",
    "javascript:alert(1)",
    "<div hx-get='/hr' hx-trigger='load'>",
    "<form action='/sign-out' method=post>",
    "<base href='https://elsewhere.test/'>",
    "<meta http-equiv=refresh content='0;url=//elsewhere.test'>",
    "{{ 7 * 7 }}",
    "{% include 'base.html' %}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<!--<script>-->",
    "<math><mi xlink:href='data:x,<script>alert(1)</script>'>",
    "髙﨑𠮷<b>太字</b>\u202eabc",
)


@pytest.fixture(scope="module")
async def city(
    rights_city: RightsCity, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[RightsCity]:
    async with a_copy(rights_city, tmp_path_factory.mktemp("content")) as made:
        yield made


async def test_an_unlisted_field_changes_nothing_at_any_press(city: RightsCity) -> None:
    """With the unlisted fields the answer is the same, and the planted value stands nowhere."""
    planted = dict.fromkeys(UNLISTED, PLANTED)
    for route in TABLE:
        if route.method != "POST" or route.path.endswith("/submit"):
            continue
        allowed = (cell for cell in route.cells() if cell.answer is Answer.ALLOWED)
        cell = next(allowed, None) or next(route.cells())
        person_id = city.holder(cell.holder, cell.thing)
        address = route.address({**city.things[cell.thing].params, **cell.params})
        statuses = []
        for extra in ({}, planted):
            browser = await city.browser(person_id)
            fields = {**route.fields, **{k: v for k, v in extra.items() if k not in route.fields}}
            answer = await browser.presses(address, token=await city.token(browser), **fields)
            statuses.append(answer.status_code)
            if route.leaves:
                await city.forgets(person_id)
        assert len(set(statuses)) == 1, (route.name, statuses)
    rows = await at_rest(city.app.parts.database, but=frozenset())
    assert tables_with(rows, PLANTED) <= {"drafts"}  # one's own words, as typed; no form reads them


@pytest.mark.parametrize("step", [step for step in STEPS if step is not Step.COMPLAIN])
async def test_a_submission_keeps_the_listed_fields_alone(city: RightsCity, step: Step) -> None:
    task = await _fresh(city, step)
    fields = await city.turner.fields(task)
    extra = {name: PLANTED for name in UNLISTED if name not in fields}
    browser = await city.browser(_does(city, task))
    address = f"/t/{task.locator}/submit"
    answer = await browser.presses(address, token=await city.token(browser), **{**extra, **fields})
    assert answer.status_code == 303, answer.text
    receipt = await _receipt(city, task)
    assert PLANTED not in repr(receipt)
    assert receipt.person_id == _does(city, task)
    assert receipt.on_behalf_of is None
    async with city.app.parts.database.reading() as session:
        message = await session.get_one(MessageRow, receipt.id)
    assert PLANTED not in repr(message)


async def test_payloads_are_text_on_every_page_they_reach(city: RightsCity) -> None:
    """Twenty payloads as goals, comments, notes and reasons; then every page of those who read them."""
    task = await _fresh(city, HANDED_UP)
    deputy = await city.browser(_does(city, task))
    pages = []
    for payload in PAYLOADS:
        fields = {"act": "send_back", "reason": payload, "words": payload, "version": "1"}
        token = await city.token(deputy)
        pages.append(await deputy.presses(f"/t/{task.locator}/draft", token=token, **fields))
        pages.append(await deputy.presses(f"/t/{task.locator}", token=token, **fields))
        opened = await deputy.opens(f"/t/{task.locator}")
        assert payload in unescape(opened.text), payload
        pages.append(opened)
    employee = await city.browser(city.things[HANDED_UP].chain[Holder.EMPLOYEE])
    token = await city.token(employee)
    for nth, payload in enumerate(PAYLOADS):
        note = await employee.presses(
            "/my-record/notes", token=token, words=payload, nonce=f"note-{nth}"
        )
        assert note.status_code == 303
    record = await employee.opens("/my-record")
    for payload in PAYLOADS:
        assert payload in unescape(record.text), payload
    for page in [*pages, record]:
        assert _foreign(page.text) == [], page.request.url


async def test_payloads_in_goals_reach_the_evaluator_and_hr_as_text(city: RightsCity) -> None:
    """Five goals of four texts each carry the twenty payloads through the case."""
    drafted, payloads = await _goals_of_yamada(city), iter(PAYLOADS)
    fields = {
        f"goals-{nth}-{name}": next(payloads)
        for nth in range(5)
        for name in ("title", "text", "measure", "link")
    }
    fields |= {f"goals-{nth}-weight": "20" for nth in range(5)}
    fields |= {f"goals-{nth}-difficulty": "usual" for nth in range(5)}
    employee = await city.browser(_does(city, drafted))
    answer = await employee.presses(
        f"/t/{drafted.locator}/submit",
        token=await city.token(employee),
        version=str(drafted.version),
        nonce="goals",
        **fields,
    )
    assert answer.status_code == 303, answer.text
    await city.turner.hears(drafted, city.app.line.told[-1][1])

    review = await city.turner.open_task(drafted.case_id)
    evaluator = await city.browser(_does(city, review))
    hr = await city.browser(city.outsiders[Holder.HR_ADMIN])
    sheet = f"/hr/cases/{drafted.case_id}/sheets/1"
    for page in (
        await evaluator.opens(f"/t/{review.locator}"),
        await hr.presses(sheet, token=await city.token(hr), reason="確かめる"),
    ):
        assert page.status_code == 200
        missing = [payload for payload in PAYLOADS if payload not in unescape(page.text)]
        assert missing == [], page.request.url
        assert _foreign(page.text) == []
    rows = await at_rest(city.app.parts.database)
    assert tables_with(rows, "alert(1)") <= {"drafts", "notes", "receipts", "sheets"}  # no letter


async def _goals_of_yamada(city: RightsCity) -> TaskRow:
    """Goals nobody has written yet, in a case beside those of the table."""
    case = await the_case_of(city.app, YAMADA)
    return await city.turner.open_task(case.id)


def _does(city: RightsCity, task: TaskRow) -> PersonId:
    """Who does the task: its person, or the first of its desk."""
    if task.person_id is not None:
        return PersonId(task.person_id)
    desk = Holder.HR_ADMIN if task.role == Role.HR else Holder.COMPLAINT_DESK
    return city.outsiders[desk]


async def _fresh(city: RightsCity, name: str) -> TaskRow:
    """The task as it stands now."""
    async with city.app.parts.database.reading() as session:
        known = city.things[name].task
        assert known
        return await session.get_one(TaskRow, known.id)


async def _receipt(city: RightsCity, task: TaskRow) -> ReceiptRow:
    async with city.app.parts.database.reading() as session:
        rows = await session.scalars(
            select(ReceiptRow)
            .where(col(ReceiptRow.task_id) == task.id)
            .order_by(col(ReceiptRow.received_at).desc())
        )
        return rows.one()


class _Foreign(HTMLParser):
    """Notes every tag and attribute that no template of ours writes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        is_script = tag == "script" and not given.get("src", "").startswith("/static/")
        acts = [name for name in given if name.startswith("on") or name == "srcdoc"]
        runs = [value for value in given.values() if value.strip().startswith("javascript:")]
        if is_script or acts or (runs and tag not in ("input", "textarea")):
            self.found.append(f"{tag} {given}")
        if tag in ("img", "iframe", "base", "math") or given.get("http-equiv"):
            self.found.append(tag)


def _foreign(page: str) -> list[str]:
    parser = _Foreign()
    parser.feed(page)
    return parser.found
