"""Times taken meanwhile 先に入った予定: one winner, and the other chooses among what is left; pressed twice, moved on."""

from datetime import timedelta

from sqlalchemy import select, update
from sqlmodel import col

from models.evaluation.steps import Step
from models.ids import new_id
from models.one_on_one.steps import TalkStep
from models.one_on_one.talk import Span
from models.queries.reservations import quarters_of, reserve
from models.queries.upsert import insert_all
from models.tables.application import SealedTimeRow
from models.tables.talk import AwayRow
from models.tables.task import TaskRow
from tests.given.hall import SATO, TANAKA
from tests.given.pages_of_city import PagesOfCity, hidden, said
from tests.pages.one_on_one.given import MONDAY, THURSDAY, Pair, slots

ARRANGE = TalkStep.ARRANGE_TALK
MONDAY_AT_TEN = {"when": "other", "talk_day": "2026-04-27", "talk_time": "10:00"}


async def is_taken(pair: Pair, person_id: str) -> None:
    """Somebody else's appointment on Monday at ten."""
    wanted = quarters_of([person_id], [Span.of(MONDAY, 30)])
    async with pair.pages.city.database.writing() as session:
        assert await reserve(session, wanted, "another/r1")


async def has_sealed_time(pair: Pair, person_id: str) -> None:
    """An appointment nobody may learn of, on Monday at ten."""
    wanted = quarters_of([person_id], [Span.of(MONDAY, 30)])
    async with pair.pages.city.database.writing() as session:
        where = {"posting_id": "posting", "purpose": "sealed"}
        await insert_all(session, SealedTimeRow, [{**it._asdict(), **where} for it in wanted])


async def test_a_time_one_of_the_two_has_given_away_is_not_free(pair: Pair) -> None:
    await is_taken(pair, pair.yamada.id)

    answer = await pair.presses(TANAKA, ARRANGE, act="book", **MONDAY_AT_TEN)

    assert answer.status_code == 422
    assert "相手の方に別の予定" in said(answer)
    assert MONDAY.isoformat() not in slots(answer)


async def test_ones_own_absence_is_no_time_either(pair: Pair) -> None:
    away = AwayRow(
        id=new_id(), person_id=TANAKA.id, starts_at=MONDAY, ends_at=MONDAY + timedelta(hours=1)
    )
    async with pair.pages.city.database.writing() as session:
        session.add(away)

    answer = await pair.presses(TANAKA, ARRANGE, act="book", **MONDAY_AT_TEN)

    assert "あなたに別の予定" in said(answer)


async def test_an_offered_time_the_partner_has_lost_since_is_offered_no_more(pair: Pair) -> None:
    await pair.series.offers(TANAKA, MONDAY, THURSDAY)
    page = await pair.opens(pair.yamada, TalkStep.CHOOSE_TIME)
    away = AwayRow(
        id=new_id(), person_id=TANAKA.id, starts_at=MONDAY, ends_at=MONDAY + timedelta(hours=1)
    )
    async with pair.pages.city.database.writing() as session:
        session.add(away)

    pressed = {**hidden(page), "act": "book", "when": MONDAY.isoformat()}
    answer = await pair.pages.presses(pair.yamada, str(page.url.path), pressed)

    assert answer.status_code == 422
    assert "先に別の予定が入りました" in said(answer)
    assert slots(answer) == [THURSDAY.isoformat()]


async def test_a_sealed_appointment_changes_no_proposal(pair: Pair) -> None:
    before = slots(await pair.opens(TANAKA, ARRANGE))

    for person_id in (pair.yamada.id, TANAKA.id):
        await has_sealed_time(pair, person_id)

    assert slots(await pair.opens(TANAKA, ARRANGE)) == before


async def test_a_sealed_appointment_makes_no_booking_fail(pair: Pair) -> None:
    for person_id in (pair.yamada.id, TANAKA.id):
        await has_sealed_time(pair, person_id)

    await pair.receipt(TANAKA, ARRANGE, act="book", place="第2会議室", **MONDAY_AT_TEN)

    assert (await pair.series.talk("r1")).starts_at == MONDAY
    async with pair.pages.city.database.reading() as session:
        kept = (await session.scalars(select(SealedTimeRow))).all()
    assert len(kept) == 4


async def test_the_same_press_twice_is_one_receipt(pair: Pair) -> None:
    task = await pair.task(TANAKA, ARRANGE)
    page = await pair.opens(TANAKA, ARRANGE)
    fields = {**hidden(page), "act": "book", "when": slots(page)[0]}

    first = await pair.pages.presses(TANAKA, f"/1on1/{task.locator}", fields)
    second = await pair.pages.presses(TANAKA, f"/1on1/{task.locator}", fields)

    assert first.status_code == second.status_code == 303
    assert first.headers["location"] == second.headers["location"]


async def test_a_second_tab_learns_what_was_booked_in_the_first(pair: Pair) -> None:
    task = await pair.task(TANAKA, ARRANGE)
    page, other = await pair.opens(TANAKA, ARRANGE), await pair.opens(TANAKA, ARRANGE)
    await pair.receipt(TANAKA, ARRANGE, act="book", when=slots(page)[0])

    late = {**hidden(other), "act": "book", "when": slots(other)[1]}
    answer = await pair.pages.presses(TANAKA, f"/1on1/{task.locator}", late)

    assert answer.status_code == 200
    assert "提出済み" in said(answer)
    starts_at = (await pair.series.talk("r1")).starts_at
    assert starts_at
    assert starts_at.isoformat() == slots(page)[0]


async def test_a_task_that_was_changed_meanwhile_is_looked_at_once_more(pair: Pair) -> None:
    task = await pair.task(TANAKA, ARRANGE)
    page = await pair.opens(TANAKA, ARRANGE)
    async with pair.pages.city.database.writing() as session:
        await session.execute(
            update(TaskRow).where(col(TaskRow.id) == task.id).values(version=task.version + 1)
        )

    fields = {**hidden(page), "act": "book", "when": slots(page)[0], "place": "第3会議室"}
    answer = await pair.pages.presses(TANAKA, f"/1on1/{task.locator}", fields)

    assert answer.status_code == 409
    assert "もう一度押してください" in said(answer)
    assert "第3会議室" in answer.text


async def test_nobody_else_opens_or_presses(pair: Pair) -> None:
    task = await pair.task(TANAKA, ARRANGE)
    for stranger in (SATO, pair.pages.city.hr):
        browser = await pair.pages.as_(stranger)
        for path in (f"/1on1/{task.locator}", f"/1on1/{task.locator}/move", f"/t/{task.locator}"):
            assert (await browser.opens(path)).status_code == 404, (stranger, path)
        answer = await browser.presses(
            f"/1on1/{task.locator}", act="book", version="1", when=THURSDAY.isoformat()
        )
        assert answer.status_code == 404


async def test_the_employee_learns_whose_turn_it_is(pair: Pair) -> None:
    task = await pair.task(TANAKA, ARRANGE)

    page = await (await pair.pages.as_(pair.yamada)).opens(f"/1on1/{task.locator}")

    assert page.status_code == 200
    assert "いまは田中 誠 係長の番です" in said(page)
    assert "/my-record/1on1" in page.text


async def test_an_evaluations_task_has_no_page_here(pages: PagesOfCity) -> None:
    yamada, _ = await pages.a_case()
    task = await pages.task(yamada, Step.DRAFT_GOALS)

    answer = await (await pages.as_(yamada)).opens(f"/1on1/{task.locator}")

    assert answer.status_code == 404
