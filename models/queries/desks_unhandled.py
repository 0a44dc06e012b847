"""Desks of open posting with a gap 扱う窓口のない職員, in the campaigns that run: asked of offices and organisation alone."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.challenge_job.unhandled import Unhandled, unhandled
from models.processes import Process
from models.queries.organisation import load_organisation
from models.queries.policies import read_policy
from models.tables.cycle import CycleRow, CycleState

_RUNNING = (CycleState.OPENING.value, CycleState.OPEN.value)


async def unhandled_in_campaigns(session: AsyncSession, day: date) -> list[Unhandled]:
    """Of each campaign that runs and whose desks leave somebody out."""
    packs = await session.scalars(
        select(col(CycleRow.pack_id))
        .where(col(CycleRow.kind) == Process.CAMPAIGN.value, col(CycleRow.state).in_(_RUNNING))
        .order_by(col(CycleRow.fiscal_year))
    )
    identities = packs.all()
    if not identities:
        return []
    organisation = await load_organisation(session)
    found = [unhandled(organisation, await read_policy(session, it), day) for it in identities]
    return [it for it in found if it]
