"""The morning round 朝の便: one letter a day and person, on open days, with all that is new and open."""

import asyncio
from collections.abc import Sequence
from datetime import date

import pytest
from sqlalchemy import func, select

from models.challenge_job.steps import CampaignStep
from models.evaluation.steps import Step
from models.letters import LetterKind, LetterState
from models.morning_round import RoundRule, due_days_to_remind
from models.open_days import CalendarRules, OpenDays
from models.queries.letters import letter_row, write_letters
from models.queries.morning_round import early_round
from models.roles import Role
from models.tables.letter import LetterRow
from tests.letters.given import DAYS, NINE_ON_TUESDAY, TUESDAY, Hall, at

WEDNESDAY = date(2026, 10, 14)
LATER = date(2026, 10, 30)


async def test_new_tasks_come_in_one_letter_most_urgent_first(any_hall: Hall) -> None:
    for step, due in (
        (Step.DECLARE, LATER),
        (Step.REVIEW_GOALS, date(2026, 10, 23)),
        (Step.REVIEW_GOALS, date(2026, 10, 23)),
        (Step.HEAR_COMPLAINT, LATER),
    ):
        task = await any_hall.opens_task(step=step, due=due)
        await any_hall.writes(LetterKind.TASK_REQUESTED, task_id=task, joins_round=True)

    assert await any_hall.morning_round() == 1
    await any_hall.post_office().deliver_once()

    (letter,) = await any_hall.received("sato")
    assert letter.subject == "【10/23(金)まで】目標の確認など4件のお願い"
    assert [line for line in letter.text.splitlines() if line.startswith("・")] == [
        "・目標の確認 2件  10月23日(金)17:15まで",
        "・自己申告 1件  10月30日(金)17:15まで",
        "・お手続き 1件  10月30日(金)17:15まで",
    ]


async def test_one_matter_with_two_dates_is_counted_without_and_others(hall: Hall) -> None:
    for step, due in ((Step.HEAR_COMPLAINT, LATER), (Step.HEAR_COMPLAINT, date(2026, 10, 23))):
        task = await hall.opens_task(step=step, due=due)
        await hall.writes(LetterKind.TASK_REQUESTED, task_id=task, joins_round=True)
    await hall.morning_round()
    await hall.post_office().deliver_once()
    (letter,) = await hall.received("sato")
    assert letter.subject == "【10/23(金)まで】お手続き2件のお願い"


async def test_it_is_written_once_a_day_however_often_it_runs(any_hall: Hall) -> None:
    await _news(any_hall)
    assert [await any_hall.morning_round() for _ in range(3)] == [1, 0, 0]
    await _news(any_hall)
    assert await any_hall.morning_round() == 0

    any_hall.clock.business_now = at(WEDNESDAY, 8, 30)
    assert await any_hall.morning_round() == 1
    while await any_hall.post_office().deliver_once():
        pass
    assert len(await any_hall.received("sato")) == 1


async def test_an_early_round_for_one_leaves_the_others_to_the_round_of_the_same_moment(
    any_hall: Hall,
) -> None:
    for person in ("sato", "suzuki"):
        task = await any_hall.opens_task(person, due=LATER)
        await any_hall.writes(LetterKind.TASK_REQUESTED, person, task_id=task, joins_round=True)

    now = any_hall.clock.business_now
    async with any_hall.database.writing() as session:
        assert await early_round(session, {"sato"}, now=now, days=DAYS) == 1
        round_of_all = asyncio.create_task(any_hall.morning_round())
        await asyncio.wait([round_of_all], timeout=0.3)
    assert await round_of_all == 1

    await any_hall.post_office().deliver_once()
    for person in ("sato", "suzuki"):
        assert len(await any_hall.received(person)) == 1


async def test_letters_written_at_the_same_moment_in_another_order_are_written_once(
    any_hall: Hall,
) -> None:
    names = [f"person-{nth:04}" for nth in range(1500)]

    async def write(people: Sequence[str]) -> None:
        rows = [
            letter_row(
                LetterKind.ESCALATED, person_id=who, cause="x", at=NINE_ON_TUESDAY, days=DAYS
            )
            for who in people
        ]
        async with any_hall.database.writing() as session:
            await write_letters(session, rows)

    await asyncio.gather(write(names), write(names[::-1]))
    async with any_hall.database.reading() as session:
        assert await session.scalar(select(func.count()).select_from(LetterRow)) == len(names)


async def test_no_round_on_a_closed_day(hall: Hall) -> None:
    await _news(hall)
    hall.clock.business_now = at(date(2026, 10, 17), 8, 30)
    assert await hall.morning_round() == 0


async def test_news_is_told_once_and_then_silence_until_the_due_day_is_near(hall: Hall) -> None:
    await _news(hall, due=LATER)
    told = []
    for day in (13, 14, 15, 16, 19, 20, 21, 22, 23, 26, 27, 28, 29, 30):
        hall.clock.business_now = at(date(2026, 10, day), 9)
        if await hall.morning_round():
            told.append(day)
        await hall.post_office().deliver_once()
    assert told == [13, 23, 29]
    assert len(await hall.received("sato")) == 3


async def test_overdue_is_said_as_a_word(hall: Hall) -> None:
    await hall.opens_task(due=date(2026, 10, 9))
    assert await hall.morning_round() == 1
    await hall.post_office().deliver_once()
    (letter,) = await hall.received("sato")
    assert letter.subject == "【期限すぎ】目標の確認1件のお願い"
    assert "期限(10/9)をすぎています" in letter.text


