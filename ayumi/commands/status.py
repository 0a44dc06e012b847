"""``ayumi status``: how many of what, in which state 件数; counts only, never a name."""

from typing import Annotated

import typer

from ayumi.commands.opened import installation
from ayumi.commands.running import in_loop, say

EXAMPLE = "Example: ayumi status --json"


def add_to(app: typer.Typer) -> None:
    app.command(epilog=EXAMPLE)(status)


@in_loop
async def status(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object on one line.")] = False,
) -> None:
    """Counts people, cycles, cases, tasks, letters and messages."""
    from models.queries.figures import figures

    async with installation() as opened, opened.database.reading() as session:
        found = await figures(session)
    if as_json:
        typer.echo(found.model_dump_json())
        return
    say(f"people    {found.people}")
    for name in ("cycles", "cases", "phases", "tasks", "receipts"):
        counted = getattr(found, name)
        say(f"{name:<9} {_counted(counted)}")
    say(f"letters   {_counted(found.letters.by_state)}{' (held)' if found.letters.is_held else ''}")
    say(f"messages  {found.unheard} not heard yet")


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {state}" for state, count in counts.items()) or "none"
