"""Bytes at rest 台帳の生の中身: what lies in a database's own files, journal included, for searches of what must not."""

from pathlib import Path

from sqlalchemy import text

from models.tables.database import Database


async def bytes_of(database: Database) -> bytes:
    """The bytes of all files of this database; PostgreSQL first writes down what it still holds."""
    if database.is_sqlite:
        book = Path(database.engine.url.database or "")
        return _together(book.parent, f"{book.name}*")
    return _together(await _folder_of_postgresql(database), "*")


def _together(folder: Path, names: str) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.glob(names)))


async def _folder_of_postgresql(database: Database) -> Path:
    async with database.engine.connect() as connection:
        bare = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await bare.execute(text("CHECKPOINT"))
        folder = (await bare.execute(text("SHOW data_directory"))).scalar_one()
        number = (
            await bare.execute(
                text("SELECT oid FROM pg_database WHERE datname = current_database()")
            )
        ).scalar_one()
    return Path(folder, "base", str(number))
