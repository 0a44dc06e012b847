"""Where the book's schema stands 台帳の版, asked by every process at its start: without Alembic, which only moves it."""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, inspect, text

from models.errors import BadInput
from models.tables.database import open_database

STEPS: Final = Path(__file__).resolve().parents[1] / "migrations" / "versions"


class SchemaOld(BadInput):
    """The book has not been brought up to date."""

    code = "schema_old"


async def require_newest(url: str) -> None:
    """Raises SchemaOld unless the book stands at this version's revision: nobody writes into an old one."""
    database = open_database(url)
    try:
        async with database.engine.connect() as connection:
            standing = await connection.run_sync(_revision)
    finally:
        await database.close()
    if standing != newest_step():
        raise SchemaOld(
            what=f"the book stands at {standing or 'nothing'}, this version needs {newest_step()}",
            allowed="run `ayumi migrate` first",
        )


def newest_step() -> str:
    """The revision this version needs: steps are numbered, each file is named after its number."""
    return max((path.name.partition("_")[0] for path in STEPS.glob("[0-9]*_*.py")), default="")


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found
