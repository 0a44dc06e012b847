"""``ayumi engine``: the workflow engine 実行エンジン, built once, started for an installation of its own."""

from typing import Annotated

import typer

from ayumi.commands.running import CANNOT, Plain, in_loop, say

app = typer.Typer(
    cls=Plain, no_args_is_help=True, help="The workflow engine: install, start, status."
)


@app.command(epilog="Example: ayumi engine install")
def install(
    cluster: Annotated[
        bool, typer.Option("--cluster", help="Also the tool for PostgreSQL.")
    ] = False,
) -> None:
    """Builds the engine into your cache; does nothing when it is there."""
    from ayumi.setup.engine_install import install_cluster_tool, install_engine

    say(f"the engine is at {install_engine(say)}")
    if cluster:
        say(f"its schema tool is at {install_cluster_tool(say)}")


@app.command(epilog="Example: ayumi engine start")
@in_loop
async def start() -> None:
    """Runs the embedded engine of the data folder in this window, until Ctrl-C; restarts it if it dies."""
    import asyncio

    from ayumi.engine import EmbeddedEngine
    from ayumi.process_tree import stop_event
    from ayumi.settings import load_settings

    stop = stop_event()
    engine = EmbeddedEngine(load_settings().data_dir / "engine")
    try:
        say(f"the engine listens at {await engine.start()}")
        while not stop.is_set():
            if not engine.is_running:
                await engine.start()
            await asyncio.wait([asyncio.create_task(stop.wait())], timeout=0.5)
    finally:
        await engine.stop()


@app.command(epilog="Example: ayumi engine status")
@in_loop
async def status() -> None:
    """Says which engine is used and whether it answers (exit code 2 if not)."""
    from datetime import timedelta

    from ayumi.reaching import engine_address, ready_client
    from ayumi.settings import load_settings
    from ayumi.setup.engine_place import find_engine

    settings = load_settings()
    say(f"program: {find_engine() or 'not installed; next: ayumi engine install'}")
    say(f"address: {engine_address(settings)}")
    try:
        await ready_client(settings, timedelta(seconds=5))
    except TimeoutError:
        say("it does not answer; next: ayumi engine start")
        raise typer.Exit(CANNOT) from None
    say("it answers")
