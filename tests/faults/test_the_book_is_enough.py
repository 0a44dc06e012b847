"""The book is enough 帳簿だけで足りる: the engine's store is gone, or the process has changed; cases come back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from activities import launch, opening
from ayumi.engine import EmbeddedEngine, ready
from ayumi.worker import case_worker, duty_worker
from models.acts import Act
from models.case import Ask
from models.evaluation.case import EvaluationCase
from models.evaluation.steps import Step
from models.tables.case import CaseRow, CaseState
from tests.given.city import City
from tests.given.city_founding import a_city_hall
from tests.given.hall import TANAKA
from tests.given.invariants import everything_holds, the_book
from tests.given.people import an_employee
from tests.given.waiting import until
from tests.stories.scenes import a_new_case, with_goals_agreed


async def test_the_engines_store_is_lost_in_mid_year(
    own_engine: EmbeddedEngine, tmp_path: Path
) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'book.db'}"
    client = await ready(own_engine.address)
    async with a_city_hall(client, url, tmp_path) as city:
        people = [an_employee(f"職員{n}").in_section("出納係") for n in range(12)]
        async with case_worker(city.parts), duty_worker(city.parts):
            await city.hires(*people)
            await city.opens_cycle()
            for person in people[:8]:
                await city.acts(person, Step.DRAFT_GOALS)
            await city.jumps_to(date(2026, 6, 8))
        before = await the_book(city.database)
        await _loses_its_store(own_engine)

        await ready(own_engine.address)
        async with case_worker(city.parts), duty_worker(city.parts):
            assert await city.parts.rebuilder.all() == len(people)
            await everything_holds(city)
            after = await the_book(city.database)
            assert (after.tasks, after.pages, after.letters) == (
                before.tasks,
                before.pages,
                before.letters,
            )
            assert [(it.wake_at, it.epoch) for it in after.cases] == [
                (it.wake_at, it.epoch + 1) for it in before.cases
            ]
            await _goes_on_to_the_end(city)
        assert {await case.outcome() for case in await city.cases()} == {"completed"}


async def test_changed_process_code_parks_the_case_and_the_right_code_brings_it_back(
    city: City, other_code: pytest.MonkeyPatch
) -> None:
    yamada, case = await with_goals_agreed(city)
    await city.jumps_to(date(2026, 6, 8))
    before = await the_book(city.database)

    other_code.setattr(EvaluationCase, "ask", _asks_by_other_names)
    await city.parts.rebuilder.all()
    await _until_state(city, case.id, CaseState.PARKED)
    assert (await case.row()).trouble == "divergence at page 0"
    parked = await the_book(city.database)
    assert (parked.pages, parked.tasks, parked.letters) == (
        before.pages,
        before.tasks,
        before.letters,
    )

    await city.submits(await city.task_of(yamada, Step.CHANGE_GOALS), yamada)
    await city.clock.settle()  # the receipt waits with its case, and nobody with it

    other_code.undo()
    await city.parts.rebuilder.all()
    await _until_state(city, case.id, CaseState.OPEN)
    await city.clock.settle()
    await everything_holds(city)
    await city.acts(TANAKA, Step.REVIEW_CHANGE)
    await city.jumps_to(date(2026, 9, 1))
    await city.acts(TANAKA, Step.MIDTERM_CHECK)
    assert yamada.id == (await case.row()).person_id


async def test_a_run_hands_over_to_the_next_under_messages(
    city: City, other_code: pytest.MonkeyPatch
) -> None:
    """Continue-as-new after every third page of its own."""
    real = opening.input_of
    short = lambda row, offset: real(row, offset).model_copy(update={"pages_per_run": 3})  # noqa: E731
    other_code.setattr(launch, "input_of", short)
    yamada, case = await a_new_case(city)

    for _ in range(6):
        await city.acts(yamada, Step.DRAFT_GOALS)
        await city.acts(TANAKA, Step.REVIEW_GOALS, Act.SEND_BACK)

    assert (await case.row()).seq == 12
    runs = [run async for run in city.parts.client.list_workflows(f"WorkflowId = 'case:{case.id}'")]
    assert len({run.run_id for run in runs}) >= 3
    await everything_holds(city)


@pytest.fixture
def other_code() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        yield patch


def _asks_by_other_names(case: EvaluationCase, step: Step, nth: int) -> Ask:
    return _AS_IT_IS(case, step, nth + 1)


_AS_IT_IS = EvaluationCase.ask


async def _loses_its_store(engine: EmbeddedEngine) -> None:
    engine.kill()
    for store in engine.folder.glob("*.db*"):
        store.unlink()
    for store in engine.folder.glob("*.sqlite*"):
        store.unlink()
    await engine.start()


async def _until_state(city: City, case_id: str, state: CaseState) -> None:
    async def is_in_it() -> bool:
        async with city.database.reading() as session:
            return (await session.get_one(CaseRow, case_id)).state == state

    await until(is_in_it, f"the case is {state}", seconds=30)


async def _goes_on_to_the_end(city: City) -> None:
    await city.everybody_acts()
    for month in (*range(7, 13), *range(1, 5)):
        day = date(2026 if month > 4 else 2027, month, 28)
        await city.jumps_to(day)
        await city.everybody_acts()
