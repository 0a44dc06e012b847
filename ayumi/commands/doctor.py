"""``ayumi doctor``: what is wrong, in plain words, with the next step 診断."""

from typing import Annotated

import typer

from ayumi.commands.running import FINDING, in_loop, say

EXAMPLE = "Example: ayumi doctor"


def add_to(app: typer.Typer) -> None:
    app.command(epilog=EXAMPLE)(doctor)


@in_loop
async def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object per finding.")] = False,
) -> None:
    """Examines engine, book, mail, clock, cases, letters and duties; exit code 1 with findings."""
    from ayumi.doctor import examine
    from ayumi.settings import load_settings

    found = await examine(load_settings())
    for finding in found:
        if as_json:
            typer.echo(finding.model_dump_json())
        else:
            say(f"- {finding.what}")
            say(f"  next: {finding.next_step}")
    if found:
        raise typer.Exit(FINDING)
    if not as_json:
        say("all is well")
