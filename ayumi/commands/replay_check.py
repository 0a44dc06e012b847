"""``ayumi replay-check``: saved histories and running cases on today's code 再生の確認."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ayumi.commands.running import finding, in_loop, say

if TYPE_CHECKING:
    from temporalio.client import WorkflowHistory

    from ayumi.settings import Settings

EXAMPLE = "Example: ayumi replay-check --running 100"
HISTORIES = Path(__file__).resolve().parents[2] / "tests" / "histories"


def add_to(app: typer.Typer) -> None:
    app.command("replay-check", epilog=EXAMPLE)(replay_check)


@in_loop
async def replay_check(
    histories: Annotated[Path, typer.Option(help="Folder of saved histories.")] = HISTORIES,
    running: Annotated[int, typer.Option(min=0, help="Also so many running cases.")] = 0,
) -> None:
    """Replays histories; exit code 1 names each that today's code would write otherwise."""
    from ayumi.replay_check import check, saved
    from ayumi.settings import load_settings

    settings = load_settings()
    found = saved(histories)
    if running:
        found += await _running(settings, running)
    diverged = await check(found)
    for one in diverged:
        say(f"{one.history}: {one.why}")
    if diverged:
        raise finding(
            f"{len(diverged)} of {len(found)} diverge; next: `patched`, or after the upgrade "
            "`ayumi case rebuild --all`"
        )
    say(f"{len(found)} histories replay")


async def _running(settings: "Settings", most: int) -> "list[WorkflowHistory]":
    from ayumi.commands.opened import ENGINE_LIMIT
    from ayumi.reaching import ready_client
    from ayumi.replay_check import running as of_running

    return await of_running(await ready_client(settings, ENGINE_LIMIT), most)
