"""``ayumi seal``: the master key 親鍵 of sealed content, and the end of its time of keeping 保存期間."""

from typing import TYPE_CHECKING

import typer

from ayumi.commands.opened import installation, real_now
from ayumi.commands.running import Plain, finding, in_loop, say

if TYPE_CHECKING:
    from models.policy.schema import Policy
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
    """Destroys the keys of talks and advice past the pack's time of keeping; run it again after every restore."""
    from ayumi.installation import current_year
    from models.queries.advice_retention import destroy_old_advice
    from models.queries.clock import business_now
    from models.queries.talk_retention import destroy_old_notes, programmes_kept

    async with installation() as opened:
        found = []
        async with opened.database.writing() as session:
            now = await business_now(session, real_now())
            for programme in ("", *sorted(await programmes_kept(session))):
                years = _years_kept(opened.policy, programme)
                last = current_year(now, opened.days).year - years - 1
                count = await destroy_old_notes(session, last, now, programme)
                found.append((count, last, programme))
            last = current_year(now, opened.days).year - _years_kept(opened.policy, "") - 1
            advice = await destroy_old_advice(session, last, now)
        await _wipe(opened.database)
    for count, last, programme in found:
        of = f" of {programme}" if programme else ""
        say(
            f"{count} keys of talks{of} up to fiscal year {last} are destroyed, with what they sealed"
        )
    if advice:
        say(f"{advice} keys of requests for advice are destroyed likewise")


def _years_kept(policy: "Policy", programme: str) -> int:
    """For how many years notes of talks are kept; those of a programme the city ended, as long as of 1on1."""
    found = policy.programme(programme)
    return (found.talks if found else policy.one_on_one).notes_years.value


async def _wipe(database: "Database") -> None:
    from models.tables.wiping import wipe

    if not await wipe(database, ("seal_keys",)):
        raise finding("somebody is reading old pages of the database; run the command once more")
