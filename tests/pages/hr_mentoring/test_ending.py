"""HR takes one mentee out 対象から外す: with a reason, looked at once more, done once, and never one's own."""

from sqlmodel import col, select

from api import addresses
from models.acts import Act
from models.mentoring.pair import PairState
from models.tables.case import CaseRow, CaseState
from models.tables.mentoring import PairRow
from models.tables.receipt import MessageRow
from tests.given.app import Browser
from tests.given.pages_of_city import hidden, said
from tests.given.small_city import KUDO, ONO, SATO
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
    assert "まだ外していません" in said(check)
    assert "開いている間に" not in said(check)
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
    assert "人事課が制度の対象から外しました" in words
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


async def test_what_was_not_seen_is_not_ended(own_year: Year, desk: Browser) -> None:
    """While HR looks at somebody who waits, a colleague decides a pair, and then both agree."""
    path, case = _path(own_year, own_year.waits), own_year.waits
    seen = await desk.client.post(
        path, data=hidden(await desk.opens(path)) | {"act": "check", "reason": WHY}
    )
    assert "手紙は出ません" in said(seen)
    for state in (PairState.ASKED, PairState.RUNNING):
        await _stands(own_year, case, state)
        again = await desk.client.post(path, data=hidden(seen) | {"act": "end"})
        assert again.status_code == 409
        words = said(again)
        assert "開いている間に、この職員の状況が変わりました" in words
        assert "工藤 実" in words
        assert "お二人には、お手続きに動きがあったことを手紙でお知らせします" in words
        assert WHY in words
        assert await _ends(own_year, case) == []
        seen = again
    bare = {name: it for name, it in hidden(seen).items() if name != "seen"}
    assert (await desk.client.post(path, data=bare | {"act": "end"})).status_code == 409
    assert (await desk.client.post(path, data=hidden(seen) | {"act": "end"})).status_code == 303
    assert await _ends(own_year, case) == [(ONO, {"why": WHY})]


async def _stands(year: Year, case: CaseRow, state: PairState) -> None:
    """The case's only pair, with 工藤, in this state."""
    async with year.app.parts.database.reading() as session:
        of_case = select(PairRow).where(col(PairRow.case_id) == case.id)
        pair = (await session.scalars(of_case)).first()
    if pair is None:
        return await year.rows.pair(case, KUDO, state)
    async with year.app.parts.database.writing() as session:
        (await session.get_one(PairRow, pair.id)).state = state
    return None


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
