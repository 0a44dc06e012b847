"""Reading is an event 閲覧の記録: what was asked over HTTP against the log, one for one (P07).

Every page of the table of rights is asked for by every role. What each answer had to leave behind is
said here by hand, in the order of asking; the log must say the same, with nothing missing and nothing more.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final, NamedTuple

import httpx2
from sqlmodel import col, select

from models.audit import READS, AuditAct
from models.evaluation.steps import Step
from models.tables.audit import AuditRow
from tests.rights.asking import read, sends
from tests.rights.city import RightsCity
from tests.rights.panels import OF_PANEL
from tests.rights.roles import Answer, Holder
from tests.rights.table import TABLE
from tests.rights.table.route import Cell, Route
from tests.rights.things import ON_PAPER

SHOWS: Final = {
    "/t/{locator}": ("read", "task."),
    "/t/{locator}/sheet": ("read", "sheet."),
    "/my-people/{case_id}/log": ("read", "conduct_log"),
    "/talks/{talk_id}": ("read", "talk."),
    "/desk/referrals/{referral_id}": ("read", "talk."),
    "/posting-desk": ("read", "posting."),
    "/posting-desk/postings/{posting_id}": ("read", "posting."),
    "/posting-desk/choices/{candidacy_id}": ("read", "posting."),
    "/posting-desk/what-if": ("read", "posting."),
    "/posting-desk/results": ("read", "posting."),
    "/posting-desk/figures": ("read", "posting."),
    "/posting-desk/disputes": ("read", "posting."),
    "/posting-desk/disputes/{dispute_id}": ("read", "posting."),
    "/my-people/ojt": ("read", "ojt."),
    "/hr/mentoring/trainings.csv": ("exported", "mentoring."),
    "/hr/mentoring/{cycle_id}/mentees/{case_id}": ("read", "mentoring."),
    "/hr/mentoring/{cycle_id}/plan": ("read", "mentoring."),
    "/hr/mentoring/{cycle_id}/plan/change": ("read", "mentoring."),
    "/hr/mentoring/{cycle_id}/plan/compare": ("read", "mentoring."),
    "/hr/mentoring/{cycle_id}/plan/next": ("read", "mentoring."),
    "/hr/cases/{case_id}": ("read", "hr.case"),
    "/hr/paper/{locator}": ("read", "paper."),
    "/hr/paper/{locator}/print": ("printed", "paper."),
    "/hr/letters/{letter_id}/print": ("printed", "letter."),
    "/hr/1on1/{year}/summary.csv": ("exported", "one_on_one."),
    "/audit": ("searched", "audit"),
}
"""The pages that show what is another person's, and what the log calls the reading of them."""
SHOWN_AGAIN: Final = {
    "/t/{locator}": ("read", "task."),
    "/t/{locator}/submit": ("read", "task."),
    "/my-people/{case_id}/log": ("read", "conduct_log"),
    "/talks/{talk_id}/actions": ("read", "talk."),
    "/talks/{talk_id}/referrals": ("read", "talk."),
    "/hr/paper/{locator}": ("read", "paper."),
    "/hr/paper/{locator}/submit": ("read", "paper."),
    "/posting-desk/choices/{candidacy_id}": ("read", "posting."),
    "/posting-desk/disputes/{dispute_id}": ("read", "posting."),
    "/hr/mentoring/{cycle_id}/plan": ("read", "mentoring."),
}
"""The presses that show such a page again where something in the form is wrong (422)."""
ABOUT_NOBODY: Final = frozenset(
    {
        "/audit",
        "/hr/1on1/{year}/summary.csv",
        "/hr/mentoring/trainings.csv",
        "/hr/mentoring/{cycle_id}/plan",
        "/hr/mentoring/{cycle_id}/plan/change",
        "/hr/mentoring/{cycle_id}/plan/compare",
        "/hr/mentoring/{cycle_id}/plan/next",
    }
)
SHEET: Final = next(
    route
    for route in TABLE
    if route.method == "POST" and route.path == "/hr/cases/{case_id}/sheets/{page_seq}"
)


class Noted(NamedTuple):
    """One reading: who, whose, how, what, in which case."""

    actor: str
    subject: str | None
    act: str
    what: str
    case: str | None


async def test_every_reading_is_noted_once_and_nothing_else_is(rights_city: RightsCity) -> None:
    before = await _last(rights_city)
    expected: list[Noted] = []
    asked = 0
    for route in TABLE:
        for cell in route.cells() if route.method == "GET" else ():
            expected += await _asks(rights_city, route, cell)
            asked += 1
    rows = await _since(rights_city, before)
    assert asked > 1000
    assert len(expected) >= 25
    assert [_noted(row) for row in rows] == expected
    assert {one.act for one in expected} == {"read", "printed", "searched", "exported"}
    for row in rows:
        assert row.at.utcoffset() == timedelta(0)
        assert row.address


