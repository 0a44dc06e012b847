"""The post 郵便 of a city in tests: what each person has received, in the order it came."""

from dataclasses import dataclass

from sqlmodel import col, select

from models.tables.database import Database
from models.tables.letter import PracticeLetterRow
from tests.given.people import Someone


@dataclass(frozen=True)
class Post:
    database: Database

    async def to(self, someone: Someone) -> list[str]:
        """Kinds of the letters this person has received."""
        return [letter.kind for letter in await self.letters() if letter.person_id == someone.id]

    async def letters(self) -> list[PracticeLetterRow]:
        async with self.database.reading() as session:
            rows = await session.scalars(
                select(PracticeLetterRow).order_by(
                    col(PracticeLetterRow.sent_at), col(PracticeLetterRow.letter_id)
                )
            )
            return list(rows)
