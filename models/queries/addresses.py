"""Mail addresses of people 宛先: looked up when a letter leaves, kept with the letter nowhere."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlmodel import col

from models.tables.database import Database
from models.tables.organisation import PersonRow


class PeopleAddresses:
    """The address book of the post office, read from the roster."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def addresses(self, person_ids: Sequence[str]) -> Mapping[str, str]:
        """Addresses as of now; a person without a mailbox is left out."""
        async with self._database.reading() as session:
            rows = await session.execute(
                select(col(PersonRow.id), col(PersonRow.email)).where(
                    col(PersonRow.id).in_(person_ids),
                    col(PersonRow.has_mailbox),
                    col(PersonRow.email).is_not(None),
                )
            )
            return {person_id: email for person_id, email in rows if email}
