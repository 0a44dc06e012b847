"""The test bed 試験台: a city of its own in a new folder, with engine, workers and pages as processes of their own."""

import asyncio
import os
import shutil
import signal
import tempfile
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from pathlib import Path

from temporalio.api.enums.v1 import TaskQueueType
from temporalio.api.workflowservice.v1 import DescribeTaskQueueRequest
from temporalio.client import Client

from activities.cycle_line import DUTIES_QUEUE
from activities.launch import CASES_QUEUE
from ayumi.engine import EmbeddedEngine, EngineDown
from ayumi.installation import Installation, open_installation
from ayumi.migrating import upgrade
from ayumi.ports import LOOPBACK, free_ports
from ayumi.process_tree import Child
from ayumi.reaching import lazy_client, ready_client
from ayumi.settings import Settings, load_settings
from bench.browser import Browser, Unreachable
from models.errors import Refusal
from models.queries.receipts import Submission, Taken, take_all
from models.tables.group_commit import GroupCommit

WORK, CASES, DUTIES, PAGES, MANY_PAGES = "work", "cases", "duties", "pages", "many_pages"
WORDS: Mapping[str, Sequence[str]] = {
    WORK: ("work", "--with-parent"),
    CASES: ("work", "--cases", "--with-parent"),
    DUTIES: ("work", "--duties", "--with-parent"),
    PAGES: ("serve", "--with-parent", "--port"),
    MANY_PAGES: ("serve", "--with-parent", "--processes", "2", "--port"),
}
UP_SECONDS = 60.0


@dataclass(frozen=True)
class Plan:
    """What stands on the bed. ``processes`` beside the engine; none: only the book and the engine."""

    people: int
    city: str = "kofu"
    seed: int = 2026
    processes: tuple[str, ...] = (CASES, DUTIES)
    engine: bool = True
    smtp_port: int = 0
    """A mail server on this machine that is sent the letters; 0: the practice mailbox keeps them."""


@dataclass
class Bed:
    """A running city. Its processes are ended by their numbers, never by name."""

    plan: Plan
    settings: Settings
    engine: EmbeddedEngine
    children: dict[str, Child]
    installation: Installation

    @cached_property
    def submissions(self) -> GroupCommit[Submission, Taken | Refusal]:
        """Where submissions of the same moment are taken together, as in the pages."""
        return GroupCommit(self.installation.database, take_all)

    @property
    def book(self) -> Path:
        return self.settings.data_dir / "ayumi.sqlite3"

    @property
    def base_url(self) -> str:
        return self.settings.base_url

    def kill(self, name: str) -> int:
        """kill -9 of one process; returns its number, 0 if it does not run just now."""
        runs = self.engine if name == "engine" else self.children[name]
        pid = runs.pid
        if pid is None or not runs.is_running:
            return 0
        if name == "engine":
            self.engine.kill()
        else:
            os.kill(pid, signal.SIGKILL)
        return pid

    def rss_mb(self, name: str) -> float:
        """Resident memory of one process in MB."""
        pid = self.engine.pid if name == "engine" else self.children[name].pid
        text = Path(f"/proc/{pid}/status").read_text("ascii")
        line = next(line for line in text.splitlines() if line.startswith("VmRSS"))
        return round(int(line.split()[1]) / 1024, 1)


