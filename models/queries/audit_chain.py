"""The chain 連鎖 over the audit trail: the sealer forges it link by link, the auditor walks along it."""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Table, bindparam, func, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import FIRST_HASH, Finding, Head, Verdict, link_of
from models.tables.audit import AuditHeadRow, AuditRow
from models.tables.database import Database

BATCH: Final = 5_000
_ROWS: Table = AuditRow.__table__  # type: ignore[attr-defined]
_HEADS: Table = AuditHeadRow.__table__  # type: ignore[attr-defined]
_COVERED: Final = (
    _ROWS.c.id,
    _ROWS.c.at,
    _ROWS.c.actor_id,
    _ROWS.c.subject_id,
    _ROWS.c.case_id,
    _ROWS.c.act,
    _ROWS.c.what,
    _ROWS.c.reason,
    _ROWS.c.address,
)
"""The fields of ``models.audit.Entry`` in their order."""
_ONE_SEALER: Final = text("SELECT pg_advisory_xact_lock(7204517)")


async def seal(database: Database, now: datetime) -> int:
    """Chains up to 5,000 unsealed entries in one transaction and returns how many; 0 is the end.

    Two sealers at once are safe: the second waits, then finds nothing left.
    """
    async with database.writing() as session:
        if not database.is_sqlite:
            await session.execute(_ONE_SEALER)
        waiting = await _unsealed(session)
        if not waiting:
            return 0
        links = _links(waiting, await head(session))
        await session.execute(
            update(_ROWS)
            .where(_ROWS.c.id == bindparam("the_id"))
            .values({name: bindparam(f"new_{name}") for name in ("seq", "previous_hash", "hash")}),
            links,
            execution_options={"synchronize_session": False},
        )
        last = links[-1]
        await session.execute(
            insert(_HEADS), {"seq": last["new_seq"], "hash": last["new_hash"], "sealed_at": now}
        )
        return len(links)


async def head(session: AsyncSession) -> Head:
    """Where the chain ends now: its length and last hash, to be kept somewhere else."""
    last = (
        await session.execute(
            select(_ROWS.c.seq, _ROWS.c.hash)
            .where(_ROWS.c.seq.is_not(None))
            .order_by(_ROWS.c.seq.desc())
            .limit(1)
        )
    ).one_or_none()
    return Head(seq=last.seq, hash=last.hash) if last else Head(seq=0, hash=FIRST_HASH)


async def verify(session: AsyncSession, kept: Sequence[Head] = ()) -> Verdict:
    """Walks the whole chain and names the first thing that does not fit.

    ``kept`` are heads noted outside the database: without them a chain rewritten as a whole,
    together with its heads, cannot be told from a true one.
    """
    heads = {
        row.seq: row.hash for row in await session.execute(select(_HEADS.c.seq, _HEADS.c.hash))
    }
    outside = {one.seq: one.hash for one in kept if one.seq}
    sealed, last = 0, FIRST_HASH
    async for row in _chain(session):
        finding = _finding(row, sealed + 1, last, heads, outside)
        if finding is not None:
            return Verdict(sealed=sealed, head=last, finding=finding, at_seq=sealed + 1)
        sealed, last = row.seq, row.hash
    if max([*heads, *outside], default=0) > sealed:
        return Verdict(sealed=sealed, head=last, finding=Finding.CUT, at_seq=sealed + 1)
    unsealed = await session.scalar(select(func.count()).where(_ROWS.c.seq.is_(None)))
    return Verdict(sealed=sealed, unsealed=unsealed or 0, head=last)


def _finding(
    row: Any, seq: int, previous_hash: str, heads: dict[int, str], outside: dict[int, str]
) -> Finding | None:
    if row.seq != seq:
        return Finding.GAP
    if row.previous_hash != previous_hash:
        return Finding.LINK
    if row.hash != link_of(tuple(row)[: len(_COVERED)], seq, previous_hash):
        return Finding.CONTENT
    if any(known.get(seq, row.hash) != row.hash for known in (heads, outside)):
        return Finding.REWRITTEN
    return None


async def _unsealed(session: AsyncSession) -> Sequence[Any]:
    found = await session.execute(
        select(*_COVERED).where(_ROWS.c.seq.is_(None)).order_by(_ROWS.c.id).limit(BATCH)
    )
    return found.all()


def _links(waiting: Sequence[Any], last: Head) -> list[dict[str, Any]]:
    links: list[dict[str, Any]] = []
    seq, previous_hash = last.seq, last.hash
    for row in waiting:
        seq += 1
        made = link_of(tuple(row), seq, previous_hash)
        links.append(
            {"the_id": row.id, "new_seq": seq, "new_previous_hash": previous_hash, "new_hash": made}
        )
        previous_hash = made
    return links


async def _chain(session: AsyncSession) -> AsyncIterator[Any]:
    rows = await session.stream(
        select(*_COVERED, _ROWS.c.seq, _ROWS.c.previous_hash, _ROWS.c.hash)
        .where(_ROWS.c.seq.is_not(None))
        .order_by(_ROWS.c.seq)
        .execution_options(yield_per=BATCH)
    )
    async for row in rows:
        yield row
