"""``ayumi mentoring``: the end of the time of keeping 保存期間 of mentors and OJT メンター・OJT."""

from typing import TYPE_CHECKING

import typer

from ayumi.commands.opened import installation, real_now
from ayumi.commands.running import Plain, finding, in_loop, say

if TYPE_CHECKING:
    from ayumi.installation import Installation
    from models.fiscal_year import FiscalYear
    from models.queries.mentoring_retention import KeptYears
    from models.tables.database import Database

app = typer.Typer(cls=Plain, no_args_is_help=True, help="Mentors and OJT: purge.")


@app.callback()
def mentoring() -> None:
    """Mentors and OJT."""


@app.command(epilog="Example: ayumi mentoring purge")
@in_loop
async def purge() -> None:
    """Forgets who took part in years past each programme's time of keeping; run it again after every restore."""
    from ayumi.installation import current_year
    from models.queries.clock import business_now
    from models.queries.mentoring_retention import programmes_kept

    async with installation() as opened:
        async with opened.database.reading() as session:
            programmes = await programmes_kept(session, opened.policy)
            this_year = current_year(await business_now(session, real_now()), opened.days)
        left = [await _forget(opened.database, this_year, it) for it in programmes]
        await _forget_profiles(opened, this_year, programmes)
        await _wipe(opened.database)
    if any(left):
        raise finding("\n".join(line for line in left if line))


async def _forget(database: "Database", this_year: "FiscalYear", kept: "KeptYears") -> str:
    """Says how many years were forgotten, each in its own transaction; what is left and why, if anything."""
    from models.queries.mentoring_retention import forget_year, has_ended, last_to_forget

    name = kept.programme
    if kept.keep_years is None:
        return f"{name}: no pack says how long its {len(kept.cycles)} years are kept; they are left as they are"
    if not kept.is_named:
        say(f"the pack names {name} no more: its last pack's {kept.keep_years} years count")
    last, forgotten, living = last_to_forget(this_year, kept.keep_years), 0, 0
    for cycle_id in kept.until(last):
        async with database.writing() as session:
            if await has_ended(session, cycle_id):
                forgotten += await forget_year(session, cycle_id, at=real_now())
            else:
                living += 1
    say(f"{forgotten} years of {name} up to fiscal year {last} are forgotten")
    if not living:
        return ""
    return (
        f"{living} more of {name} have cases that have not ended or are not closed, and are left as"
        f" they are: see `ayumi doctor`, `ayumi cycle close`"
    )


async def _forget_profiles(
    opened: "Installation", this_year: "FiscalYear", programmes: "list[KeptYears]"
) -> None:
    """Of people in no year that is kept; the programme that is kept for the shortest time says when."""
    from datetime import datetime, time
    from zoneinfo import ZoneInfo

    from models.queries.mentoring_retention import forget_profiles, last_to_forget

    years = [it.keep_years for it in programmes if it.keep_years is not None]
    if not years:
        return
    first_kept = last_to_forget(this_year, min(years)).shifted(1).first
    zone = ZoneInfo(opened.policy.calendar.rules().timezone)
    async with opened.database.writing() as session:
        before = datetime.combine(first_kept, time.min, zone)
        count = await forget_profiles(session, before, at=real_now())
    say(f"{count} profiles written before {first_kept} are forgotten")


async def _wipe(database: "Database") -> None:
    from models.queries.mentoring_traces import TABLES
    from models.tables.wiping import wipe

    if not await wipe(database, TABLES):
        raise finding("somebody is reading old pages of the database; run the command once more")
