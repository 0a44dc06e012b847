"""The board 進行表 in memory: it shows every page that was written, and reads no more than that again."""

from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from api.hr import tally
from models.evaluation.steps import Phase, Step
from models.queries.hr_board import Board
from models.seating import seating
from models.tables.case import CaseRow
from models.tables.task import TaskRow
from tests.given.app import TheApp, an_app, sqlite_url
from tests.given.cases import a_cycle, the_case_of
from tests.given.small_city import YAMADA


@pytest.fixture
async def city(tmp_path: Path) -> AsyncIterator[TheApp]:
    async with an_app(sqlite_url(tmp_path)) as app:
        yield app


async def _board(city: TheApp, cycle_id: str) -> Board:
    async with city.parts.database.reading() as session:
        return await city.parts.boards.get(session, cycle_id)


async def test_only_what_was_written_is_read_again(city: TheApp) -> None:
    cycle = await a_cycle(city)
    before = await _board(city, cycle.id)
    assert await _board(city, cycle.id) is before

    case = await the_case_of(city, YAMADA)
    async with city.parts.database.writing() as session:
        changed = update(CaseRow).where(col(CaseRow.id) == case.id)
        await session.execute(changed.values(seq=case.seq + 1, phase=Phase.RATING))
        moved = update(TaskRow).where(col(TaskRow.case_id) == case.id)
        await session.execute(moved.values(step=Step.RATE_FIRST))
    after = await _board(city, cycle.id)

    known = {one.case_id: one for one in before.cases}
    again = [one for one in after.cases if one is not known[one.case_id]]
    assert [(one.case_id, one.phase) for one in again] == [(case.id, Phase.RATING)]
    assert [turn.step for turn in again[0].turns] == [Step.RATE_FIRST]
    assert len(after.cases) == len(before.cases) > 1


async def test_what_is_late_stands_first(city: TheApp) -> None:
    cycle = await a_cycle(city)
    case = await the_case_of(city, YAMADA)
    async with city.parts.database.writing() as session:
        task = (await session.scalars(select(TaskRow).where(col(TaskRow.case_id) == case.id))).one()
        assert task.due_at
        first_due = task.due_at - timedelta(days=3)
        task.due_at = first_due
    board = await _board(city, cycle.id)
    assert board.late(first_due) == ()
    just_after = first_due + timedelta(seconds=1)
    assert [one.case_id for one in board.late(just_after)] == [case.id]
    a_year_on = first_due + timedelta(days=365)
    assert board.late(a_year_on) == tuple(one for one in board.cases if one.is_late(a_year_on))


async def test_a_tally_counts_what_the_cases_say(city: TheApp) -> None:
    cycle = await a_cycle(city)
    board = await _board(city, cycle.id)
    async with city.parts.database.reading() as session:
        organisation = await city.parts.organisations.get(session)
    seats = seating(organisation, city.clock().date())
    counted = tally.of_a_whole(board, seats)
    assert counted.total == len(board.cases) == counted.phases.total()
    assert counted.seated == Counter(
        (seats.seats[one.person_id].section.id, one.phase) for one in board.cases
    )
    assert counted.steps == Counter(turn.step for one in board.cases for turn in one.turns)
    assert counted.evaluators == {
        seats.superiors[one.person_id] for one in board.cases if one.person_id in seats.superiors
    }
    assert tally.of_a_whole(board, seats) is counted
