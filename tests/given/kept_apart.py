"""A city whose workers are processes of their own 別の実行係, so that a test may kill them and the engine."""

import os
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from activities.case_line import CaseLine, Heard
from ayumi.engine import EmbeddedEngine, ready
from ayumi.migrating import upgrade
from ayumi.ports import LOOPBACK, free_ports
from models.case import Message
from models.ids import new_id
from tests.given.city import City
from tests.given.city_founding import a_city_hall
from tests.given.waiting import until

RECOVERS_WITHIN = 120.0
"""Seconds: on an idle machine three are enough, beside other work a process may start slowly."""


@dataclass
class CityApart:
    """The city, its engine, and the processes that run now."""

    city: City
    engine: EmbeddedEngine
    url: str
    folder: Path
    namespace: str
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)
    port: int = field(default_factory=lambda: free_ports(1)[0])

    def worker(self) -> subprocess.Popen[bytes]:
        """Starts one more worker process; a failpoint armed in ``failpoints`` ends it."""
        words = [self.engine.address, self.namespace, self.url, str(self.folder)]
        return self._started("worker", ["-m", "tests.faults.worker_process", *words], {})

    def newcomers(self) -> subprocess.Popen[bytes]:
        """Starts a process that gives a case to whoever has none yet, once."""
        words = [self.engine.address, self.namespace, self.url, str(self.folder)]
        return self._started("newcomers", ["-m", "tests.faults.newcomers_process", *words], {})

    def runs(self, *words: str, **settings: str) -> subprocess.Popen[bytes]:
        """Starts the product's own command, such as ``work --duties``, on this city."""
        of_the_city = {
            "AYUMI_DATA_DIR": str(self.folder),
            "AYUMI_DATABASE_URL": self.url,
            "AYUMI_CITY": "kofu",
            "AYUMI_BASE_URL": self.base_url,
            "TEMPORAL_ADDRESS": self.engine.address,
            "TEMPORAL_NAMESPACE": self.namespace,
        }
        named = {f"AYUMI_{name.upper()}": value for name, value in settings.items()}
        return self._started(
            "-".join(words[:2]), ["-m", "ayumi.commands", *words], {**of_the_city, **named}
        )

    def serves(self) -> subprocess.Popen[bytes]:
        """Starts the pages."""
        return self.runs("serve", "--port", str(self.port))

    @property
    def base_url(self) -> str:
        return f"http://{LOOPBACK}:{self.port}"

    def _started(
        self, name: str, words: list[str], settings: Mapping[str, str]
    ) -> subprocess.Popen[bytes]:
        with (self.folder / f"{name}.log").open("ab") as log:
            started = subprocess.Popen(
                [sys.executable, *words],
                env={**os.environ, "AYUMI_FAILPOINTS": str(self.failpoints), **settings},
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self.workers.append(started)
        return started

    @property
    def line(self) -> CaseLine:
        """An impatient one: after two seconds it asks again."""
        return CaseLine(self.city.parts.client, patience=timedelta(seconds=2))

    @property
    def failpoints(self) -> Path:
        return self.folder / "failpoints"

    def arm(self, detail: str, point: str = "page_committed") -> None:
        """The worker that commits a page whose cause holds this text dies before it says so."""
        (self.failpoints / point).write_text(detail)

    async def died(self, worker: subprocess.Popen[bytes]) -> None:
        await until(lambda: worker.poll() is not None, "the worker died", seconds=RECOVERS_WITHIN)
        self.workers.remove(worker)

    def kill_all(self) -> None:
        for worker in list(self.workers):
            self.kill_worker(worker)

    def kill_worker(self, worker: subprocess.Popen[bytes]) -> None:
        worker.kill()
        worker.wait()
        self.workers.remove(worker)

    async def kill_engine(self) -> None:
        self.engine.kill()
        await self.engine.start()
        await ready(self.engine.address, namespace=self.namespace)

    async def until_heard(self, case_id: str, message: Message) -> None:
        """Tells the case again and again, as the receipt desk does, until it has answered."""

        async def is_heard() -> bool:
            return await self.line.tell(case_id, message) in (Heard.ANSWERED, Heard.OVER)

        await until(is_heard, "the case has heard", seconds=RECOVERS_WITHIN)


@asynccontextmanager
async def a_city_apart(engine: EmbeddedEngine, url: str, folder: Path) -> AsyncIterator[CityApart]:
    """No worker runs yet."""
    namespace = f"city-{new_id()[:12]}"
    client = await ready(engine.address, namespace=namespace)
    (folder / "failpoints").mkdir()
    await upgrade(url)
    async with a_city_hall(client, url, folder) as city:
        apart = CityApart(city, engine, url, folder, namespace)
        try:
            yield apart
        finally:
            apart.kill_all()
