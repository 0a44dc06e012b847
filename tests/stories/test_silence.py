"""Somebody does not answer, cannot, or needs longer: superiors hear of it, then HR decides in the same case."""

from datetime import date, timedelta

from models.acts import Act
from models.evaluation.steps import Step
from models.people import Employment
from tests.given.city import City
from tests.given.hall import FUKUI, ITO, SATO, TANAKA
from tests.given.people import a_head, an_employee
from tests.stories.scenes import a_new_case, declared, with_goals_agreed


async def test_silence_is_told_to_the_superior_and_then_to_hr(any_city: City) -> None:
    city = any_city
    yamada, case = await a_new_case(city)

    await city.moves_to(date(2026, 6, 4))
    assert await city.post.to(TANAKA) == ["escalated"]
    await city.lets_pass(open_days=7)

    assert set(await city.post.to(yamada)) == {"morning_round"}
    assert len(await city.post.to(yamada)) == 6  # asked, then 5 and 1 days before, 1, 3, 5 after
    assert await case.open_tasks() == [("hr_decides", "hr")]
    await city.lets_pass(open_days=1)
    assert await city.post.to(city.hr) == ["morning_round"]


async def test_hr_lets_a_silent_persons_case_go_on(city: City) -> None:
    _, case = await a_new_case(city)
    await city.jumps_to(date(2026, 6, 16))

    await city.acts(city.hr, Step.HR_DECIDES, Act.GO_ON, reason="育休に入るため")

    assert await case.open_tasks() == [("review_goals", "田中")]


async def test_hr_asks_a_silent_person_once_more(city: City) -> None:
    yamada, case = await a_new_case(city)
    await city.jumps_to(date(2026, 6, 16))

    await city.acts(city.hr, Step.HR_DECIDES, Act.REOPEN)
    assert await case.open_tasks() == [("draft_goals", "山田")]
    await city.acts(yamada, Step.DRAFT_GOALS)

    assert await case.open_tasks() == [("review_goals", "田中")]


async def test_hr_gives_a_silent_person_until_another_day(city: City) -> None:
    _, case = await a_new_case(city)
    await city.jumps_to(date(2026, 6, 16))

    await city.acts(city.hr, Step.HR_DECIDES, Act.EXTEND, until="2026-07-31", reason="病気のため")

    assert await case.open_tasks() == [("draft_goals", "山田")]
    assert await case.due_day("draft_goals") == date(2026, 7, 31)


async def test_hr_gives_an_unanswered_task_to_somebody_else(city: City) -> None:
    yamada, case = await a_new_case(city)
    await city.acts(yamada, Step.DRAFT_GOALS)
    await city.jumps_to(date(2026, 7, 1))
    assert await case.open_tasks() == [("hr_decides", "hr")]

    await city.acts(city.hr, Step.HR_DECIDES, Act.REASSIGN, person_id=SATO.id, reason="不在のため")

    assert await case.open_tasks() == [("review_goals", "佐藤")]


async def test_whoever_cannot_do_it_says_so_and_hr_decides(city: City) -> None:
    yamada, case = await a_new_case(city)
    await city.acts(yamada, Step.DRAFT_GOALS)

    await city.acts(TANAKA, Step.REVIEW_GOALS, Act.CANNOT, reason="親族にあたるため")

    assert await case.open_tasks() == [("hr_decides", "hr")]
    assert (await case.verdicts())[-1] == ("review_goals", "handed_to_hr")


async def test_a_task_handed_up_goes_to_the_next_level(city: City) -> None:
    yamada, case = await a_new_case(city)
    await city.acts(yamada, Step.DRAFT_GOALS)

    await city.acts(TANAKA, Step.REVIEW_GOALS, Act.HAND_UP, reason="出張のため")

    assert await case.open_tasks() == [("review_goals", "佐藤")]


async def test_a_rating_handed_up_passes_over_who_rates_already(city: City) -> None:
    """佐藤 rates second, 原 adjusts: neither may rate first as well."""
    _, case = await declared(city)

    await city.acts(TANAKA, Step.RATE_FIRST, Act.HAND_UP, reason="出張のため")
    assert await case.open_tasks() == [("rate_first", "福井")]
    await city.acts(FUKUI, Step.RATE_FIRST)

    assert await case.open_tasks() == [("rate_second", "佐藤")]


async def test_who_rated_for_somebody_on_leave_does_not_rate_second(city: City) -> None:
    back = a_head("林", "浩").of("人事課").on_leave(date(2026, 4, 1), date(2027, 1, 20))
    yamada = await city.hires(an_employee("山田").in_section("人事課"))
    await city.hires(back.employed_as(Employment.SPECIAL))
    case = await city.opens_evaluation(yamada)
    await city.acts(yamada, Step.DRAFT_GOALS)
    await city.acts(ITO, Step.REVIEW_GOALS, Act.AGREE)
    await city.jumps_to(date(2027, 1, 15))
    await city.acts(yamada, Step.DECLARE)
    assert await case.open_tasks() == [("rate_first", "伊藤")]
    await city.jumps_to(date(2027, 1, 22))

    await city.acts(ITO, Step.RATE_FIRST)

    assert await case.open_tasks() == [("rate_second", "福井")]


async def test_hr_extends_a_date_and_nobody_is_told_on(city: City) -> None:
    _, case = await a_new_case(city)

    await city.commands(case, Act.EXTEND, "draft_goals", until="2026-08-31", reason="災害対応")
    await city.jumps_to(date(2026, 7, 1))

    assert await case.open_tasks() == [("draft_goals", "山田")]
    assert await case.due_day("draft_goals") == date(2026, 8, 31)
    assert await city.post.to(TANAKA) == []


async def test_a_midterm_check_nobody_made_is_left_out(city: City) -> None:
    _, case = await with_goals_agreed(city)

    await city.jumps_to(date(2027, 1, 15))

    assert ("midterm_check", "expired") in await case.verdicts()
    assert await case.open_tasks() == [("declare", "山田")]


async def test_what_came_in_time_counts_though_the_case_hears_it_late(any_city: City) -> None:
    city = any_city
    yamada, case = await a_new_case(city)
    task = await case.living("draft_goals")
    assert task.expires_at
    await city.clock.jump_to(task.expires_at - timedelta(minutes=1))

    taken = await city.submits(task, yamada, at=task.expires_at - timedelta(seconds=1))
    await city.clock.set(task.expires_at + timedelta(seconds=5))

    assert await case.receipts() == [("submit", "applied", "")]
    assert (await case.verdicts())[0] == ("draft_goals", "submitted")
    await city.tells(taken)  # told again: answered again, and nothing more
    assert len(await case.sheets("draft_goals")) == 1


async def test_the_last_moment_itself_is_in_time(city: City) -> None:
    yamada, case = await a_new_case(city)
    task = await case.living("draft_goals")
    assert task.expires_at

    await city.clock.jump_to(task.expires_at - timedelta(minutes=1))

    await city.submits(task, yamada, at=task.expires_at)
    await city.clock.set(task.expires_at + timedelta(seconds=5))

    assert await case.receipts() == [("submit", "applied", "")]