async def test_a_page_shown_again_with_its_errors_is_a_reading_too(
    rights_city: RightsCity,
) -> None:
    before = await _last(rights_city)
    expected: list[Noted] = []
    for route in TABLE:
        if route.method == "POST" and route.path in {*SHOWN_AGAIN, "/posting/{locator}"}:
            for cell in route.cells():
                expected += await _presses(rights_city, route, cell)
    rows = await _since(rights_city, before)
    assert len(expected) >= 10
    assert [_noted(row) for row in rows if AuditAct(row.act) in READS] == expected


async def test_hr_reads_a_sheet_with_a_reason_and_without_one_reads_nothing(
    rights_city: RightsCity,
) -> None:
    before = await _last(rights_city)
    expected: list[Noted] = []
    for cell in SHEET.cells():
        for reason in ("", "苦情の確認のため"):
            answer = await _reads_sheet(rights_city, cell, reason)
            if answer is Answer.ALLOWED and reason:
                actor = rights_city.holder(cell.holder, cell.thing)
                expected.append(_of_sheet(rights_city, str(actor), cell))
    rows = await _since(rights_city, before)
    assert len(expected) == 4  # two of HR read about two people
    assert [_noted(row) for row in rows] == expected
    assert {row.reason for row in rows} == {"苦情の確認のため"}


async def test_the_log_says_in_which_part_somebody_read(rights_city: RightsCity) -> None:
    before = await _last(rights_city)
    thing = rights_city.things[Step.RATE_SECOND]
    browser = await rights_city.browser(rights_city.holder(Holder.SECOND_EVALUATOR, "rate_second"))
    page = await browser.opens(f"/t/{thing.params['locator']}")
    [row] = await _since(rights_city, before)
    assert page.status_code == 200
    assert row.reason == "second_evaluator"
    assert not {row.what, row.reason} & {thing.params["locator"], "窓口"}


async def _asks(city: RightsCity, route: Route, cell: Cell) -> list[Noted]:
    """Opens the page, and says what the log must have of it."""
    is_open = read(await _sent(city, route, cell)) is Answer.ALLOWED
    return _reading(city, route, cell, SHOWS) if is_open else []


async def _presses(city: RightsCity, route: Route, cell: Cell) -> list[Noted]:
    """The same of a press whose form has its errors."""
    answer = await _sent(city, route, cell)
    return _reading(city, route, cell, SHOWN_AGAIN) if answer.status_code == 422 else []


async def _sent(city: RightsCity, route: Route, cell: Cell) -> httpx2.Response:
    browser = await city.browser(city.holder(cell.holder, cell.thing))
    path = route.address({**city.things[cell.thing].params, **cell.params})
    return await sends(city, browser, route, path)


def _reading(
    city: RightsCity, route: Route, cell: Cell, shows: Mapping[str, tuple[str, str]]
) -> list[Noted]:
    """One's own file is no entry, and no other page shows anybody's."""
    if cell.thing in OF_PANEL and route.path == "/posting/{locator}":
        who = str(city.holder(cell.holder, cell.thing))
        return [Noted(who, None, "read", "posting.", None)]
    is_read = cell.holder is Holder.PROMOTER or route.path != "/my-people/ojt"
    if route.path not in shows or not is_read:
        return []  # heads of other sections see that nobody learns in theirs
    act, what = shows[route.path]
    actor = str(city.holder(cell.holder, cell.thing))
    if route.path in ABOUT_NOBODY or route.path.startswith("/posting-desk"):
        return [Noted(actor, None, act, what, None)]
    thing = ON_PAPER if route.path.startswith("/hr/letters") else cell.thing
    subject = city.holder(Holder.EMPLOYEE, thing)
    return [Noted(actor, subject, act, what, city.things[thing].case_id)] * (actor != subject)


async def _reads_sheet(city: RightsCity, cell: Cell, reason: str) -> Answer:
    browser = await city.browser(city.holder(cell.holder, cell.thing))
    path = SHEET.address({**city.things[cell.thing].params, **cell.params})
    token = await city.token(browser)
    answer = await browser.presses(path, token=token, reason=reason)
    return read(answer)


def _of_sheet(city: RightsCity, actor: str, cell: Cell) -> Noted:
    subject = city.holder(Holder.EMPLOYEE, cell.thing)
    return Noted(actor, subject, "read", "hr_sheet.", city.things[cell.thing].case_id)


def _noted(row: AuditRow) -> Noted:
    """The entry, its code cut at the dot: which step it was stands behind."""
    head, dot, _ = row.what.partition(".")
    what = row.what if row.what in ("hr.case", "audit") else head + dot
    return Noted(row.actor_id, row.subject_id, row.act, what, row.case_id)


async def _last(city: RightsCity) -> int:
    async with city.app.parts.database.reading() as session:
        found = await session.scalar(select(AuditRow.id).order_by(col(AuditRow.id).desc()).limit(1))
        return found or 0


async def _since(city: RightsCity, before: int) -> list[AuditRow]:
    """All that was noted since, but who signed in: the browsers of this city do that by themselves."""
    async with city.app.parts.database.reading() as session:
        found = await session.scalars(
            select(AuditRow)
            .where(col(AuditRow.id) > before, col(AuditRow.act) != "signed_in")
            .order_by(col(AuditRow.id))
        )
        return list(found)
