"""``ayumi audit``: the audit trail 監査記録 and its chain."""

from typing import TYPE_CHECKING, Annotated

import typer

from ayumi.commands.opened import installation
from ayumi.commands.running import Plain, finding, in_loop, say

if TYPE_CHECKING:
    from models.audit import Head

app = typer.Typer(cls=Plain, no_args_is_help=True, help="The audit trail: verify.")


@app.callback()
def audit() -> None:
    """The audit trail."""


@app.command(epilog="Example: ayumi audit verify --kept 1200:9f86d081…")
@in_loop
async def verify(
    kept: Annotated[
        list[str] | None,
        typer.Option(help="A head noted outside, as LENGTH:HASH; may be repeated."),
    ] = None,
) -> None:
    """Walks along the whole chain; exit code 1 and the place if anything was changed or cut."""
    from models.queries.audit_chain import verify as walk

    heads = [_head(it) for it in kept or []]
    async with installation() as opened, opened.database.reading() as session:
        verdict = await walk(session, heads)
    say(f"{verdict.sealed} entries are chained, {verdict.unsealed} wait for the sealer")
    if not verdict.is_sound:
        raise finding(f"the chain is broken at entry {verdict.at_seq}: {verdict.finding}")
    say(f"the chain is sound; note outside: {verdict.sealed}:{verdict.head}")


def _head(text: str) -> "Head":
    from models.audit import Head

    length, _, its_hash = text.partition(":")
    if not length.isdigit() or not its_hash:
        raise typer.BadParameter(f"{text}: allowed is LENGTH:HASH, as `audit verify` prints it")
    return Head(seq=int(length), hash=its_hash)
