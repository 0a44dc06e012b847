"""``ayumi posting``: the end of the time of keeping 保存期間 of open posting 庁内公募."""

from typing import TYPE_CHECKING

import typer

from ayumi.commands.opened import installation, real_now
from ayumi.commands.running import Plain, finding, in_loop, say

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.ext.asyncio import AsyncSession

    from models.tables.database import Database

app = typer.Typer(cls=Plain, no_args_is_help=True, help="Open posting: purge.")


@app.callback()
def posting() -> None:
    """Open posting."""


@app.command(epilog="Example: ayumi posting purge")
@in_loop
async def purge() -> None:
    """Forgets who applied in campaigns past the pack's time of keeping; run it again after every restore."""
    from models.queries.clock import business_now
    from models.queries.posting_retention import last_to_forget

    async with installation() as opened:
        years = opened.policy.challenge_job.keep_years.value
        async with opened.database.writing() as session:
            last = last_to_forget(
                opened.days.local_day(await business_now(session, real_now())), years
            )
            forgotten, living = await _forget(session, last)
        await _wipe(opened.database)
    say(f"{forgotten} campaigns with transfers up to {last} are forgotten")
    if living:
        raise finding(
            f"{living} more have cases that have not ended, and are left as they are: see `ayumi doctor`"
        )


async def _forget(session: "AsyncSession", last: "date") -> tuple[int, int]:
    """How many were forgotten, and how many must wait; of applications no number is said."""
    from models.queries.posting_retention import campaigns_until, forget_campaign, has_ended

    forgotten, living = 0, 0
    for cycle_id in await campaigns_until(session, last):
        if await has_ended(session, cycle_id):
            forgotten += await forget_campaign(session, cycle_id, at=real_now())
        else:
            living += 1
    return forgotten, living


async def _wipe(database: "Database") -> None:
    from models.queries.posting_traces import TABLES
    from models.tables.wiping import wipe

    if not await wipe(database, TABLES):
        raise finding("somebody is reading old pages of the database; run the command once more")
