"""``ayumi seal``: the master key 親鍵 of sealed content, and the end of its time of keeping 保存期間."""

from typing import TYPE_CHECKING

import typer

from ayumi.commands.opened import installation, real_now
from ayumi.commands.running import Plain, finding, in_loop, say

if TYPE_CHECKING:
    from models.tables.database import Database

app = typer.Typer(cls=Plain, no_args_is_help=True, help="Sealed content: rewrap, purge.")


@app.callback()
def seal() -> None:
    """Sealed content."""


@app.command(epilog="Example: ayumi seal rewrap")
@in_loop
async def rewrap() -> None:
    """Wraps every key with the first master key of the file; the lines below it may go afterwards."""
    async with installation() as opened:
        async with opened.database.writing() as session:
            await opened.seals.rewrap_all(session)
        await _wipe(opened.database)
    say("every key is wrapped anew; only the first line of the key file is needed from now on")


@app.command(epilog="Example: ayumi seal purge")
@in_loop
async def purge() -> None:
    """Destroys the keys of talks past the pack's time of keeping; run it again after every restore."""
    from ayumi.installation import current_year
    from models.queries.clock import business_now
    from models.queries.talk_retention import destroy_old_notes

    async with installation() as opened:
        years = opened.policy.one_on_one.notes_years.value
        async with opened.database.writing() as session:
            now = await business_now(session, real_now())
            last = current_year(now, opened.days).year - years - 1
            count = await destroy_old_notes(session, last, now)
        await _wipe(opened.database)
    say(f"{count} keys of talks up to fiscal year {last} are destroyed, with what they sealed")


async def _wipe(database: "Database") -> None:
    from models.tables.wiping import wipe

    if not await wipe(database, ("seal_keys",)):
        raise finding("somebody is reading old pages of the database; run the command once more")