@asynccontextmanager
async def bed(plan: Plan) -> AsyncIterator[Bed]:
    """Lays the bed: schema, engine, processes, and no city yet; all of it is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="ayumi-bench-"))
    settings = _settings(plan, folder)
    engine = EmbeddedEngine(folder / "engine")
    children = _children(plan, settings, folder)
    installation: Installation | None = None
    try:
        await upgrade(settings.database)
        if plan.engine:
            await engine.start()
            settings = settings.model_copy(update={"temporal_address": engine.address})
        installation = await _open(settings, has_engine=plan.engine)
        for child in children.values():
            child.start()
        stands = Bed(plan, settings, engine, children, installation)
        await _until_up(stands)
        yield stands
    finally:
        await asyncio.gather(*(child.stop() for child in children.values()))
        if installation is not None:
            await installation.database.close()
        await engine.stop()
        shutil.rmtree(folder, ignore_errors=True)


async def _until_up(stands: Bed) -> None:
    for name, queue in ((CASES, CASES_QUEUE), (DUTIES, DUTIES_QUEUE)):
        if {name, WORK} & set(stands.children):
            await until_polled(stands.installation.client, queue)
    if {PAGES, MANY_PAGES} & set(stands.children):
        await until_pages(stands.base_url)


async def until_polled(client: Client, queue: str, limit: float = UP_SECONDS) -> None:
    """Waits until a worker asks for work of the queue. Raises TimeoutError."""
    request = DescribeTaskQueueRequest(namespace=client.namespace)
    request.task_queue.name = queue
    request.task_queue_type = TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW
    async with asyncio.timeout(limit):
        while not (await client.workflow_service.describe_task_queue(request)).pollers:  # noqa: ASYNC110 -- another process
            await asyncio.sleep(0.1)


async def until_pages(base_url: str, limit: float = UP_SECONDS) -> None:
    """Waits until the pages answer. Raises TimeoutError."""
    async with asyncio.timeout(limit):
        while True:
            browser = Browser(base_url)
            try:
                if (await browser.get("/health")).status == 200:
                    return
            except Unreachable:
                await asyncio.sleep(0.05)
            finally:
                await browser.close()


@asynccontextmanager
async def kept_alive(stands: Bed) -> AsyncIterator[None]:
    """Whatever dies is started again, as under ``ayumi demo`` or a service manager."""

    async def keep_engine() -> None:
        while True:
            await asyncio.sleep(0.2)
            if not stands.engine.is_running:
                with suppress(EngineDown):  # killed once more while it was starting
                    await stands.engine.start()

    keeping = [asyncio.create_task(child.keep()) for child in stands.children.values()]
    keeping.append(asyncio.create_task(keep_engine()))
    try:
        yield
    finally:
        for task in keeping:
            task.cancel()
        await asyncio.gather(*keeping, return_exceptions=True)


def surroundings() -> dict[str, str]:
    """The environment without the product's settings, but for the sandbox, which a figure may vary.

    Compiled modules are kept, as everywhere: the sandbox loads workflow files once per case.
    """
    kept = {"AYUMI_WORKFLOW_SANDBOX"}
    odd = ("AYUMI_", "TEMPORAL_", "PYTHONDONTWRITEBYTECODE")
    return {
        name: value
        for name, value in os.environ.items()
        if name in kept or not name.startswith(odd)
    }


def _settings(plan: Plan, folder: Path) -> Settings:
    return load_settings(
        mode="practice",
        city=plan.city,
        data_dir=folder,
        database_url=f"sqlite+aiosqlite:///{folder / 'ayumi.sqlite3'}",
        base_url=f"http://{LOOPBACK}:{free_ports(1)[0]}",
        **_post(plan),
    )


def _post(plan: Plan) -> dict[str, str]:
    """The settings by which letters leave, for this process and for those beside it."""
    if not plan.smtp_port:
        return {"smtp_host": ""}
    return {
        "smtp_host": LOOPBACK,
        "smtp_port": str(plan.smtp_port),
        "smtp_security": "none",
        "smtp_from": "jinji@city.example",
    }


def _children(plan: Plan, settings: Settings, folder: Path) -> dict[str, Child]:
    env = {
        **surroundings(),
        "AYUMI_MODE": "practice",
        "AYUMI_CITY": plan.city,
        "AYUMI_DATA_DIR": str(folder),
        "AYUMI_BASE_URL": settings.base_url,
        **{f"AYUMI_{name.upper()}": value for name, value in _post(plan).items()},
    }
    port = settings.base_url.rpartition(":")[2]
    return {
        name: Child(
            name,
            [*WORDS[name], *([port] if name in (PAGES, MANY_PAGES) else [])],
            env,
            folder / "logs" / f"{name}.log",
        )
        for name in plan.processes
    }


async def _open(settings: Settings, *, has_engine: bool) -> Installation:
    if has_engine:
        return open_installation(settings, await ready_client(settings, timedelta(seconds=60)))
    nobody = settings.model_copy(update={"temporal_address": f"{LOOPBACK}:{free_ports(1)[0]}"})
    return open_installation(nobody, await lazy_client(nobody))
