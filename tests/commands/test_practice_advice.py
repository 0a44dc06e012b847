"""Practice people and the advice directory: some stand in it from the first day, some ask, and days bring answers."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from temporalio.client import Client

from ayumi.installation import Installation
from ayumi.practice.advice import PracticeAdvice
from ayumi.practice.advice_deeds import AT_ONCE, OFFERS, askings, veterans
from models.advice.request import RequestState
from models.fiscal_year import FiscalYear
from models.generator.city import make_city
from models.queries.generated_city import write_city
from models.tables.advice import AdviceOfferRow, AdviceRequestRow
from models.tables.letter import LetterRow
from tests.given.city_founding import a_city_hall

SEED = 2026
CITY = make_city(SEED, 60, "甲府市", FiscalYear(2026))
FIRST = datetime.fromisoformat("2026-04-24T01:00:00+00:00")
ANSWERED = {RequestState.ACCEPTED, RequestState.NOT_NOW}


@pytest.fixture(params=["kofu", "aizuwakamatsu"])
async def practice(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Installation]:
    """A practice city's people in a book; no engine, no worker."""
    engine = await Client.connect("localhost:1", lazy=True)
    url = f"sqlite+aiosqlite:///{tmp_path / 'book.db'}"
    async with a_city_hall(engine, url, tmp_path, request.param) as city:
        async with city.parts.database.writing() as session:
            await write_city(session, CITY)
        yield city.parts


async def test_a_city_with_a_directory_has_offers_and_requests_from_the_first_day(
    practice: Installation,
) -> None:
    people = PracticeAdvice(practice)
    for _ in range(2):  # a city that is started again asks nobody twice
        await people.act_where_due(FIRST, SEED)
    offers, requests, letters = await _written(practice)
    if not practice.policy.mentoring.gives_advice:
        assert (offers, requests, letters) == ([], [], [])
        return
    known = set(practice.policy.mentoring.advice.kinds.value)
    assert len(offers) == OFFERS
    assert all(it.kinds and set(it.kinds) <= known for it in offers)
    assert [it.state for it in requests] == [RequestState.OPEN] * AT_ONCE
    assert {it.adviser_id for it in requests} <= {it.person_id for it in offers}
    assert len(letters) == AT_ONCE

    for days in range(1, 4):
        await people.act_where_due(FIRST + timedelta(days=days), SEED)
    _, requests, letters = await _written(practice)
    assert ANSWERED & {it.state for it in requests}
    assert len(letters) > AT_ONCE


def test_the_same_seed_asks_on_the_same_days_and_no_adviser_asks() -> None:
    organisation = CITY.organisation()
    day = FIRST.date()
    offering = {it.id for it in veterans(organisation, day)}
    asked = askings(organisation, {*offering}, SEED)
    assert len(offering) == OFFERS
    assert [(it.key, it.day) for it in asked] == [
        (it.key, it.day) for it in askings(organisation, {*offering}, SEED)
    ]
    assert [it.day for it in asked[:AT_ONCE]] == [day] * AT_ONCE
    assert all(it.day > day for it in asked[AT_ONCE:])
    assert not offering & {it.person.id for it in asked}
    assert len({it.person.id for it in asked}) == len(asked) > AT_ONCE


async def _written(
    practice: Installation,
) -> tuple[list[AdviceOfferRow], list[AdviceRequestRow], list[LetterRow]]:
    async with practice.database.reading() as session:
        return (
            [*await session.scalars(select(AdviceOfferRow))],
            [*await session.scalars(select(AdviceRequestRow))],
            [*await session.scalars(select(LetterRow))],
        )
