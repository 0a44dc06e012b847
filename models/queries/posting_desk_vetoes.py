"""Keeping a person and a posting apart 配置の見合せ: where a section cannot let go, or by a veto of two people.

Only until the placements are decided; the caller has taken the campaign's lock.
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
    """By candidacy, whatever was asked or done about those the viewer sees."""
    known = [key for key, it in desk.book.candidacies.items() if desk.sees(it["application_id"])]
    rows = await session.scalars(select(VetoRow).where(col(VetoRow.candidacy_id).in_(known)))
    return {row.candidacy_id: row for row in rows}


async def keep_back(
    session: AsyncSession, desk: DeskBook, candidacy_id: str, reason: str, now: datetime
) -> bool:
    """The section cannot let the person go 異動元の事情; False if the two are apart already.

    Raises NotFound, TooLate once it is decided.
    """
    candidacy = await _undecided(session, desk, candidacy_id)
    if candidacy["excluded"] or await session.get(VetoRow, candidacy_id):
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
    if candidacy["excluded"] or await session.get(VetoRow, candidacy_id):
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
    """The two may come together again; False if nothing kept them apart."""
    candidacy = await _undecided(session, desk, candidacy_id)
    row = await session.get(VetoRow, candidacy_id)
    if row is None:
        return False
    if candidacy["excluded"] == ExcludedBecause.NOT_RELEASED:
        candidacy["excluded"] = ""
        await keep_campaigns(session, [desk.book])
    await session.delete(row)
    await session.flush()
    return True


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
