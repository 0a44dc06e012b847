"""Where a saved history of a programme OJT指導員の制度 ends: its year, and a mentee's case at each of its turns."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from typing import Final

from models.acts import Act
from models.mentoring.sheets import (
    Going,
    Item,
    Midterm,
    Profile,
    Progress,
    Relief,
    Said,
    StaffInterview,
    Survey,
    TrainingPlan,
)
from models.mentoring.steps import PairStep
from models.personnel_orders import OrderKind
from tests.given.case import CaseInTheCity
from tests.given.city import City
from tests.given.mentoring import Mentoring, a_programme, newly_hired
from tests.given.people import Someone, an_employee

Found = tuple[Someone, CaseInTheCity]
MAY_11 = datetime(2026, 5, 11, 1, 0, tzinfo=UTC)
ITEMS: Final = (Item(title="支出命令の審査", level=2),)
JULY, OCTOBER, MARCH_30, APRIL = (
    date(2026, 7, 27),
    date(2026, 10, 2),
    date(2027, 3, 30),
    date(2027, 4, 5),
)


async def _a_call(city: City, mentors: int) -> tuple[Mentoring, Someone, list[Someone]]:
    yamada = newly_hired("山田")
    others = [an_employee("村上") for _ in range(mentors)]
    return await a_programme(city, yamada, *others), yamada, others


async def programme(city: City) -> Found:
    """A decision, another after a refusal, and the period's end."""
    held, yamada, (murakami, hayashi) = await _a_call(city, 2)
    await held.decides((yamada, murakami))
    await held.declines(yamada, yamada)
    await held.starts((yamada, hayashi))
    await city.jumps_to(APRIL)
    return yamada, await held.case()


async def started(city: City) -> Found:
    """Wishes told twice, a mentor who declines, another who agrees by silence; a talk held, one wished for."""
    held, yamada, (murakami, hayashi) = await _a_call(city, 2)
    for words in ("散歩", "将棋"):
        await held.does(
            yamada, yamada, PairStep.TELL_WISHES, Act.SUBMIT, Profile(interests=(words,))
        )
    await held.decides((yamada, murakami))
    await held.declines(yamada, murakami)
    await held.decides((yamada, hayashi))
    await held.agrees(yamada, yamada)
    await city.lets_pass(4)
    await held.does(yamada, hayashi, PairStep.WRITE_PLAN, Act.SUBMIT, TrainingPlan(items=ITEMS))
    talks = await held.talks(yamada)
    await talks.books(hayashi, MAY_11)
    await city.jumps_to(date(2026, 5, 12))
    await talks.says_held(hayashi, yamada)
    await talks.wishes()
    return yamada, await held.case_of(yamada)


async def changed(city: City) -> Found:
    """Relieved with a talk ahead; both wish for another, once in vain; one who leaves; one who may not begin."""
    held, yamada, mentors = await _a_call(city, 4)
    await held.starts((yamada, mentors[0]))
    await (await held.talks(yamada)).books(mentors[0], MAY_11)
    await held.does(
        yamada, city.hr, PairStep.KEEP_PAIR, Act.WITHDRAW, Relief(reason="担当の事務が増えた")
    )
    await held.starts((yamada, mentors[1]))
    for who in (yamada, mentors[1]):
        await held.does(yamada, who, PairStep.ASK_CHANGE, Act.SUBMIT, Said())
    await held.does(yamada, city.hr, PairStep.DECIDE_CHANGE, Act.DECLINE, Said())
    await held.does(yamada, mentors[1], PairStep.ASK_CHANGE, Act.SUBMIT, Said())
    await held.does(yamada, city.hr, PairStep.DECIDE_CHANGE, Act.AGREE, Said())
    await held.starts((yamada, mentors[2]))
    await _leaves(city, mentors[2])
    await held.decides((yamada, mentors[3]))
    await held.agrees(yamada, mentors[3])
    await _leaves(city, mentors[3])
    return yamada, await held.case_of(yamada)


async def year(city: City) -> Found:
    """Progress, the talk with HR, half time, the end of the period and the survey; few of the talks take place."""
    held, yamada, (murakami,) = await _a_call(city, 1)
    await held.starts((yamada, murakami))
    await held.does(yamada, murakami, PairStep.WRITE_PLAN, Act.SUBMIT, TrainingPlan(items=ITEMS))
    await city.jumps_to(date(2026, 7, 2))
    interview = StaffInterview(held_on=date(2026, 7, 2))
    await held.does(yamada, city.hr, PairStep.HOLD_STAFF_INTERVIEW, Act.CONFIRM, interview)
    await city.jumps_to(JULY)
    await held.does(yamada, murakami, PairStep.REPORT_PROGRESS, Act.SUBMIT, Progress(items=ITEMS))
    await city.jumps_to(OCTOBER)
    await held.does(yamada, yamada, PairStep.CHECK_MIDTERM, Act.SUBMIT, Midterm(going=Going.WELL))
    await city.jumps_to(MARCH_30)
    await city.jumps_to(APRIL)
    answers = Survey(helpful=5, rhythm=4, match=5, again=4)
    await held.does(yamada, yamada, PairStep.ANSWER_SURVEY, Act.SUBMIT, answers)
    await city.jumps_to(date(2027, 5, 31))
    return yamada, await held.case_of(yamada)


async def _leaves(city: City, who: Someone) -> None:
    today = city.parts.days.local_day(await city.now())
    await city.receives_order(who, OrderKind.RETIREMENT, today)
    await city.clock.settle()


MENTORING_SCENES: Final[dict[str, Callable[[City], Awaitable[Found]]]] = {
    "mentoring_programme": programme,
    "pair_started": started,
    "pair_changed": changed,
    "pair_year": year,
}
"""By the name of the file."""
