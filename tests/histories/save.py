"""Saves the histories anew: ``python -m tests.histories.save``. Old ones are kept as long as such runs may live."""

import asyncio
import json
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

from ayumi.engine import EmbeddedEngine
from models.acts import Act
from models.case.start import workflow_id
from models.evaluation.steps import Step
from models.personnel_orders import OrderKind
from tests.given.case import CaseInTheCity
from tests.given.city import City, a_city
from tests.given.hall import ITO, TANAKA
from tests.given.people import Someone
from tests.stories import scenes

HERE: Final = Path(__file__).parent
Scene = Callable[[City], Awaitable[tuple[Someone, CaseInTheCity]]]


async def rounds_of_goals(city: City) -> tuple[Someone, CaseInTheCity]:
    yamada, case = await scenes.a_new_case(city)
    for _ in range(2):
        await city.acts(yamada, Step.DRAFT_GOALS)
        await city.acts(TANAKA, Step.REVIEW_GOALS, Act.SEND_BACK)
    return yamada, case


async def silence(city: City) -> tuple[Someone, CaseInTheCity]:
    yamada, case = await scenes.a_new_case(city)
    await city.jumps_to(scenes.MID_JUNE)
    return yamada, case


async def sent_back_by_the_confirmer(city: City) -> tuple[Someone, CaseInTheCity]:
    found = await scenes.rated(city, Step.CONFIRM)
    await city.acts(ITO, Step.CONFIRM, Act.SEND_BACK)
    return found


async def completed(city: City) -> tuple[Someone, CaseInTheCity]:
    found = await scenes.disclosed(city)
    await city.jumps_to(scenes.END_OF_APRIL)
    return found


async def retired(city: City) -> tuple[Someone, CaseInTheCity]:
    yamada, case = await scenes.with_goals_agreed(city)
    await city.receives_order(yamada, OrderKind.RETIREMENT, scenes.MID_JUNE)
    await city.jumps_to(scenes.MID_JUNE)
    return yamada, case


SCENES: Final[dict[str, Scene]] = {
    "goals": rounds_of_goals,
    "goals_silence": silence,
    "year": scenes.with_goals_agreed,
    "rating": scenes.declared,
    "confirmation": sent_back_by_the_confirmer,
    "complaints": scenes.disclosed,
    "completed": completed,
    "retired": retired,
}


async def save() -> None:
    with tempfile.TemporaryDirectory() as folder:
        engine = EmbeddedEngine(Path(folder) / "engine")
        await engine.start()
        try:
            for name, scene in SCENES.items():
                await _save_one(engine, Path(folder), name, scene)
        finally:
            await engine.stop()


async def _save_one(engine: EmbeddedEngine, folder: Path, name: str, scene: Scene) -> None:
    book = f"sqlite+aiosqlite:///{folder / name}.db"
    async with a_city(engine.address, book, folder) as city:
        _, case = await scene(city)
        run = city.parts.client.get_workflow_handle(workflow_id(case.id))
        history = await run.fetch_history()
    (HERE / f"evaluation_{name}.json").write_text(_of_no_machine(history.to_json()), "utf-8")


def _of_no_machine(history: str) -> str:
    """Without the names of the machine and the processes that made it."""
    told = json.loads(
        history, object_hook=lambda it: {k: v for k, v in it.items() if k != "identity"}
    )
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    asyncio.run(save())
