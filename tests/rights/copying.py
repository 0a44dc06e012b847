"""A copy of the city of rights 権限の市の写し, for tests that submit, grant and take away."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from api.app import make_app
from models.queries.hr_board import BoardCache
from models.queries.organisation import OrganisationCache
from models.tables.database import open_database
from tests.given.app import RememberingLine, TheApp
from tests.rights.book_at_rest import waits_for_no_disk
from tests.rights.city import RightsCity
from tests.rights.turning import Turner


@asynccontextmanager
async def a_copy(city: RightsCity, folder: Path) -> AsyncIterator[RightsCity]:
    """The same city in a book of its own: here people may do what they like."""
    file = folder / "copy.sqlite3"
    async with city.app.parts.database.engine.connect() as connection:
        raw = await connection.get_raw_connection()
        await raw.driver_connection.execute(f"VACUUM INTO '{file}'")  # type: ignore[union-attr]
    line, database = RememberingLine(), open_database(f"sqlite+aiosqlite:///{file}")
    await waits_for_no_disk(database)
    parts = replace(
        city.app.parts,
        database=database,
        organisations=OrganisationCache(),
        boards=BoardCache(),
        cases=line,
    )
    app = TheApp(make_app(parts), parts, city.app.clock, line)
    copy = replace(city, app=app, turner=Turner(app, city.turner.complaint_desk))
    copy.browsers, copy.tokens = {}, {}
    yield copy
    await copy.close()
    await database.close()
