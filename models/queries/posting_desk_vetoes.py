"""Keeping a person and a posting apart 配置の見合せ: where a section cannot let go, or by a veto of two people.

What two have agreed upon, one alone does not take back. All of it only until the placements are decided; the caller has taken the campaign's lock.
"""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.challenge_job.preferences import ExcludedBecause
from models.errors import NotAllowed, TooLate
from models.queries.access_posting_desk import DeskBook
from models.queries.campaigns import Values, keep_campaigns
from models.queries.placement_decisions import is_decided
from models.tables.application import VetoRow


async def vetoes_of(session: AsyncSession, desk: DeskBook) -> dict[str, VetoRow]:
    """By candidacy, what is asked or stands about those the viewer sees."""
    known = [key for key, it in desk.book.candidacies.items() if desk.sees(it["application_id"])]
    rows = await session.scalars(
        select(VetoRow).where(col(VetoRow.candidacy_id).in_(known), col(VetoRow.ended_at).is_(None))
    )
    return {row.candidacy_id: row for row in rows}


async def ended_veto(session: AsyncSession, desk: DeskBook, candidacy_id: str) -> VetoRow | None:
    """The last one that two took back. Raises NotFound for what the viewer does not see."""
    desk.candidacy(candidacy_id)
    row = await session.get(VetoRow, candidacy_id)
    return row if row and row.ended_at else None


async def keep_back(
    session: AsyncSession, desk: DeskBook, candidacy_id: str, reason: str, now: datetime
) -> bool:
    """The section cannot let the person go 異動元の事情; False if the two are apart already.

    Raises NotFound, TooLate once it is decided.
    """
    candidacy = await _undecided(session, desk, candidacy_id)
    if candidacy["excluded"] or not await _is_free(session, candidacy_id):
        return False
    candidacy["excluded"] = ExcludedBecause.NOT_RELEASED.value
    session.add(_row(desk, candidacy_id, ExcludedBecause.NOT_RELEASED, reason, now))
    await keep_campaigns(session, [desk.book])
    return True


async def ask_veto(
    session: AsyncSession, desk: DeskBook, candidacy_id: str, reason: str, now: datetime
) -> bool:
    """Asks for a second person of the desk; False if the two are apart, or it is asked already."""
    candidacy = await _undecided(session, desk, candidacy_id)
    if candidacy["excluded"] or not await _is_free(session, candidacy_id):
        return False
    session.add(_row(desk, candidacy_id, ExcludedBecause.VETO, reason, now))
    return True


async def agree_to_veto(
    session: AsyncSession, desk: DeskBook, candidacy_id: str, now: datetime
) -> bool:
    """From now on it counts; False if it does already, or nobody asks for it. Raises NotAllowed for who asked."""
    await _undecided(session, desk, candidacy_id)
    row = await session.get(VetoRow, candidacy_id)
    if row is None or row.because != ExcludedBecause.VETO or row.agreed_by is not None:
        return False
    if row.asked_by == desk.viewer.person_id:
        raise NotAllowed
    row.agreed_by, row.agreed_at = desk.viewer.person_id, now
    await session.flush()
    return True


async def take_back(session: AsyncSession, desk: DeskBook, candidacy_id: str) -> bool:
    """Takes back what one person asked or did; False where nothing of that kind keeps the two apart."""
    candidacy = await _undecided(session, desk, candidacy_id)
    row = await session.get(VetoRow, candidacy_id)
    if row is None or _is_agreed(row):
        return False
    if candidacy["excluded"] == ExcludedBecause.NOT_RELEASED:
        candidacy["excluded"] = ""
        await keep_campaigns(session, [desk.book])
    await session.delete(row)
    await session.flush()
    return True


async def ask_back(
    session: AsyncSession, desk: DeskBook, candidacy_id: str, reason: str, now: datetime
) -> bool:
    """Asks a second person to end a veto; until then it counts. False if that is asked, or none counts."""
    row = await _agreed(session, desk, candidacy_id)
    if row is None or row.back_by is not None:
        return False
    row.back_by, row.back_at, row.back_reason = desk.viewer.person_id, now, reason
    await session.flush()
    return True


async def agree_back(
    session: AsyncSession, desk: DeskBook, candidacy_id: str, now: datetime
) -> bool:
    """The two may come together again; False if nobody asks for it. Raises NotAllowed for who asked."""
    row = await _asked_back(session, desk, candidacy_id)
    if row is None:
        return False
    if row.back_by == desk.viewer.person_id:
        raise NotAllowed
    row.ended_by, row.ended_at = desk.viewer.person_id, now
    await session.flush()
    return True


async def keep_veto(session: AsyncSession, desk: DeskBook, candidacy_id: str) -> bool:
    """The veto stays; False if nobody asked to end it."""
    row = await _asked_back(session, desk, candidacy_id)
    if row is None:
        return False
    row.back_by, row.back_at, row.back_reason = None, None, ""
    await session.flush()
    return True


async def _agreed(session: AsyncSession, desk: DeskBook, candidacy_id: str) -> VetoRow | None:
    """The veto that counts."""
    await _undecided(session, desk, candidacy_id)
    row = await session.get(VetoRow, candidacy_id)
    return row if row and _is_agreed(row) and row.ended_at is None else None


async def _asked_back(session: AsyncSession, desk: DeskBook, candidacy_id: str) -> VetoRow | None:
    """The veto that counts and that somebody asks to end."""
    row = await _agreed(session, desk, candidacy_id)
    return row if row and row.back_by is not None else None


def _is_agreed(row: VetoRow) -> bool:
    return row.agreed_by is not None


async def _is_free(session: AsyncSession, candidacy_id: str) -> bool:
    """Whether nothing is asked or stands; one that has ended makes room."""
    row = await session.get(VetoRow, candidacy_id)
    if row is not None and row.ended_at is not None:
        await session.delete(row)
        await session.flush()
        return True
    return row is None


async def _undecided(session: AsyncSession, desk: DeskBook, candidacy_id: str) -> Values:
    """What was decided as it was seen stays so, also before the book has heard of the decision."""
    candidacy = desk.candidacy(candidacy_id)
    call = candidacy["call"]
    if call in desk.book.matchings or await is_decided(session, desk.cycle.id, call):
        raise TooLate(step="decide_placements")
    return candidacy


def _row(
    desk: DeskBook, candidacy_id: str, because: ExcludedBecause, reason: str, now: datetime
) -> VetoRow:
    return VetoRow(
        candidacy_id=candidacy_id,
        because=because,
        reason=reason,
        asked_by=desk.viewer.person_id,
        asked_at=now,
    )
