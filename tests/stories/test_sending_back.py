"""Goals and ratings go to and fro 差戻し: rounds, proposals, withdrawals, re-rating."""

from datetime import date

import pytest

from models.acts import Act
from models.errors import TooLate
from models.evaluation.steps import Step
from models.queries.access_tasks import task_that_followed
from models.queries.drafts import save_draft
from models.queries.receipts import Taken
from models.queries.withdrawals import withdraw
from models.tables.task import TaskRow
from tests.given.city import City
from tests.given.hall import HARA, ITO, SATO, TANAKA
from tests.stories.scenes import a_new_case, disclosed, rated, with_goals_agreed


async def test_goals_go_round_until_both_agree(city: City) -> None:
    yamada, case = await a_new_case(city)

    for answer in (Act.SEND_BACK, Act.PROPOSE, Act.SEND_BACK, Act.AGREE):
        await city.acts(yamada, Step.DRAFT_GOALS)
        await city.acts(TANAKA, Step.REVIEW_GOALS, answer)

    reviews = [verdict for step, verdict in await case.verdicts() if step == "review_goals"]
    assert reviews == ["sent_back", "proposed", "sent_back", "agreed"]
    assert await case.phase() == "year"
    assert len(await case.sheets("draft_goals")) == 4


async def test_goals_are_changed_by_agreement_and_the_earlier_version_stays(city: City) -> None:
    yamada, case = await with_goals_agreed(city)
    await city.jumps_to(date(2026, 7, 1))

    await city.acts(yamada, Step.CHANGE_GOALS, Act.CHANGE, content={"goals": ["二"]})
    await city.acts(TANAKA, Step.REVIEW_CHANGE, Act.SEND_BACK)
    await city.acts(yamada, Step.CHANGE_GOALS, Act.CHANGE, content={"goals": ["三"]})
    await city.acts(TANAKA, Step.REVIEW_CHANGE, Act.AGREE)

    assert [it.content["goals"] for it in await case.sheets("change_goals")] == [["二"], ["三"]]
    assert await case.windows() == ["change_goals"]
    await city.jumps_to(date(2027, 1, 15))
    assert await case.open_tasks() == [("declare", "山田")]


async def test_a_submission_is_taken_back_before_the_next_person_has_begun(city: City) -> None:
    yamada, case = await a_new_case(city)
    taken = await city.acts(yamada, Step.DRAFT_GOALS)

    await _takes_back(city, taken)

    assert await case.open_tasks() == [("draft_goals", "山田")]
    assert (await case.verdicts())[-1] == ("review_goals", "withdrawn")


async def test_nothing_is_taken_back_once_the_next_person_has_begun(city: City) -> None:
    yamada, case = await a_new_case(city)
    taken = await city.acts(yamada, Step.DRAFT_GOALS)
    review = await case.living("review_goals")
    async with city.database.writing() as session:
        await save_draft(session, review.id, TANAKA.id, {"reason": "も"}, await city.now())

    with pytest.raises(TooLate):
        await _takes_back(city, taken)


async def test_an_interviews_record_is_taken_back_and_written_again(city: City) -> None:
    _, case = await rated(city, Step.CONFIRM)
    await city.acts(ITO, Step.CONFIRM)
    await city.jumps_to(date(2027, 3, 11))
    taken = await city.acts(TANAKA, Step.CLOSING_INTERVIEW)

    await _takes_back(city, taken)

    assert await case.open_tasks() == [("closing_interview", "田中")]


@pytest.mark.parametrize(
    ("at", "act", "lands"),
    [
        (Step.RATE_SECOND, Act.SEND_BACK, ("rate_first", "田中")),
        (Step.ADJUST, Act.SEND_BACK, ("rate_second", "佐藤")),
        (Step.ADJUST, Act.SEND_BACK_TO_EVALUATOR, ("rate_first", "田中")),
        (Step.CONFIRM, Act.SEND_BACK, ("adjust", "原")),
        (Step.CONFIRM, Act.SEND_BACK_TO_EVALUATOR, ("rate_first", "田中")),
    ],
)
async def test_a_rating_is_sent_back(
    city: City, at: Step, act: Act, lands: tuple[str, str]
) -> None:
    _, case = await rated(city, at)
    who = {Step.RATE_SECOND: SATO, Step.ADJUST: HARA, Step.CONFIRM: ITO}[at]

    await city.acts(who, at, act, content={"reason": "根拠が足りない"})

    assert await case.open_tasks() == [lands]
    assert await case.results() == []
    await city.everybody_acts()
    assert [it.letter for it in await case.results()] == ["A"]


async def test_a_complaint_is_heard_and_the_window_opens_again(city: City) -> None:
    yamada, case = await disclosed(city)

    await city.acts(yamada, Step.COMPLAIN, Act.COMPLAIN, content={"text": "評価の理由"})
    assert await case.open_tasks() == [("hear_complaint", "complaint_desk")]
    await city.acts(city.complaint_desk, Step.HEAR_COMPLAINT, Act.ANSWER, content={"answer": "…"})

    assert await case.windows() == ["complain"]
    await city.jumps_to(date(2027, 3, 31))
    assert await case.outcome() == "completed"


async def test_the_complaint_desk_may_say_that_it_cannot(city: City) -> None:
    """利害関係があるなど: HR decides; the complaint comes back to the desk, and is not lost."""
    yamada, case = await disclosed(city)
    await city.acts(yamada, Step.COMPLAIN, Act.COMPLAIN, content={"text": "評価の理由"})
    desk = city.complaint_desk

    await city.acts(desk, Step.HEAR_COMPLAINT, Act.CANNOT, {}, reason="利害関係があるため")
    assert await case.open_tasks() == [("hr_decides", "hr")]
    await city.acts(city.hr, Step.HR_DECIDES, Act.REOPEN, {}, reason="別の担当者が聴く")

    assert await case.open_tasks() == [("hear_complaint", "complaint_desk")]
    await city.acts(desk, Step.HEAR_COMPLAINT, Act.ANSWER, content={"answer": "…"})
    assert await case.windows() == ["complain"]


async def _takes_back(city: City, taken: Taken) -> None:
    async with city.database.writing() as session:
        task = await session.get_one(TaskRow, taken.receipt.task_id)
        followed = await task_that_followed(session, task)
        assert followed
        message = await withdraw(session, taken.receipt, followed.id, at=await city.now())
    await city.hears(city.case_at(task.case_id), message)
