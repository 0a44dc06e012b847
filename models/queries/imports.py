"""Imports into the book 取込: a preview of the differences, then all of it or nothing."""

from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models.errors import BadImport, BadInput, ChangedMeanwhile
from models.ids import new_id
from models.imports.kinds import ImportKind
from models.imports.parsed import Parsed
from models.imports.plan_orders import ResultKey, order_id, plan_orders, plan_results
from models.imports.plan_roster import plan_roster
from models.imports.plan_section_goals import plan_section_goals
from models.imports.plan_sections import plan_posts, plan_sections
from models.imports.preview import EarlierResult, Preview
from models.organisation import Organisation
from models.queries.organisation import (
    hold_organisation,
    load_organisation,
    plain,
    raise_revision,
    write_assignments,
    write_leaves,
    write_people,
    write_posts,
    write_sections,
    write_spells,
)
from models.queries.personnel_orders import drop_what_never_held, known_orders, record_orders
from models.queries.section_goals import section_goals_of_years, write_section_goals
from models.queries.upsert import upsert
from models.tables.organisation import ImportedResultRow


async def preview(session: AsyncSession, parsed: Parsed, *, now: datetime, as_of: date) -> Preview:
    """Compares a file with the book, and writes nothing.

    ``as_of`` is the city's day for which a roster speaks; ``now`` the moment orders are recorded.
    """
    organisation = await load_organisation(session)
    match parsed.kind:
        case ImportKind.SECTIONS:
            return plan_sections(parsed, organisation, as_of=as_of, draw=new_id)
        case ImportKind.POSTS:
            return plan_posts(parsed, organisation, draw=new_id)
        case ImportKind.ROSTER:
            return plan_roster(parsed, organisation, as_of=as_of, draw=new_id)
        case ImportKind.ORDERS:
            return await _preview_orders(session, parsed, organisation, now)
        case ImportKind.RESULTS:
            standing = await _standing_results(session)
            return plan_results(parsed, organisation, standing=standing)
        case ImportKind.SECTION_GOALS:
            years = {line["fiscal_year"] for _, line in parsed.lines}
            goals = await section_goals_of_years(session, years)
            return plan_section_goals(parsed, organisation, standing=goals)


async def apply(session: AsyncSession, shown: Preview) -> None:
    """Writes what the preview showed, in the caller's transaction.

    Raises BadImport if the preview has problems, or an order cannot follow another of the file;
    ChangedMeanwhile if the organisation is no longer the one that was compared.
    """
    if shown.problems:
        raise BadImport(problems=shown.problems)
    if await hold_organisation(session) != shown.base_revision:
        raise ChangedMeanwhile(what="organisation")
    if shown.kind is ImportKind.RESULTS:
        await _write_results(session, shown)
    elif shown.kind is ImportKind.SECTION_GOALS:
        await write_section_goals(session, shown.writes.section_goals)
    elif shown.kind is ImportKind.ORDERS:
        await _record(session, shown)
    elif shown.added or shown.changed:
        await _write_organisation(session, shown)


async def results_of(session: AsyncSession, person_id: str) -> list[EarlierResult]:
    """The earlier overall ratings of one person; callers ask for the right first."""
    rows = await session.execute(
        select(ImportedResultRow)
        .where(col(ImportedResultRow.person_id) == person_id)
        .order_by(col(ImportedResultRow.period_label), col(ImportedResultRow.kind))
    )
    return [EarlierResult(**row.model_dump(exclude={"id"})) for row in rows.scalars()]


async def _write_organisation(session: AsyncSession, shown: Preview) -> None:
    writes = shown.writes
    await write_sections(session, writes.sections)
    await write_posts(session, writes.posts)
    await write_people(session, writes.people)
    await write_spells(session, writes.spells)
    await write_assignments(session, writes.assignments)
    await write_leaves(session, writes.leaves)
    await drop_what_never_held(session)
    await raise_revision(session)


async def _record(session: AsyncSession, shown: Preview) -> None:
    try:
        await record_orders(session, shown.writes.orders)
    except BadInput as error:
        raise BadImport(**error.data) from error


async def _write_results(session: AsyncSession, shown: Preview) -> None:
    rows = [plain(it) for it in shown.writes.results]
    await upsert(session, ImportedResultRow, rows, ["person_id", "period_label", "kind"])


async def _preview_orders(
    session: AsyncSession, parsed: Parsed, organisation: Organisation, now: datetime
) -> Preview:
    ids = [order_id(line["order_number"]) for _, line in parsed.lines]
    known = await known_orders(session, ids)
    return plan_orders(parsed, organisation, known=known, now=now)


async def _standing_results(session: AsyncSession) -> dict[ResultKey, str]:
    rows = await session.execute(
        select(
            ImportedResultRow.person_id,
            ImportedResultRow.period_label,
            ImportedResultRow.kind,
            ImportedResultRow.overall,
        )
    )
    return {(person, period, kind): overall for person, period, kind, overall in rows}
