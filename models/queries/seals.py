"""Keys of sealed content 封の鍵 in the book: one per purpose, wrapped by the master key; destroyed for good.

No unwrapped key outlives its transaction, so that a key destroyed in one process opens nothing in another.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.errors import NotFound, SealDestroyed
from models.ids import new_id
from models.queries.upsert import insert_once
from models.sealing import Key, MasterKeys, open_sealed, seal
from models.tables.seal import SealKeyRow


@dataclass(frozen=True, slots=True)
class HeldKey:
    """An opened data key and the id of its row, which stands beside everything it seals."""

    id: str
    key: Key


class SealRing:
    """Opens and seals with the keys in the book, by the installation's master keys."""

    def __init__(self, masters: MasterKeys) -> None:
        self.masters = masters

    async def key_for(self, session: AsyncSession, purpose: str, now: datetime) -> HeldKey:
        """The purpose's key; the first who asks makes it, also when two ask at once.

        Needs a writing session. Raises SealDestroyed, SealBroken.
        """
        row = await _row_of(session, purpose)
        if row is None:
            await insert_once(session, self._new(purpose, now))
            row = await _row_of(session, purpose)
        if row is None:
            raise NotFound(what="seal_key")
        return HeldKey(row.id, self._opened(row))

    async def key(self, session: AsyncSession, key_id: str) -> HeldKey:
        """The key a row names. Raises NotFound, SealDestroyed, SealBroken."""
        row = await session.get(SealKeyRow, key_id, populate_existing=True)
        if row is None:
            raise NotFound(what="seal_key")
        return HeldKey(row.id, self._opened(row))

    async def seal(
        self, session: AsyncSession, purpose: str, content: str, context: str, now: datetime
    ) -> tuple[str, bytes]:
        """Key id and sealed bytes, for a row that keeps both. Raises SealDestroyed, SealBroken."""
        held = await self.key_for(session, purpose, now)
        return held.id, seal(held.key, content, context)

    async def open(self, session: AsyncSession, key_id: str, sealed: bytes, context: str) -> str:
        """The text. Raises NotFound, SealDestroyed, SealBroken."""
        return open_sealed((await self.key(session, key_id)).key, sealed, context).decode()

    async def rewrap_all(self, session: AsyncSession) -> int:
        """Wraps every key with the first master key (P03); the others may go afterwards.

        Returns how many were wrapped anew. Raises SealBroken when a key's master is not at hand.
        """
        rows = await session.scalars(
            select(SealKeyRow)
            .where(
                col(SealKeyRow.wrapped).is_not(None),
                col(SealKeyRow.master) != self.masters.digest,
            )
            .order_by(col(SealKeyRow.id))
            .with_for_update()
        )
        count = 0
        for row in rows:
            row.wrapped = self.masters.wrap(self._opened(row), row.purpose)
            row.master = self.masters.digest
            count += 1
        await session.flush()
        return count

    def _new(self, purpose: str, now: datetime) -> SealKeyRow:
        return SealKeyRow(
            id=new_id(),
            purpose=purpose,
            wrapped=self.masters.wrap(Key.drawn(), purpose),
            master=self.masters.digest,
            made_at=now,
        )

    def _opened(self, row: SealKeyRow) -> Key:
        if row.wrapped is None:
            raise SealDestroyed
        return self.masters.unwrap(row.wrapped, row.purpose, row.master)


async def destroy_key(session: AsyncSession, purpose: str, now: datetime) -> bool:
    """Destroys a purpose's key: what it sealed never opens again, in backups of later days neither.

    False if there was none. Afterwards ``models.tables.wiping.wipe`` clears what the database keeps of
    the row's past.
    """
    row = await session.scalar(
        select(SealKeyRow).where(col(SealKeyRow.purpose) == purpose).with_for_update()
    )
    if row is None or row.wrapped is None:
        return False
    row.wrapped, row.destroyed_at = None, now
    await session.flush()
    return True


async def unknown_masters(session: AsyncSession, masters: MasterKeys) -> int:
    """How many living keys no master key at hand unwraps: more than 0 means a wrong or lost file."""
    rows = await session.scalars(
        select(col(SealKeyRow.master)).where(col(SealKeyRow.wrapped).is_not(None))
    )
    known = {key.digest for key in masters.keys}
    return sum(digest not in known for digest in rows)


async def _row_of(session: AsyncSession, purpose: str) -> SealKeyRow | None:
    row: SealKeyRow | None = await session.scalar(
        select(SealKeyRow)
        .where(col(SealKeyRow.purpose) == purpose)
        .execution_options(populate_existing=True)
    )
    return row
