"""A year of one kind at the HR desk 年度の取組: found by its number, its state, the other years, one press to open it."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass

from fastapi import Request
from sqlalchemy.ext.asyncio import AsyncSession

from api.hr.cycle_preview import shown_state
from api.hr.noting import note_change
from api.hr.rows import Desk
from api.views.person import Link
from models.errors import NotFound
from models.fiscal_year import FiscalYear
from models.ids import PackId
from models.policy.schema import Policy
from models.queries.cycles import CycleToOpen, open_cycle
from models.queries.hr_cycles import newest_pack
from models.rights import Viewer
from models.tables.cycle import CycleRow, CycleState

_RUNS = frozenset({CycleState.OPENING, CycleState.OPEN})


@dataclass(frozen=True)
class YearFound:
    """``row`` is None before the year is opened; ``years`` are all that were, the latest first.

    ``is_used``: whether the pack has the scheme.
    """

    desk: Desk
    policy: Policy
    pack_id: PackId
    row: CycleRow | None
    years: Sequence[CycleRow]
    is_used: bool

    @property
    def year(self) -> FiscalYear:
        return FiscalYear(self.row.fiscal_year if self.row else self.policy.year)

    @property
    def shown(self) -> str:
        """That of the opened year; before, whether it is planned or the scheme is not used."""
        if self.row is None:
            return "planned" if self.is_used else "unused"
        return shown_state(self.row)

    def others(self, address: Callable[[int], str]) -> Iterator[Link]:
        """Links to the other years, whose addresses the page knows."""
        for row in self.years:
            if row.fiscal_year != int(self.year):
                label = FiscalYear(row.fiscal_year).label
                yield Link(words=f"{label} {row.name}", href=address(row.fiscal_year))


async def year_found(
    session: AsyncSession,
    desk: Desk,
    years: Sequence[CycleRow],
    year: int,
    is_used: Callable[[Policy], bool],
) -> YearFound | None:
    """The year asked for, else (0) that of the newest pack; None before any pack.

    ``is_used``: each kind of year knows where its pack says so.

    Raises NotFound for a year that has neither a pack nor was ever opened.
    """
    pack = await newest_pack(session)
    wanted = year or (pack.year if pack else 0)
    row = next((it for it in years if it.fiscal_year == wanted), None)
    if row is None and (pack is None or pack.year != wanted):
        if year:
            raise NotFound
        return None
    pack_id = PackId(row.pack_id if row else pack.id if pack else "")
    policy = await desk.parts.policies.policy(session, pack_id)
    return YearFound(desk, policy, pack_id, row, years, is_used(policy))


async def open_year(
    request: Request,
    viewer: Viewer,
    desk: Desk,
    find: Callable[[AsyncSession], Awaitable[YearFound | None]],
    rule: CycleToOpen,
    noted: str,
) -> None:
    """Writes the year's row and commits it, then the launch begins; pressing twice is once.

    ``noted``: the word in the audit trail. Raises NotFound where there is nothing to open.
    """
    async with desk.parts.database.writing() as session:
        found = await find(session)
        if found is None or found.shown == "unused":
            raise NotFound
        now, by = desk.arrival.now, viewer.person_id
        row = await open_cycle(session, rule, found.year, found.pack_id, now=now, by=by)
        if found.row is None:
            await note_change(request, session, desk, viewer, noted)
    if desk.parts.cycles is not None and row.state in _RUNS:
        await desk.parts.cycles.start(row.id)
