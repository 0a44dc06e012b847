"""``ayumi case``: one case 案件 by states and ids, and rebuilding from the book alone."""

from typing import TYPE_CHECKING, Annotated

import typer

from ayumi.commands.opened import installation
from ayumi.commands.running import Plain, finding, in_loop, say

if TYPE_CHECKING:
    from models.case import Ask, Closing

app = typer.Typer(cls=Plain, no_args_is_help=True, help="Cases: show, rebuild.")
CaseIds = Annotated[list[str] | None, typer.Argument(help="Ids of cases, as the pages show them.")]


@app.command(epilog="Example: ayumi case show 0f3a9c…")
@in_loop
async def show(case_id: str) -> None:
    """Prints the pages of a case: what happened, what was opened and closed; no text, name or rating.

    What one side of a pair was asked and said is left out.
    """
    from models.mentoring.steps import OF_ONE_ALONE
    from models.processes import SEALED
    from models.queries.pages import standing_from
    from models.tables.case import CaseRow

    async with installation() as opened, opened.database.reading() as session:
        case = await session.get(CaseRow, case_id)
        if case is None:
            raise finding(f"no case {case_id}")
        if case.process in SEALED:
            say(
                f"case {case.id} is sealed: its pages are its person's; next: ayumi case rebuild --all"
            )
            return
        pages = await standing_from(session, case_id, 0)
    say(f"case {case.id}: {case.state}, phase {case.phase}, epoch {case.epoch}, page {case.seq}")
    if case.outcome:
        say(f"ended: {case.outcome}")
    if case.trouble:
        say(f"parked: {case.trouble}; next: ayumi case rebuild {case.id}")
    if case.wake_at:
        say(f"wakes at {case.wake_at.isoformat()} (business time)")
    for page in pages:
        moves = [f"-{it.key} {it.verdict}" for it in page.closes if _step(it) not in OF_ONE_ALONE]
        moves += [f"+{it.key}" for it in page.opens if _step(it) not in OF_ONE_ALONE]
        say(f"  {page.seq:>3} {page.cause.at:%Y-%m-%d %H:%M} {page.cause.kind} {' '.join(moves)}")


def _step(move: "Ask | Closing") -> str:
    return move.key.partition("/")[0]


@app.command(epilog="Example: ayumi case rebuild --all")
@in_loop
async def rebuild(
    case_ids: CaseIds = None,
    every: Annotated[bool, typer.Option("--all", help="Every case that has not ended.")] = False,
) -> None:
    """Brings cases back from the book alone, also into an empty engine; running it twice is safe."""
    from time import perf_counter

    from activities.cycle_line import DUTIES_QUEUE
    from ayumi.cycles import launch_cycles
    from ayumi.installation import begin_duties

    if bool(case_ids) == every:
        raise typer.BadParameter("name the cases, or --all")
    began = perf_counter()
    async with installation(with_engine=True) as opened:
        if every:
            count = await opened.rebuilder.all()
            await launch_cycles(opened)
            await begin_duties(opened, DUTIES_QUEUE)
        else:
            count = await opened.rebuilder.some(case_ids or [])
    seconds = perf_counter() - began
    say(f"{count} cases are on their way in {seconds:.1f} s; the worker reads their books now")
    if case_ids and count < len(case_ids):
        raise finding(f"{len(case_ids) - count} were not found or have ended")
