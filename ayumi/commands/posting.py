"""``ayumi posting``: the end of the time of keeping 保存期間 of open posting 庁内公募."""

from typing import TYPE_CHECKING

import typer

from ayumi.commands.opened import installation, real_now
from ayumi.commands.running import Plain, finding, in_loop, say

if TYPE_CHECKING:
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
    from models.queries.posting_retention import (
        campaigns_until,
        forget_campaign,
        last_to_forget,
    )

    async with installation() as opened:
        years = opened.policy.challenge_job.keep_years.value
        async with opened.database.writing() as session:
            now = await business_now(session, real_now())
            last = last_to_forget(opened.days.local_day(now), years)
            count = 0
            for cycle_id in await campaigns_until(session, last):
                count += await forget_campaign(session, cycle_id, now=now, at=real_now())
        await _wipe(opened.database)
    say(
        f"{count} keys of campaigns with transfers up to {last} are destroyed, with what they sealed"
    )


async def _wipe(database: "Database") -> None:
    from models.queries.posting_retention import WIPED_AS_WELL
    from models.tables.wiping import wipe

    if not await wipe(database, WIPED_AS_WELL):
        raise finding("somebody is reading old pages of the database; run the command once more")