async def test_a_letter_not_yet_gone_joins_the_round(any_hall: Hall) -> None:
    any_hall.clock.business_now = at(date(2026, 10, 12), 20)
    task = await any_hall.opens_task(due=WEDNESDAY)
    letter = await any_hall.writes(LetterKind.TASK_REQUESTED, task_id=task)
    any_hall.clock.business_now = at(TUESDAY, 8, 30)

    await any_hall.morning_round()
    await any_hall.post_office().deliver_once()

    assert await any_hall.state(letter) is LetterState.FOLDED
    assert [one.kind for one in await any_hall.received("sato")] == [LetterKind.MORNING_ROUND]


async def test_a_round_is_dropped_when_all_of_it_is_done_by_then(any_hall: Hall) -> None:
    task = await _news(any_hall)
    await any_hall.morning_round()
    await any_hall.closes(task)

    assert await any_hall.post_office().deliver_once() == 0
    assert await any_hall.received("sato") == []


async def test_news_of_a_closed_task_is_told_to_nobody(hall: Hall) -> None:
    await hall.closes(await _news(hall))
    assert await hall.morning_round() == 0


async def test_a_round_that_did_not_leave_is_told_again_the_next_day(any_hall: Hall) -> None:
    await _news(any_hall)
    await any_hall.morning_round()
    any_hall.clock.business_now = at(WEDNESDAY, 8, 30)

    assert await any_hall.morning_round() == 1
    assert await any_hall.post_office().deliver_once() == 1
    assert len(await any_hall.received("sato")) == 1


async def test_yesterdays_round_is_not_sent_today(hall: Hall) -> None:
    await _news(hall)
    await hall.morning_round()
    hall.clock.business_now = at(WEDNESDAY, 8, 40)

    assert await hall.post_office().deliver_once() == 0
    assert await hall.morning_round() == 1


async def test_everybody_at_a_desk_hears_of_its_matters_until_they_were_told(
    any_hall: Hall,
) -> None:
    desks = {Role.HR.value: ["ono", "kato"]}
    for _ in range(3):
        await any_hall.opens_task(None, step=Step.HR_DECIDES, role=Role.HR, due=LATER)

    assert await any_hall.morning_round(desks) == 2
    await any_hall.post_office().deliver_once()
    assert await any_hall.subjects("kato") == ["【10/30(金)まで】人事課の判断3件のお願い"]

    any_hall.clock.business_now = at(WEDNESDAY, 8, 30)
    assert await any_hall.morning_round(desks) == 0
    await any_hall.opens_task(None, step=Step.HR_DECIDES, role=Role.HR, due=LATER)
    any_hall.clock.business_now = at(date(2026, 10, 15), 8, 30)
    assert await any_hall.morning_round(desks) == 2


async def test_what_one_may_do_but_need_not_is_never_reminded_of(hall: Hall) -> None:
    await hall.opens_task(step=Step.COMPLAIN, due=None, optional=True)
    assert await hall.morning_round(rule=RoundRule(before_due=(0, 1, 2, 3))) == 0


async def test_a_call_is_told_of_once_though_nobody_owes_an_answer(any_hall: Hall) -> None:
    """Proposals of a section's head, in a round that carries nothing else."""
    task = await any_hall.opens_task(step=CampaignStep.PROPOSE_POSTING, due=None, optional=True)
    await any_hall.writes(LetterKind.TASK_REQUESTED, task_id=task, joins_round=True)
    await any_hall.morning_round()
    await any_hall.post_office().deliver_once()
    (letter,) = await any_hall.received("sato")
    assert letter.subject == "お手続き1件のお願い"
    assert "・お手続き 1件  必要なときに" in letter.text

    any_hall.clock.business_now = at(WEDNESDAY, 8, 30)
    assert await any_hall.morning_round() == 0


async def test_an_evaluator_of_forty_gets_one_letter(hall: Hall) -> None:
    for _ in range(40):
        await _news(hall)
    assert await hall.morning_round() == 1
    await hall.post_office().deliver_once()
    assert await hall.subjects("sato") == ["【10/30(金)まで】目標の確認40件のお願い"]


@pytest.mark.parametrize(
    ("today", "reminded"),
    [
        (TUESDAY, {date(2026, 10, 20), WEDNESDAY, date(2026, 10, 9), date(2026, 10, 7)}),
        (date(2026, 10, 16), {date(2026, 10, 23), 19, 18, 17, 15, 13, 12, 11, 10}),
    ],
)
def test_due_days_are_counted_in_open_days(today: date, reminded: set[date | int]) -> None:
    expected = {day if isinstance(day, date) else date(2026, 10, day) for day in reminded}
    assert due_days_to_remind(today, DAYS, RoundRule()) == expected


def test_a_due_day_that_has_become_closed_is_not_forgotten() -> None:
    closed = OpenDays(CalendarRules(extra_closed=(date(2026, 10, 15),)))
    rule = RoundRule(before_due=(1,), after_due=())
    assert due_days_to_remind(WEDNESDAY, closed, rule) == {date(2026, 10, 16), date(2026, 10, 15)}


async def _news(hall: Hall, due: date = LATER) -> str:
    task = await hall.opens_task(due=due)
    await hall.writes(LetterKind.TASK_REQUESTED, task_id=task, joins_round=True)
    return task
