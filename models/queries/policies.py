"""Policy packs in the book 規程の保存: stored once under their content's hash, read for as long as cases live."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models.errors import NotFound
from models.ids import PackId
from models.policy.schema import Policy, pack_id
from models.tables.policy import PolicyPackRow


async def store_policy(session: AsyncSession, policy: Policy, now: datetime) -> PackId:
    """Keeps the pack and returns its id; the same content stored again changes nothing.

    Call it in a writing transaction. ``now`` is an aware moment.
    """
    identity = pack_id(policy)
    if await session.get(PolicyPackRow, identity) is None:
        session.add(
            PolicyPackRow(
                id=identity,
                city=policy.city.key,
                year=policy.year,
                version=policy.version,
                body=policy.model_dump(mode="json"),
                loaded_at=now,
            )
        )
        await session.flush()
    return identity


async def read_policy(session: AsyncSession, identity: str) -> Policy:
    """The pack as it was stored. Raises NotFound if no such pack was ever stored."""
    row = await session.get(PolicyPackRow, identity)
    if row is None:
        raise NotFound(pack_id=identity)
    return Policy.model_validate(row.body)


class PolicyCache:
    """Packs already read by this process; a stored pack never changes, so none is ever stale."""

    def __init__(self) -> None:
        self._known: dict[str, Policy] = {}

    async def policy(self, session: AsyncSession, identity: str) -> Policy:
        """The pack of that id, from memory if it was asked for before. Raises NotFound."""
        known = self._known.get(identity)
        if known is None:
            known = self._known[identity] = await read_policy(session, identity)
        return known


async def stored_packs(session: AsyncSession) -> list[PolicyPackRow]:
    """All packs of the book, the newest year and version first; for a list of rule books."""
    rows = await session.execute(
        select(PolicyPackRow).order_by(
            col(PolicyPackRow.year).desc(),
            col(PolicyPackRow.version).desc(),
            col(PolicyPackRow.loaded_at).desc(),
            col(PolicyPackRow.id),
        )
    )
    return list(rows.scalars())
