"""Sessions under a moved clock ログインの終わり: each limit to the second, and no draft is lost by it (S04)."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Final

import pytest

from models.evaluation.steps import Step
from models.queries.clock import set_offset
from models.sign_in import End, why_ended
from tests.given.app import Browser
from tests.rights.city import RightsCity
from tests.rights.copying import a_copy
from tests.rights.founding import MARCH
from tests.rights.roles import Holder

SECOND: Final = timedelta(seconds=1)
MINUTE: Final = timedelta(minutes=1)
HOUR: Final = timedelta(hours=1)
BUSY: Final = (25 * MINUTE,) * 28
"""Pressing every 25 minutes: 11 hours and 40 minutes."""

LIVES: Final[dict[str, tuple[timedelta, ...]]] = {
    "at once": (),
    "a second": (SECOND,),
    "half an hour less a second": (30 * MINUTE - SECOND,),
    "twice that": (30 * MINUTE - SECOND,) * 2,
    "a press in between": (20 * MINUTE, 20 * MINUTE, 20 * MINUTE),
    "a whole morning": (25 * MINUTE,) * 9,
    "nearly twelve hours": (*BUSY, 20 * MINUTE - SECOND),
    "clock set back a second": (-SECOND,),
    "clock set back an hour": (-HOUR,),
    "clock set back a day": (-24 * HOUR,),
    "back and as far on": (-HOUR, HOUR),
    "a last press": (*BUSY, 3 * MINUTE),
}
ENDS: Final[dict[str, tuple[timedelta, ...]]] = {
    "half an hour": (30 * MINUTE,),
    "half an hour and a second": (30 * MINUTE + SECOND,),
    "half an hour after a press": (20 * MINUTE, 30 * MINUTE),
    "an hour": (HOUR,),
    "twelve hours at rest": (12 * HOUR,),
    "a night": (16 * HOUR,),
    "a day": (24 * HOUR,),
    "two days": (48 * HOUR,),
    "twelve hours of pressing": (*BUSY, 20 * MINUTE),
    "a second more of it": (*BUSY, 20 * MINUTE + SECOND),
    "back an hour, then too far on": (-HOUR, HOUR + 30 * MINUTE),
    "a morning, then lunch": ((25 * MINUTE,) * 9 + (60 * MINUTE,)),
}


@pytest.fixture(scope="module")
async def city(
    rights_city: RightsCity, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[RightsCity]:
    """A copy: who signs in days later clears away the sessions of everybody before."""
    async with a_copy(rights_city, tmp_path_factory.mktemp("sessions")) as made:
        yield made


@pytest.fixture
async def writer(city: RightsCity) -> AsyncIterator[Browser]:
    """Somebody who has begun a goal sheet; the clock is set right again afterwards."""
    browser = city.app.browser()
    person_id = city.holder(Holder.EMPLOYEE, Step.DRAFT_GOALS)
    assert person_id
    await browser.becomes(person_id)
    yield browser
    await browser.client.aclose()
    city.app.clock.moment = MARCH


@pytest.mark.parametrize("passing", [*LIVES.values(), *ENDS.values()], ids=[*LIVES, *ENDS])
async def test_it_lives_as_long_as_it_may_and_the_draft_outlives_it(
    city: RightsCity, writer: Browser, passing: tuple[timedelta, ...]
) -> None:
    path = f"/t/{city.things[Step.DRAFT_GOALS].params['locator']}"
    title = f"窓口の待ち時間を{len(passing)}分に{sum(passing, timedelta())}"
    token = await writer.token(path)
    kept = await writer.presses(f"{path}/draft", token=token, **{"goals-0-title": title})
    assert kept.status_code == 200
    for time in passing:
        city.app.clock.passes(time)
        last = await writer.opens("/my-tasks")

    if passing in LIVES.values():
        assert not passing or last.status_code == 200
    else:
        assert last.headers["location"] == "/sign-in?to=%2Fmy-tasks"
        person_id = city.holder(Holder.EMPLOYEE, Step.DRAFT_GOALS)
        assert person_id
        await writer.becomes(person_id)
    assert f'value="{title}"' in (await writer.opens(path)).text


async def test_an_ended_session_stays_ended_when_the_clock_goes_back(
    city: RightsCity, writer: Browser
) -> None:
    city.app.clock.passes(HOUR)
    assert (await writer.opens("/my-tasks")).is_redirect
    city.app.clock.passes(-HOUR)
    assert (await writer.opens("/my-tasks")).is_redirect


async def test_the_business_clock_ends_no_session(city: RightsCity, writer: Browser) -> None:
    """The days of practice go on by a press; whoever sits there has not been away."""
    database = city.app.parts.database
    async with database.writing() as session:
        await set_offset(session, timedelta(days=2).total_seconds())
    assert (await writer.opens("/my-tasks")).status_code == 200
    async with database.writing() as session:
        await set_offset(session, 0.0)


def test_the_longer_limit_is_named_where_both_are_reached() -> None:
    ends_at = MARCH + 12 * HOUR
    assert why_ended(ends_at, MARCH, ends_at) is End.ABSOLUTE
    assert why_ended(ends_at - SECOND, MARCH, ends_at) is End.IDLE
    assert why_ended(ends_at - SECOND, ends_at - MINUTE, ends_at) is None
    assert len(LIVES) + len(ENDS) >= 24
