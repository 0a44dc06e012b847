"""The partner 1on1の相手 of a series: a dated attribute, named for it or taken back."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.acts import Act
from models.case import Message
from models.errors import CaseClosed
from models.ids import PersonId, form_key, new_id
from models.one_on_one.partner import partner_on
from models.organisation import Organisation
from models.policy.schema import Policy
from models.processes import Process
from models.queries.messages import command, is_written
from models.queries.upsert import upsert
from models.tables.case import CaseRow, CaseState
from models.tables.talk import PartnerRow


def partner_in(
    case: CaseRow, organisation: Organisation, policy: Policy, day: date
) -> PersonId | None:
    """With whom the employee of the case talks that day; a pair 組 has one mentor, or none while it seeks."""
    if case.process == Process.PAIR:
        return PersonId(case.partner_id) if case.partner_id else None
    return partner_on(organisation, policy, PersonId(case.person_id), case.partner_id, day)


async def name_partner(
    session: AsyncSession,
    case_id: str,
    partner_id: str | None,
    *,
    by: str,
    day: date,
    at: datetime,
    nonce: str,
) -> Message:
    """From today on the series is with ``partner_id``; None: with the first evaluator again.

    The caller checks the right first, commits, then tells the case: open tasks go to the new partner,
    a time fixed with the former one is called off. Twice with one nonce is once; another name with it,
    after a step back in the browser, is a change of its own. ``day`` and ``at`` are business time.
    Raises CaseClosed.
    """
    case = await session.get_one(CaseRow, case_id, with_for_update={"key_share": True})
    if case.state == CaseState.CLOSED:
        raise CaseClosed
    key = form_key(nonce, by)
    if case.partner_id != partner_id and await is_written(session, key):
        key = new_id()
    case.partner_id = partner_id
    session.add(case)
    await session.flush()
    await upsert(
        session,
        PartnerRow,
        [
            {
                "id": key,
                "case_id": case_id,
                "partner_id": partner_id,
                "from_day": day,
                "by_person_id": by,
                "written_at": at,
            }
        ],
        key=("case_id", "from_day"),
    )
    return await command(
        session,
        case_id=case_id,
        act=Act.ORDER,
        by=by,
        at=at,
        details={"partner": partner_id},
        key=key,
    )


async def partners_named(session: AsyncSession, case_id: str) -> list[PartnerRow]:
    """Who was named from which day on, in the order of days."""
    rows = await session.scalars(
        select(PartnerRow)
        .where(col(PartnerRow.case_id) == case_id)
        .order_by(col(PartnerRow.from_day))
    )
    return list(rows)
