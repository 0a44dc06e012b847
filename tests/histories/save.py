"""Saves histories anew: ``python -m tests.histories.save [NAME …]``; all of them when none is named.

Old ones are kept as long as such runs may live.
"""

import asyncio
import json
import sys
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Final
from unittest.mock import patch

from activities import launch, opening
from ayumi.engine import EmbeddedEngine
from models.acts import Act
from models.case.start import workflow_id
from models.evaluation.steps import Step
from models.personnel_orders import OrderKind
from tests.given.case import CaseInTheCity
from tests.given.city import City
from tests.given.city_founding import a_city
from tests.given.hall import ITO, TANAKA
from tests.given.people import Someone
from tests.histories.mentoring_scenes import MENTORING_SCENES
from tests.histories.posting_scenes import POSTING_SCENES
from tests.histories.talk_scenes import TALK_SCENES
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


async def many_rounds(city: City) -> tuple[Someone, CaseInTheCity]:
    """A run that ends after every third page of its own; the next one reads the book."""
    real = opening.input_of
    short = lambda row, offset: real(row, offset).model_copy(update={"pages_per_run": 3})  # noqa: E731
    with patch.object(launch, "input_of", short):
        yamada, case = await scenes.a_new_case(city)
        for _ in range(4):
            await city.acts(yamada, Step.DRAFT_GOALS)
            await city.acts(TANAKA, Step.REVIEW_GOALS, Act.SEND_BACK)
    return yamada, case


async def rebuilt(city: City) -> tuple[Someone, CaseInTheCity]:
    """A run that was fed from the book, and went on."""
    yamada, case = await scenes.declared(city)
    await city.parts.rebuilder.some([case.id])
    await city.acts(TANAKA, Step.RATE_FIRST)
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
    "handed_over": many_rounds,
    "handed_on": many_rounds,
    "rebuilt": rebuilt,
}
SAVED_SCENES: Final[dict[str, Scene]] = {
    **{f"evaluation_{name}": scene for name, scene in SCENES.items()},
    **{f"one_on_one_{name}": scene for name, scene in TALK_SCENES.items()},
    **POSTING_SCENES,
    **MENTORING_SCENES,
}
"""By the name of the file."""
FIRST_RUN: Final = ("evaluation_handed_over",)
"""Of these the run that ended first is saved; of all others the last one."""


async def save(names: Sequence[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        engine = EmbeddedEngine(Path(folder) / "engine")
        await engine.start()
        try:
            for name in names or SAVED_SCENES:
                await _save_one(engine, Path(folder), name, SAVED_SCENES[name])
        finally:
            await engine.stop()


async def _save_one(engine: EmbeddedEngine, folder: Path, name: str, scene: Scene) -> None:
    book = f"sqlite+aiosqlite:///{folder / name}.db"
    async with a_city(engine.address, book, folder) as city:
        _, case = await scene(city)
        runs = await _runs(city, case)
        run_id = runs[0 if name in FIRST_RUN else -1]
        run = city.parts.client.get_workflow_handle(workflow_id(case.id), run_id=run_id)
        history = await run.fetch_history()
    (HERE / f"{name}.json").write_text(_of_no_machine(history.to_json()), "utf-8")


async def _runs(city: City, case: CaseInTheCity) -> list[str]:
    """The ids of the case's runs, the first one first, as soon as the engine lists the last."""
    client, name = city.parts.client, workflow_id(case.id)
    last = (await client.get_workflow_handle(name).describe()).run_id
    while True:
        found = [it async for it in client.list_workflows(f"WorkflowId = '{name}'")]
        runs = [it.run_id for it in sorted(found, key=lambda it: it.start_time)]
        if last in runs:
            return runs


def _of_no_machine(history: str) -> str:
    """Without the names of the machine and the processes that made it."""
    told = json.loads(
        history, object_hook=lambda it: {k: v for k, v in it.items() if k != "identity"}
    )
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    asyncio.run(save(sys.argv[1:]))
