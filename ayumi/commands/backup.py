"""``ayumi backup`` and ``ayumi restore``: the book alone 控えと復元."""

from pathlib import Path
from typing import Annotated

import typer

from ayumi.commands.opened import installation
from ayumi.commands.running import in_loop, say


def add_to(app: typer.Typer) -> None:
    app.command(epilog="Example: ayumi backup /backup/ayumi-2026-10-01.book")(backup)
    app.command(
        epilog="Example: ayumi restore ayumi-2026-10-01.book     then: ayumi restore --release"
    )(restore)


@in_loop
async def backup(
    file: Annotated[Path, typer.Argument(help="A file that does not exist yet.")],
) -> None:
    """Writes the book into a file while work goes on; the engine needs no backup."""
    from ayumi.backup import backup as write
    from ayumi.schema_standing import require_newest
    from ayumi.settings import load_settings

    url = load_settings().database
    await require_newest(url)
    say(f"{file}: {await write(url, file):,} bytes")


@in_loop
async def restore(
    file: Annotated[Path | None, typer.Argument(exists=True, dir_okay=False)] = None,
    release: Annotated[bool, typer.Option("--release", help="Let the held letters go.")] = False,
) -> None:
    """Puts a backup into an empty place and rebuilds its cases; letters are held until --release."""
    if (file is None) != release:
        raise typer.BadParameter("name a file, or --release for a book that was restored before")
    if file is None:
        await _release()
        return
    from ayumi.backup import restore as put
    from ayumi.settings import load_settings

    revision = await put(load_settings().database, file)
    say(f"the book stands at {revision}; all letters are held")
    await _rebuild()
    say("next: look at it (`ayumi status`, `ayumi audit verify`), then `ayumi restore --release`")


async def _release() -> None:
    from ayumi.backup import release as let_go

    async with installation() as opened:
        dropped = await let_go(opened.database)
    say(f"letters leave again; {dropped} old reminders were dropped")


async def _rebuild() -> None:
    from ayumi.cycles import launch_cycles
    from ayumi.engine import EngineDown

    try:
        async with installation(with_engine=True) as opened:
            count = await opened.rebuilder.all()
            await launch_cycles(opened)
    except (EngineDown, TimeoutError):
        say("no engine answers yet; when one does: ayumi case rebuild --all")
        return
    say(f"{count} cases are on their way")
