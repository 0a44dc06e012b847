"""Double presses, other tabs, strangers, late comers 受付の断り: what is accepted counts once."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from models.acts import Act
from models.errors import ChangedMeanwhile, NotAllowed, NotFound, SameKeyOtherContent, TooLate
from models.evaluation.steps import Step
from models.ids import new_id
from models.queries.access_tasks import is_turn_of
from models.rights import Viewer
from models.tables.letter import LetterRow
from tests.given.city import City
from tests.given.hall import KATO, SATO, TANAKA
from tests.stories.scenes import a_new_case


async def test_pressing_twice_is_pressing_once(any_city: City) -> None:
    city = any_city
    yamada, case = await a_new_case(city)
    task, nonce = await city.task_of(yamada, Step.DRAFT_GOALS), new_id()

    first = await city.submits(task, yamada, nonce=nonce)
    again = await city.submits(task, yamada, nonce=nonce)
    await city.tells(first)
    await city.tells(again)
    late = await city.submits(task, yamada, nonce=nonce)

    assert {first.receipt.number, again.receipt.number, late.receipt.number} == {
        first.receipt.number
    }
    assert await case.receipts() == [("submit", "applied", "")]


async def test_the_same_form_with_other_words_is_refused(city: City) -> None:
    yamada, _ = await a_new_case(city)
    task, nonce = await city.task_of(yamada, Step.DRAFT_GOALS), new_id()
    await city.tells(await city.submits(task, yamada, nonce=nonce))

    with pytest.raises(SameKeyOtherContent):
        await city.submits(task, yamada, nonce=nonce, content={"goals": []})


async def test_another_tab_is_told_that_it_was_second(city: City) -> None:
    yamada, _ = await a_new_case(city)
    task = await city.task_of(yamada, Step.DRAFT_GOALS)
    first = await city.submits(task, yamada)

    with pytest.raises(ChangedMeanwhile):
        await city.submits(task, yamada)
    await city.tells(first)
    with pytest.raises(TooLate):
        await city.submits(task, yamada)


async def test_a_form_from_before_a_reassignment_is_told_so(city: City) -> None:
    yamada, case = await a_new_case(city)
    await city.acts(yamada, Step.DRAFT_GOALS)
    before = await city.task_of(TANAKA, Step.REVIEW_GOALS)
    await city.commands(case, Act.REASSIGN, "review_goals", person_id=SATO.id, reason="病休")

    with pytest.raises(ChangedMeanwhile):
        await city.submits(before, TANAKA)


async def test_a_stranger_has_no_turn_and_learns_nothing(city: City) -> None:
    yamada, _ = await a_new_case(city)
    task, nonce = await city.task_of(yamada, Step.DRAFT_GOALS), new_id()
    day = city.parts.days.local_day(await city.now())

    assert not is_turn_of(Viewer(person_id=KATO.id, day=day), task)
    await city.tells(await city.submits(task, yamada, nonce=nonce))
    with pytest.raises(NotFound):
        await city.submits(task, KATO, nonce=nonce)


async def test_an_act_of_another_step_is_not_taken(city: City) -> None:
    yamada, case = await a_new_case(city)
    with pytest.raises(NotAllowed):
        await city.submits(await city.task_of(yamada, Step.DRAFT_GOALS), yamada, act=Act.CONFIRM)
    assert await case.receipts() == []


async def test_after_the_last_moment_nothing_is_taken(city: City) -> None:
    yamada, _ = await a_new_case(city)
    task = await city.task_of(yamada, Step.DRAFT_GOALS)
    assert task.expires_at

    with pytest.raises(TooLate):
        await city.submits(task, yamada, at=task.expires_at + timedelta(seconds=1))


async def test_what_came_too_late_for_the_case_is_told_by_letter(any_city: City) -> None:
    """HR moved the task away between the receipt and the case's hearing of it."""
    city = any_city
    yamada, case = await a_new_case(city)
    task = await city.task_of(yamada, Step.DRAFT_GOALS)
    taken = await city.submits(task, yamada)
    cannot = await city.lets_hr_close(case, task)

    await city.tells(taken)

    assert cannot < taken.message.at
    assert await case.receipts() == [("submit", "refused", "too_late")]
    await city.lets_pass(open_days=1)
    assert "receipt_refused" in await city.post.to(yamada)


async def test_a_receipt_that_reaches_a_closed_case_is_refused_by_letter(any_city: City) -> None:
    city = any_city
    yamada, case = await a_new_case(city)
    taken = await city.submits(await city.task_of(yamada, Step.DRAFT_GOALS), yamada)
    await city.commands(case, Act.END, reason="対象外のため")
    assert await case.outcome() == "ended_by_hr"

    assert await city.parts.line.tell(case.id, taken.message) == "over"
    await city.clock.set(await city.now() + timedelta(seconds=3))

    assert await case.receipts() == [("submit", "refused", "case_closed")]
    assert "receipt_refused" in await city.post.to(yamada)
    async with city.database.reading() as session:
        kinds = await session.scalars(
            select(LetterRow.kind).where(col(LetterRow.case_id) == case.id)
        )
        assert "receipt_refused" in set(kinds)
