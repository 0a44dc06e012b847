"""Cycles and their runs 評価の回の開始: whatever the book says is under way is set going, as often as one likes."""

from activities.cycle_line import CycleLine
from ayumi.installation import Installation
from models.queries.cycles import cycles_standing
from models.tables.cycle import CycleState


async def launch_cycles(installation: Installation) -> int:
    """Starts the run of each cycle that is not closed; those that run go on. The watch tells the closing."""
    async with installation.database.reading() as session:
        cycles = [it for it in await cycles_standing(session) if it.state != CycleState.CLOSED]
    line = CycleLine(installation.client)
    for cycle in cycles:
        await line.start(cycle.id)
    return len(cycles)
