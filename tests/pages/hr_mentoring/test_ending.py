"""HR ends one mentee's support 支援の終了: with a reason, looked at once more, done once, and never one's own."""

from sqlmodel import col, select

from api import addresses
from models.acts import Act
from models.tables.case import CaseRow, CaseState
from models.tables.receipt import MessageRow
from tests.given.app import Browser
from tests.given.pages_of_city import hidden, said
from tests.given.small_city import ONO, SATO
from tests.pages.hr_mentoring.conftest import Year

WHY = "対象の年度を取り違えていたため"


def _path(year: Year, case: CaseRow, address: str = addresses.HR_MENTORING_MENTEE_END) -> str:
    return address.format(cycle_id=year.rows.cycle.id, case_id=case.id)


async def _ends(year: Year, case: CaseRow) -> list[tuple[str, dict[str, object]]]:
    async with year.app.parts.database.reading() as session:
        rows = await session.scalars(
            select(MessageRow).where(
                col(MessageRow.case_id) == case.id, col(MessageRow.act) == Act.END
            )
        )
        return [(it.by_person_id or "", it.details) for it in rows]


async def test_nothing_ends_without_a_reason_and_a_second_look(
    own_year: Year, desk: Browser
) -> None:
    path = _path(own_year, own_year.waits)
    fields = hidden(await desk.opens(path))
    for typed in ({"act": "check", "reason": " "}, {"act": "end", "reason": "あ" * 501}):
        assert (await desk.client.post(path, data=fields | typed)).status_code == 422
    check = await desk.client.post(path, data=fields | {"act": "check", "reason": WHY})
    assert check.status_code == 200
    assert WHY in said(check)
    assert "まだ終わっていません" in said(check)
    back = await desk.client.post(path, data=fields | {"act": "change", "reason": WHY})
    assert f">{WHY}</textarea>" in back.text
    assert await _ends(own_year, own_year.waits) == []


async def test_it_ends_once_and_its_reason_stands_at_the_desk(
    own_year: Year, desk: Browser
) -> None:
    path = _path(own_year, own_year.quiet)
    page = await desk.opens(path)
    assert "佐藤 一郎" in said(page)
    fields = hidden(page) | {"reason": WHY}
    checked = await desk.client.post(path, data=fields | {"act": "check"})
    for _ in range(2):
        answer = await desk.client.post(path, data=hidden(checked) | {"act": "end"})
        assert answer.status_code == 303
    assert await _ends(own_year, own_year.quiet) == [(ONO, {"why": WHY})]
    await _is_heard(own_year, own_year.quiet)
    words = said(await desk.opens(_path(own_year, own_year.quiet, addresses.HR_MENTORING_MENTEE)))
    assert "人事課が支援を終えました" in words
    assert WHY in words


async def test_the_own_pair_is_ended_by_a_colleague(own_year: Year, desk: Browser) -> None:
    path, token = _path(own_year, own_year.own), await desk.token("/hr")
    assert (await desk.opens(path)).status_code == 404
    answer = await desk.presses(path, token=token, act="end", reason=WHY)
    assert answer.status_code == 404
    assert await _ends(own_year, own_year.own) == []


async def test_whoever_is_not_hr_finds_nothing(own_year: Year) -> None:
    async with own_year.app.browser() as browser:
        await browser.becomes(SATO)
        assert (await browser.opens(_path(own_year, own_year.waits))).status_code == 404


async def _is_heard(year: Year, case: CaseRow) -> None:
    """As the case's page leaves it."""
    async with year.app.parts.database.writing() as session:
        row = await session.get_one(CaseRow, case.id)
        row.state, row.outcome = CaseState.CLOSED, "ended_by_hr"
        message = (
            await session.scalars(select(MessageRow).where(col(MessageRow.case_id) == case.id))
        ).one()
        message.answered, message.heard_by_page = True, 3
        session.add_all([row, message])
