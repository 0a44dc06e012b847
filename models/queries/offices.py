"""Granting and taking back offices 役割の付与・取消し: by HR, for days, in the audit trail."""

from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.audit import AuditAct
from models.errors import NotFound
from models.ids import PersonId
from models.people import OfficeGrant
from models.queries.audit import append_audit, audit_values
from models.queries.organisation import raise_revision, write_offices
from models.roles import Office
from models.tables.organisation import OfficeRow, PersonRow


async def grant_office(
    session: AsyncSession,
    grant: OfficeGrant,
    *,
    by: str,
    now: datetime,
    reason: str | None = None,
) -> None:
    """Grants an office; it counts from the next request. Raises NotFound for an unknown person.

    What is granted for all these days already is not granted again; a shorter grant is drawn out. The
    person is locked, so that two who grant at once grant once.
    """
    if await session.get(PersonRow, grant.person_id, with_for_update={"key_share": True}) is None:
        raise NotFound
    if standing := await _held_on(session, grant):
        if standing.to_day is None or (grant.to_day and grant.to_day <= standing.to_day):
            return
        grant = grant.model_copy(update={"from_day": standing.from_day})
    await write_offices(session, [grant])
    await raise_revision(session)
    entry = _entry(AuditAct.GRANTED, grant.person_id, grant.office, by, now, reason)
    await append_audit(session, entry)


async def _held_on(session: AsyncSession, grant: OfficeGrant) -> OfficeRow | None:
    """The grant that stands on the first day of this one."""
    rows = await session.scalars(
        select(OfficeRow)
        .where(
            col(OfficeRow.person_id) == grant.person_id,
            col(OfficeRow.office) == grant.office.value,
            col(OfficeRow.from_day) <= grant.from_day,
            col(OfficeRow.to_day).is_(None) | (col(OfficeRow.to_day) >= grant.from_day),
        )
        .order_by(col(OfficeRow.from_day))
    )
    return rows.first()


async def revoke_office(
    session: AsyncSession,
    person_id: PersonId,
    office: Office,
    *,
    last_day: date,
    by: str,
    now: datetime,
    reason: str | None = None,
) -> None:
    """The grants that reach beyond ``last_day`` end on it. Raises NotFound if there is none."""
    grants = [
        col(OfficeRow.person_id) == person_id,
        col(OfficeRow.office) == office.value,
        col(OfficeRow.to_day).is_(None) | (col(OfficeRow.to_day) > last_day),
    ]
    if await session.scalar(select(col(OfficeRow.id)).where(*grants).limit(1)) is None:
        raise NotFound
    await session.execute(update(OfficeRow).where(*grants).values(to_day=last_day))
    await raise_revision(session)
    await append_audit(session, _entry(AuditAct.REVOKED, person_id, office, by, now, reason))


def _entry(
    act: AuditAct, person_id: str, office: Office, by: str, now: datetime, reason: str | None
) -> dict[str, object]:
    return audit_values(
        act, f"office.{office}", at=now, actor_id=by, subject_id=person_id, reason=reason
    )
