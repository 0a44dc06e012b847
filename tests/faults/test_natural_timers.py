"""The engine's own timers 自然の時計: instants that lie seconds ahead come without anybody waking the case."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from activities.cycle_line import DUTIES_QUEUE
from activities.launch import Launch
from activities.world import WorldMaker
from models.acts import Act
from models.evaluation.steps import Step
from models.fiscal_year import FiscalYear
from models.open_days import OpenDays
from models.policy.schema import Policy
from models.queries.clock import set_offset
from models.queries.cycles import open_cycle
from models.queries.policies import store_policy
from tests.given.case import CaseInTheCity
from tests.given.city import City
from tests.given.hall import TANAKA
from tests.given.invariants import everything_holds
from tests.given.people import an_employee
from tests.given.waiting import until
from tests.stories.scenes import a_new_case

AHEAD = timedelta(seconds=6)
TOKYO = ZoneInfo("Asia/Tokyo")
OPENS_IN, CLOSES_IN = timedelta(seconds=15), timedelta(seconds=20)
COMES_WITHIN = 60.0


async def test_an_escalation_and_an_expiry_come_by_themselves(city: City) -> None:
    """On a clock that was moved: the offset is part of every moment a timer is set for."""
    yamada, case = await a_new_case(city)
    for verdict in ("", "expired"):
        wake = (await case.row()).wake_at
        assert wake
        await _is_nearly(city, wake)
        # Any message carries the clock; from here on nobody ticks.
        await city.commands(case, Act.REASSIGN, "draft_goals", person_id=yamada.id)
        await until(_another_page(case, len(await case.pages())), "it comes", seconds=COMES_WITHIN)
        assert (await case.latest("draft_goals")).verdict == verdict

    assert await case.open_tasks() == [("hr_decides", "hr")]
    await city.clock.settle()
    await everything_holds(city)


async def test_with_the_true_clock_the_day_comes_and_ends(city: City) -> None:
    """Offset zero, from the launch to the end: the hall opens and closes within the next seconds."""
    await city.hires(yamada := an_employee("山田").evaluated_by(TANAKA))
    async with city.database.writing() as session:
        await set_offset(session, 0.0)
    opens = _whole_seconds(datetime.now(UTC) + OPENS_IN)
    closes = opens + (CLOSES_IN - OPENS_IN)
    if opens.astimezone(TOKYO).date() != closes.astimezone(TOKYO).date():
        opens, closes = opens + CLOSES_IN, closes + CLOSES_IN
    await _opens_two_days_before(city, opens, closes)
    case = await city.case_of(yamada)
    task = await case.living("draft_goals")
    assert (await case.row()).wake_at == opens
    assert task.expires_at == closes

    await until(_another_page(case, 1), "the superior is told", seconds=COMES_WITHIN)
    assert (await case.latest("draft_goals")).verdict == ""
    assert datetime.now(UTC) >= opens
    await until(_another_page(case, 2), "the task expires", seconds=COMES_WITHIN)
    assert (await case.latest("draft_goals")).verdict == "expired"
    assert datetime.now(UTC) >= closes

    assert await case.open_tasks() == [("hr_decides", "hr")]
    assert [page.at for page in await case.pages()][1:] == [opens, closes]
    assert await city.offset() == 0
    await everything_holds(city)


async def _opens_two_days_before(city: City, opens: datetime, closes: datetime) -> None:
    """A launch that was interrupted the day before yesterday, when all was written; it goes on now.

    Goals were due yesterday. So today, one open day later, silence is told at the opening hour,
    and the task expires at the closing hour.
    """
    then = opens - timedelta(days=2)
    policy = _a_pack_for(city.parts.policy, opens.astimezone(TOKYO), closes.astimezone(TOKYO))
    city.parts = replace(city.parts, policy=policy, days=OpenDays(policy.calendar.rules()))
    year = FiscalYear.of(city.parts.days.local_day(then))
    async with city.database.writing() as session:
        pack = await store_policy(session, policy, then)
        rule = policy.evaluation.cycles.value[0]
        cycle = await open_cycle(session, rule, year, pack, now=then, by=city.hr.id)
    launch = Launch(city.database, city.parts.client, WorldMaker(lambda: then))
    async for _ in launch._written(cycle.id):
        pass
    await city.parts.client.start_workflow(
        "Cycle", cycle.id, id=f"cycle:{cycle.id}", task_queue=DUTIES_QUEUE
    )


def _a_pack_for(pack: Policy, opens: datetime, closes: datetime) -> Policy:
    """The pack with today's hours, three open days to today, and goals due one day after opening."""
    told: dict[str, Any] = pack.model_dump(mode="json")
    told["calendar"]["office_hours"]["value"] = {
        "opens": opens.time().isoformat(),
        "closes": closes.time().isoformat(),
    }
    told["calendar"]["closed_days"]["value"]["also_open"] = [
        (opens.date() - timedelta(days=back)).isoformat() for back in range(3)
    ]
    told["evaluation"]["steps"][Step.DRAFT_GOALS]["value"] |= {
        "opens": None,
        "due": None,
        "within_open_days": 1,
        "escalations": [{"after_open_days": 1, "to": "superior"}],
        "expires_after_open_days": 1,
    }
    return Policy.model_validate(told)


def _another_page(case: CaseInTheCity, before: int) -> Callable[[], Any]:
    async def has_come() -> bool:
        return len(await case.pages()) > before

    return has_come


def _whole_seconds(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)


async def _is_nearly(city: City, moment: datetime) -> None:
    async with city.database.writing() as session:
        await set_offset(session, (moment - AHEAD - datetime.now(UTC)).total_seconds())
