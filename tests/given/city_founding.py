"""How a city of the tests' own 試験の市 comes about: an empty book, heads and HR, and workers if it has any."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from temporalio.client import Client

from ayumi.engine_ready import ready
from ayumi.installation import open_installation
from ayumi.settings import load_settings
from ayumi.worker import case_worker, duty_worker
from models.ids import new_id
from models.queries.clock import set_offset
from tests.given.city import FRIDAY_MORNING, City
from tests.given.empty_book import lay_out
from tests.given.hall import HALL, write_hall


@asynccontextmanager
async def a_city(engine: str, url: str, folder: Path, pack: str = "kofu") -> AsyncIterator[City]:
    """A city in its own namespace of the engine, on an empty database; 10:00 on a Friday in April."""
    client = await ready(engine, namespace=f"city-{new_id()[:12]}")
    async with (
        a_city_hall(client, url, folder, pack) as city,
        case_worker(city.parts),
        duty_worker(city.parts),
    ):
        yield city


@asynccontextmanager
async def a_city_hall(
    client: Client, url: str, folder: Path, pack: str = "kofu"
) -> AsyncIterator[City]:
    """The city's book with its heads and HR, and nobody at work yet: no worker runs."""
    settings = load_settings(data_dir=folder, database_url=url, city=pack)
    parts = open_installation(settings, client)
    try:
        await lay_out(parts.database, freezes=True)
        heads = HALL.staffed()
        await write_hall(parts.database, HALL, heads.everybody)
        async with parts.database.writing() as session:
            await set_offset(session, (FRIDAY_MORNING - datetime.now(UTC)).total_seconds())
        yield City(parts, heads.hr, heads.complaint_desk)
    finally:
        await parts.database.close()
