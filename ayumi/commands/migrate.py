"""``ayumi migrate``: the book's schema 台帳の版上げ."""

from typing import Annotated

import typer

from ayumi.commands.running import finding, in_loop, say

EXAMPLE = "Example: ayumi migrate --check"


def add_to(app: typer.Typer) -> None:
    app.command(epilog=EXAMPLE)(migrate)


@in_loop
async def migrate(
    check: Annotated[
        bool, typer.Option("--check", help="Only say whether it is up to date.")
    ] = False,
) -> None:
    """Brings the book's schema up to date; running it again changes nothing."""
    from ayumi.migrating import differences, newest, revision_of, upgrade
    from ayumi.settings import load_settings

    url = load_settings().database
    if not check:
        say(f"the book stands at {await upgrade(url)}")
        return
    standing = await revision_of(url)
    if standing != newest():
        raise finding(f"the book stands at {standing or 'nothing'}, this version needs {newest()}")
    if found := await differences(url):
        raise finding(f"tables and book differ: {'; '.join(map(repr, found))}")
    say(f"the book is up to date ({standing})")
