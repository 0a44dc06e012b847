"""The programmes of a city at the HR desk 制度の一覧: each with its year, one press to open it, and what waits for HR."""

from collections.abc import Iterator, Sequence

from fastapi import APIRouter, Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk, HrAdmin
from api.hr.rows import Desk, desk_of
from api.hr.year_at_desk import YearFound, open_year, year_found
from api.hr_mentoring.counts import counts_of
from api.show import show
from api.views.frame import Place
from api.views.hr_mentoring import ProgrammeLine, ProgrammesView
from api.views.person import Link
from api.ways import see
from models.errors import NotFound
from models.fiscal_year import FiscalYear
from models.mentoring.looked_after import begins_for
from models.mentoring.year import cycle_kind, programme_of, programme_year
from models.policy.programme import Programme
from models.policy.schema import Policy
from models.queries.access_hr_mentoring import programme_years
from models.queries.advice_rules import advice_rules
from models.queries.hr_cycles import cases_by_cycle
from models.rights import Viewer
from models.tables.cycle import CycleRow

router = APIRouter()


@router.get(addresses.HR_MENTORING)
async def programmes(request: Request, viewer: AtTheHrDesk) -> Response:
    """Those of the newest pack, opened or not; the years before as ways. Nothing here asks the engine."""
    desk = await desk_of(request)
    async with desk.parts.database.reading() as session:
        view = await _programmes(session, desk, viewer)
        rules = await advice_rules(session, desk.parts.policies)
    if rules:
        view = view.model_copy(update={"advice": rules.name.value})
    return await show(request, "hr_mentoring/programmes.html", place=Place.HR, programmes=view)


@router.post(addresses.HR_MENTORING_OPEN)
async def open_programme(request: Request, viewer: HrAdmin, year: int, kind: str) -> Response:
    """The year of one programme; 404 where the year's pack has it not."""
    desk = await desk_of(request)

    async def find(session: AsyncSession) -> YearFound | None:
        return await _year(session, desk, viewer, year, kind)

    async with desk.parts.database.reading() as session:
        found = await find(session)
    programme = found.policy.programme(programme_of(kind)) if found else None
    if programme is None:
        raise NotFound
    await open_year(request, viewer, desk, find, programme_year(programme), f"{kind}.open")
    async with desk.parts.database.reading() as session:
        opened = await find(session)
    row = opened.row if opened else None
    return see(_href(row) if row else addresses.HR_MENTORING)


async def _year(
    session: AsyncSession, desk: Desk, viewer: Viewer, year: int, kind: str
) -> YearFound | None:
    years = [it for it in await programme_years(session, viewer) if it.kind == kind]
    return await year_found(
        session, desk, years, year, lambda it: it.programme(programme_of(kind)) is not None
    )


async def _programmes(session: AsyncSession, desk: Desk, viewer: Viewer) -> ProgrammesView:
    years = await programme_years(session, viewer)
    newest = await year_found(session, desk, (), 0, lambda it: bool(it.programmes))
    if newest is None:
        return ProgrammesView()
    here = [it for it in years if it.fiscal_year == newest.policy.year]
    people = await cases_by_cycle(session)
    lines = [
        await _opened(session, desk, viewer, row, people.get(row.id, (1, 0))[0] - 1) for row in here
    ]
    opened = {it.kind for it in here}
    planned = [
        _planned(desk, viewer, newest.policy, it)
        for it in newest.policy.programmes
        if cycle_kind(it.key) not in opened
    ]
    return ProgrammesView(lines=(*lines, *planned), years=tuple(_others(years, here)))


async def _opened(
    session: AsyncSession, desk: Desk, viewer: Viewer, row: CycleRow, people: int
) -> ProgrammeLine:
    policy = await desk.parts.policies.policy(session, row.pack_id)
    programme = policy.programme(programme_of(row.kind))
    counts = await counts_of(session, viewer, desk.presence, [row])
    return ProgrammeLine(
        name=row.name,
        year=FiscalYear(row.fiscal_year).label,
        state=row.state,
        mentor_word=programme.mentor_word.value if programme else "",
        starts_on=row.period_from,
        ends_on=row.period_to,
        href=_href(row) if programme else "",
        people=people,
        waiting=counts.waiting,
        changes=counts.changes,
        quiet=counts.quiet,
    )


def _planned(desk: Desk, viewer: Viewer, policy: Policy, programme: Programme) -> ProgrammeLine:
    """For how many it would begin as of today."""
    year, rule = FiscalYear(policy.year), programme_year(programme)
    organisation = desk.arrival.organisation
    people = sum(1 for _ in begins_for(organisation, policy, programme, year, desk.today))
    opens = addresses.HR_MENTORING_OPEN.format(year=policy.year, kind=rule.key)
    return ProgrammeLine(
        name=rule.name,
        year=year.label,
        state="planned",
        mentor_word=programme.mentor_word.value,
        starts_on=year.day(rule.period_from.month, rule.period_from.day),
        ends_on=year.day(rule.period_to.month, rule.period_to.day),
        open_action=opens if viewer.is_hr_admin else "",
        people=people,
    )


def _others(years: Sequence[CycleRow], here: Sequence[CycleRow]) -> Iterator[Link]:
    for row in years:
        if row not in here:
            label = FiscalYear(row.fiscal_year).label
            yield Link(words=f"{label} {row.name}", href=_href(row))


def _href(row: CycleRow) -> str:
    return addresses.HR_MENTORING_YEAR.format(cycle_id=row.id)
