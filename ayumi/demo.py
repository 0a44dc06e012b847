"""The practice city in one command 練習の市: engine, worker and pages as one process tree, data kept in ``.ayumi/``."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from ayumi.cycles import launch_cycles
from ayumi.demo_ground import alone, environment, forget, free_port, practice_settings
from ayumi.engine import EmbeddedEngine
from ayumi.installation import Installation, open_installation
from ayumi.migrating import upgrade
from ayumi.practice.advice import PracticeAdvice
from ayumi.practice.calendar import Scene
from ayumi.practice.founding import (
    SEED,
    Beginning,
    found,
    practice_now,
    until_launched,
)
from ayumi.practice.people import first_three
from ayumi.practice.scenes import play
from ayumi.process_tree import Child, Tree, stop_event
from ayumi.reaching import ready_client
from ayumi.settings import Settings
from models.queries.organisation import load_organisation

Report = Callable[[str], None]
ENGINE_LIMIT = timedelta(seconds=60)
PAGES_SECONDS = 60.0


@dataclass(frozen=True)
class Wish:
    """What somebody asked of ``ayumi demo``."""

    city: str = "kofu"
    port: int = 8000
    fresh: bool = False
    scene: Scene | None = None
    beginning: Beginning = field(default_factory=Beginning)
    home: Path = Path(".ayumi")

    @property
    def folder(self) -> Path:
        return (self.home / self.city).absolute()


async def demo(wish: Wish, report: Report) -> None:
    """Runs the practice city until Ctrl-C or SIGTERM; what happened in it stays for the next start.

    Raises AlreadyRunning, PortTaken, EngineDown, CannotStay, BadSettings.
    """
    stop = stop_event()
    wish.folder.mkdir(parents=True, exist_ok=True)
    with alone(wish.folder):
        port = free_port(wish.port)
        if port != wish.port:
            report(f"port {wish.port} is in use; taking {port}")
        if wish.fresh:
            await asyncio.to_thread(forget, wish.folder)
        settings = practice_settings(wish.city, wish.folder, port)
        engine = None if settings.temporal_address else EmbeddedEngine(wish.folder / "engine")
        try:
            address = (await _grounds(settings, engine)) or settings.temporal_address
            settings = settings.model_copy(update={"temporal_address": address})
            tree = Tree(_children(settings, wish.folder / "logs"), engine)
            await _live(tree, stop, _open_city(wish, settings, report))
        finally:
            if engine is not None:
                await engine.stop()


async def _grounds(settings: Settings, engine: EmbeddedEngine | None) -> str:
    """Engine and book side by side; the engine's address, empty for an outside one."""
    if engine is None:
        await upgrade(settings.database)
        return ""
    starting = asyncio.create_task(engine.start())
    await upgrade(settings.database)
    return await starting


def _children(settings: Settings, logs: Path) -> tuple[Child, ...]:
    env = environment(settings, settings.temporal_address)
    port = settings.base_url.rpartition(":")[2]
    return (
        Child("serve", ("serve", "--port", port, "--with-parent"), env, logs / "serve.log"),
        Child("work", ("work", "--with-parent"), env, logs / "work.log"),
    )


async def _live(tree: Tree, stop: asyncio.Event, opening: Coroutine[Any, Any, None]) -> None:
    """Until somebody asks to end; what goes wrong meanwhile is raised."""
    tree.start()
    tasks = [asyncio.create_task(it) for it in (opening, tree.keep())]
    stopping = asyncio.create_task(_until_set(stop))
    waiting = {*tasks, stopping}
    try:
        while not stop.is_set():
            done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
    finally:
        for task in (*tasks, stopping):
            task.cancel()
        await asyncio.gather(*tasks, stopping, return_exceptions=True)
        await tree.stop()


async def _until_set(stop: asyncio.Event) -> None:
    await stop.wait()


async def _open_city(wish: Wish, settings: Settings, report: Report) -> None:
    installation = open_installation(settings, await ready_client(settings, ENGINE_LIMIT))
    try:
        if await found(installation, wish.beginning):
            report(f"a new city of {wish.beginning.people} people; its year begins")
            advice = PracticeAdvice(installation)
            await advice.act_where_due(await practice_now(installation), SEED)
        await launch_cycles(installation)
        await until_launched(installation)
        await asyncio.to_thread(_wait_for_pages, settings.base_url)
        if wish.scene is not None:
            report(f"living up to the scene `{wish.scene}` (under a minute) …")
            await installation.time_machine().settle()
            await play(installation, wish.scene)
        for line in await _welcome(installation):
            report(line)
    finally:
        await installation.database.close()


async def _welcome(installation: Installation) -> list[str]:
    async with installation.database.reading() as session:
        organisation = await load_organisation(session)
    today = installation.days.local_day(await practice_now(installation))
    lines = [
        "",
        f"  {installation.policy.city.name} is open: {installation.settings.base_url}/",
        "",
    ]
    lines.append(f"  In the city it is {today.isoformat()}. Sign in as (one press, no password):")
    for why, who in first_three(organisation, today).items():
        person = organisation.people[who]
        lines.append(f"    {person.number}  {person.name.full}({why})")
    return [*lines, "", "  Ctrl-C ends it; the city stays. `--fresh` begins anew.", ""]


def _wait_for_pages(base_url: str) -> None:
    """Raises OSError when no page comes within a minute."""
    limit = time.monotonic() + PAGES_SECONDS
    while True:
        try:
            with urlopen(f"{base_url}/health", timeout=5):  # noqa: S310 -- own address
                return
        except OSError:
            if time.monotonic() > limit:
                raise
            time.sleep(0.05)
