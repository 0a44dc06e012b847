"""``ayumi serve``: the pages 画面."""

from typing import Annotated

import typer

from ayumi.commands.running import in_loop

EXAMPLE = "Example: ayumi serve --host 127.0.0.1 --port 8000 --processes 2"


def add_to(app: typer.Typer) -> None:
    app.command(epilog=EXAMPLE)(serve)


@in_loop
async def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65_535)] = 8000,
    processes: Annotated[
        int,
        typer.Option(min=1, max=32, help="One per core; when one dies, the others answer."),
    ] = 1,
    with_parent: Annotated[bool, typer.Option("--with-parent", hidden=True)] = False,
    socket: Annotated[int | None, typer.Option(hidden=True)] = None,
) -> None:
    """Serves the pages; submissions are taken also while the engine is down."""
    if processes > 1:
        from ayumi.serving_together import serve_together

        await serve_together(host, port, processes, with_parent=with_parent)
    else:
        await _serve_alone(host, port, socket, with_parent=with_parent)


async def _serve_alone(host: str, port: int, socket: int | None, *, with_parent: bool) -> None:
    from ayumi.starting import loaded_for_good

    with loaded_for_good():
        from ayumi.installation import open_installation
        from ayumi.logs import begin_log
        from ayumi.process_tree import end_with_parent
        from ayumi.reaching import lazy_client
        from ayumi.schema_standing import require_newest
        from ayumi.serving import serve as run
        from ayumi.settings import load_settings

    settings = load_settings()
    begin_log()
    if with_parent:
        end_with_parent()
    await require_newest(settings.database)
    installation = open_installation(settings, await lazy_client(settings))
    try:
        await run(installation, host, port, socket)
    finally:
        await installation.database.close()
