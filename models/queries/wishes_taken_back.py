"""Wishes taken back 希望の取下げ: a case that began by the wish alone, and waits for a mentor, hears that it is over."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.acts import Act
from models.case import Message
from models.case.task import LIVING
from models.fiscal_year import FiscalYear
from models.ids import CaseId, PersonId
from models.mentoring.looked_after import is_for_at_the_own_wish
from models.mentoring.steps import PairStep
from models.open_days import OpenDays
from models.organisation import Organisation
from models.policy.programme import Programme
from models.policy.schema import Policy
from models.processes import Process
from models.queries.messages import command
from models.tables.case import CaseRow
from models.tables.task import TaskRow


class Rules(NamedTuple):
    """By what it is told why somebody is in the programme."""

    organisation: Organisation
    policy: Policy
    programme: Programme
    days: OpenDays


def is_by_the_wish_alone(rules: Rules, case: CaseRow) -> bool:
    """Whether nothing but the own wish brought the case's person into the programme."""
    begun = max(rules.days.local_day(case.opened_at), FiscalYear(case.fiscal_year).first)
    return is_for_at_the_own_wish(
        rules.organisation, rules.policy, rules.programme, PersonId(case.person_id), begun
    )


async def end_what_waits(
    session: AsyncSession, rules: Rules, cycle_id: str, person_id: str, *, by: str, at: datetime
) -> tuple[CaseId, Message] | None:
    """Writes what the person's case must hear; the caller commits, then tells it.

    None where nobody waits: no case has begun, somebody is asked or guides already, or the programme is
    for the person by the pack's rule too. A mentor decided in this very moment is asked no more.
    """
    row = (
        await session.execute(
            select(CaseRow, col(TaskRow.key))
            .join(TaskRow, col(TaskRow.case_id) == col(CaseRow.id))
            .where(
                col(CaseRow.cycle_id) == cycle_id,
                col(CaseRow.process) == Process.PAIR,
                col(CaseRow.person_id) == person_id,
                col(TaskRow.step) == PairStep.AWAIT_MENTOR,
                col(TaskRow.state).in_(LIVING),
            )
        )
    ).first()
    if row is None:
        return None
    case, key = row
    if not is_by_the_wish_alone(rules, case):
        return None
    message = await command(session, case_id=case.id, act=Act.WITHDRAW, by=by, at=at, task_key=key)
    return CaseId(case.id), message
