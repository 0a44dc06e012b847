"""What keeps a cycle open 終わっていない評価: its living cases by phase, and the first of them by name."""

from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from api import addresses
from api.hr.narrowing import Narrowing
from api.hr.rows import Desk, case_path
from api.views.hr_desk import LivingCase, StillLiving
from models.queries.living_cases import first_living, living_by_phase
from models.tables.cycle import CycleRow, CycleState

FIRST: Final = 10


async def living(session: AsyncSession, desk: Desk, cycle: CycleRow) -> StillLiving:
    """Nothing for a cycle that is closed."""
    if cycle.state == CycleState.CLOSED:
        return StillLiving()
    phases = await living_by_phase(session, cycle.id)
    first = await first_living(session, cycle.id, FIRST)
    return StillLiving(
        phases=tuple(
            (phase, count, Narrowing(cycle=cycle.id, phase=phase).address(addresses.HR_CASES))
            for phase, count in phases.items()
        ),
        first=tuple(
            LivingCase(
                person=desk.person(case.person_id),
                href=case_path(case.case_id),
                phase=case.phase,
                steps=case.steps,
            )
            for case in first
        ),
    )
