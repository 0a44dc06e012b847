"""The tests' own empty book 空の台帳: what one test wrote never stands in the next one's."""

from pathlib import Path

from sqlalchemy import func, select

from models.tables.clock import ClockRow
from models.tables.database import open_database
from tests.given.empty_book import lay_out


async def test_a_book_opened_again_is_no_model_for_the_next(tmp_path: Path) -> None:
    async def rows(name: str, *, writes: bool = False) -> int:
        database = open_database(f"sqlite+aiosqlite:///{tmp_path / name}")
        try:
            await lay_out(database, freezes=True)
            async with database.writing() as session:
                if writes:
                    session.add(ClockRow(offset_seconds=60.0))
                    await session.flush()
                found = await session.execute(select(func.count()).select_from(ClockRow))
                return found.scalar_one()
        finally:
            await database.close()

    assert await rows("first.db", writes=True) == 1
    assert await rows("first.db") == 1
    assert await rows("second.db") == 0
