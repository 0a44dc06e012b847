"""``ayumi work``: runs cases and standing duties 実行係."""

from typing import Annotated

import typer

from ayumi.commands.running import in_loop

WAY_OUT_SECONDS = 8.0
EXAMPLE = "Example: ayumi work          (both)     ayumi work --cases     (cases alone, as on a second machine)"


def add_to(app: typer.Typer) -> None:
    app.command(epilog=EXAMPLE)(work)


@in_loop
async def work(
    cases: Annotated[bool, typer.Option("--cases", help="Cases only.")] = False,
    duties: Annotated[bool, typer.Option("--duties", help="Launches and duties only.")] = False,
    with_parent: Annotated[bool, typer.Option("--with-parent", hidden=True)] = False,
) -> None:
    """Runs cases and standing duties until it is ended; waits for an engine that restarts."""
    from ayumi.starting import loaded_for_good

    with loaded_for_good():
        from ayumi.logs import begin_log
        from ayumi.niceness import lets_people_pass
        from ayumi.process_tree import end_with_parent, stop_event
        from ayumi.schema_standing import require_newest
        from ayumi.settings import load_settings
        from ayumi.working import work as run

    settings = load_settings()
    begin_log()
    lets_people_pass()
    stop = stop_event(at_most=WAY_OUT_SECONDS)
    if with_parent:
        end_with_parent()
    await require_newest(settings.database)
    both = cases == duties
    await run(settings, stop, cases=cases or both, duties=duties or both)
