"""The practice city in one command 練習の市: engine, worker and pages as one process tree, data kept in ``.ayumi/``."""

import asyncio
import fcntl
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from ayumi.engine import EmbeddedEngine
from ayumi.engine_left_over import end_left_over
from ayumi.installation import Installation, open_installation
from ayumi.migrating import upgrade
from ayumi.ports import LOOPBACK, is_free
from ayumi.practice.calendar import Scene
from ayumi.practice.founding import Beginning, found, launch_cycles, practice_now
from ayumi.practice.people import first_three
from ayumi.practice.scenes import play
from ayumi.process_tree import Child, stop_event
from ayumi.reaching import ready_client
from ayumi.settings import Settings, load_settings
from models.errors import BadInput
from models.queries.organisation import load_organisation

Report = Callable[[str], None]
ENGINE_LIMIT = timedelta(seconds=60)
PAGES_SECONDS = 60.0
TRIED_PORTS = 20


class AlreadyRunning(BadInput):
    """Another demo of the same city uses the data."""

    code = "already_running"


class PortTaken(BadInput):
    code = "port_taken"


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
    with _alone(wish.folder):
        port = _port(wish.port, report)
        await _forget(wish)
        settings = _settings(wish, port)
        external = settings.temporal_address
        engine = None if external else EmbeddedEngine(wish.folder / "engine")
        try:
            address = await engine.start() if engine else external
            env = _environment(settings, address)
            await _run(
                wish,
                settings.model_copy(update={"temporal_address": address}),
                env,
                engine,
                stop,
                report,
            )
        finally:
            if engine is not None:
                await engine.stop()


async def _run(
    wish: Wish,
    settings: Settings,
    env: Mapping[str, str],
    engine: EmbeddedEngine | None,
    stop: asyncio.Event,
    report: Report,
) -> None:
    await upgrade(settings.database)
    logs = wish.folder / "logs"
    port = settings.base_url.rpartition(":")[2]
    worker = Child("work", ["work", "--with-parent"], env, logs / "work.log")
    pages = Child("serve", ["serve", "--port", port, "--with-parent"], env, logs / "serve.log")
    children = (worker, pages)
    try:
        for child in children:
            child.start()
        keeping = [asyncio.create_task(child.keep()) for child in children]
        if engine is not None:
            keeping.append(asyncio.create_task(_keep_engine(engine)))
        opening = asyncio.create_task(_open_city(wish, settings, report))
        await _until(stop, opening, keeping)
        for task in (*keeping, opening):
            task.cancel()
        await asyncio.gather(*keeping, opening, return_exceptions=True)
    finally:
        await asyncio.gather(*(child.stop() for child in children))


async def _until(
    stop: asyncio.Event, opening: asyncio.Task[None], keeping: list[asyncio.Task[None]]
) -> None:
    """Until somebody asks to end; what went wrong meanwhile is raised."""
    stopping = asyncio.create_task(stop.wait())
    waiting: set[asyncio.Task[object]] = {stopping, opening, *keeping}  # type: ignore[arg-type]
    while not stop.is_set():
        done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        for task in done - {stopping}:
            task.result()
    stopping.cancel()


async def _open_city(wish: Wish, settings: Settings, report: Report) -> None:
    installation = open_installation(settings, await ready_client(settings, ENGINE_LIMIT))
    try:
        if await found(installation, wish.beginning):
            report(f"a new city of {wish.beginning.people} people; its year begins")
        await launch_cycles(installation)
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


async def _keep_engine(engine: EmbeddedEngine) -> None:
    while True:
        await asyncio.sleep(0.2)
        if not engine.is_running:
            await engine.start()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One demo per data folder; the lock goes with the process, however it ends."""
    with (folder / "demo.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise AlreadyRunning(
                what=f"the city in {folder} is running already (process {lock.read().strip()})",
                allowed="end it first, or choose another --city",
            ) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def _port(wanted: int, report: Report) -> int:
    """The wanted port, or the next free one."""
    for port in range(wanted, wanted + TRIED_PORTS):
        if is_free(port):
            if port != wanted:
                report(f"port {wanted} is in use; taking {port}")
            return port
    raise PortTaken(
        what=f"ports {wanted} to {wanted + TRIED_PORTS - 1} are all in use",
        allowed="another --port",
    )


async def _forget(wish: Wish) -> None:
    """``--fresh``: the city's own files go, and nothing else that may lie in the folder."""
    if not wish.fresh:
        return
    if os.environ.get("AYUMI_DATABASE_URL"):
        raise BadInput(
            what="--fresh with AYUMI_DATABASE_URL: this book is not the demo's to delete",
            allowed="name an empty database, or leave the variable out",
        )
    await asyncio.to_thread(end_left_over, wish.folder / "engine")
    for name in ("engine", "logs"):
        shutil.rmtree(wish.folder / name, ignore_errors=True)
    for path in (*wish.folder.glob("ayumi.sqlite3*"), wish.folder / "secret"):
        path.unlink(missing_ok=True)


def _settings(wish: Wish, port: int) -> Settings:
    return load_settings(
        mode="practice",
        city=wish.city,
        data_dir=wish.folder,
        base_url=f"http://{LOOPBACK}:{port}",
    )


def _environment(settings: Settings, address: str) -> dict[str, str]:
    """What the children are told; everything else they take from the same surroundings."""
    return {
        **os.environ,
        "AYUMI_MODE": "practice",
        "AYUMI_CITY": settings.city,
        "AYUMI_DATA_DIR": str(settings.data_dir),
        "AYUMI_BASE_URL": settings.base_url,
        "TEMPORAL_ADDRESS": address,
        "PYTHONUNBUFFERED": "1",
    }


def _wait_for_pages(base_url: str) -> None:
    from time import monotonic, sleep

    limit = monotonic() + PAGES_SECONDS
    while True:
        try:
            with urlopen(f"{base_url}/health", timeout=5):  # noqa: S310 -- own address
                return
        except (URLError, OSError):
            if monotonic() > limit:
                raise
            sleep(0.1)
