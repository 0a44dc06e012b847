"""What is sealed is left out 封をした手続きは外に出ない: of letters about its end, of HR's desk, of the doctor's counts."""

from collections.abc import AsyncIterator

import pytest
from sqlmodel import col, select

from models.challenge_job.steps import ApplicationStep
from models.letters import LetterKind
from models.processes import Process
from models.queries.access_my_tasks import my_living_tasks
from models.queries.access_tasks import is_turn_of
from models.queries.messages import refuse_after_the_end
from models.queries.sealed_cases import is_a_sealed_one_parked
from models.rights import Viewer
from models.tables.case import CaseRow, CaseState
from models.tables.letter import LetterRow
from models.tables.receipt import ReceiptRow, ReceiptState
from models.tables.task import TaskRow
from tests.given.hall import ONO
from tests.secrecy.beside_pages import told_to_the_office
from tests.secrecy.knowing import known_in
from tests.secrecy.lots import lots_drawn_alike
from tests.secrecy.pairs import Pairs
from tests.secrecy.people import APPLICANT
from tests.secrecy.worlds import World, a_copy


@pytest.fixture
async def world(pairs: Pairs) -> AsyncIterator[World]:
    with lots_drawn_alike():
        async with a_copy(pairs.base, pairs.folder, "left-out") as world:
            yield world


async def _the_case(world: World) -> CaseRow:
    async with world.city.database.reading() as session:
        rows = await session.scalars(
            select(CaseRow).where(
                col(CaseRow.person_id) == APPLICANT.id,
                col(CaseRow.process) == Process.APPLICATION,
            )
        )
        return rows.one()


async def _becomes(world: World, state: CaseState) -> CaseRow:
    async with world.city.database.writing() as session:
        case = await session.get_one(CaseRow, (await _the_case(world)).id)
        case.state = state
        return case


async def test_a_receipt_refused_after_the_end_is_told_by_no_letter(world: World) -> None:
    taken = await world.campaign.submits_application(APPLICANT, world.postings[0])
    await _becomes(world, CaseState.CLOSED)
    async with world.city.database.writing() as session:
        now, days = world.app.clock(), world.app.parts.days
        assert await refuse_after_the_end(session, taken.receipt.id, now=now, days=days)
    async with world.city.database.reading() as session:
        receipt = await session.get_one(ReceiptRow, taken.receipt.id)
        kinds = await session.scalars(select(LetterRow.kind))
        assert receipt.state == ReceiptState.REFUSED
        assert LetterKind.RECEIPT_REFUSED not in set(kinds)


async def test_a_task_that_has_lost_its_person_is_no_desks(world: World) -> None:
    task = await world.campaign.task_of(APPLICANT, ApplicationStep.APPLY)
    assert task is not None
    async with world.city.database.writing() as session:
        row = await session.get_one(TaskRow, task.id)
        row.person_id = None
    async with world.city.database.reading() as session:
        hr = await _viewer(world)
        assert not is_turn_of(hr, row)
        assert task.id not in {it.id for it in await my_living_tasks(session, hr)}


async def _viewer(world: World) -> Viewer:
    parts = world.app.parts
    async with world.city.database.reading() as session:
        day = parts.days.local_day(world.app.clock())
        viewer = await parts.standing.viewer(session, ONO.id, day)
    assert viewer is not None
    assert viewer.is_hr
    return viewer


async def test_the_doctor_says_that_something_is_parked_and_neither_what_nor_how_many(
    world: World,
) -> None:
    before = await told_to_the_office(world, await known_in(world))
    case = await _becomes(world, CaseState.PARKED)
    after = await told_to_the_office(world, await known_in(world))
    async with world.city.database.reading() as session:
        assert await is_a_sealed_one_parked(session)
    assert after["status"] == before["status"]
    assert "among the sealed processes something is parked" in after["doctor"]
    assert not {case.id, "1"} & set(after["doctor"].split())
