"""Closing a cycle 締め from the command line: noted in the book first, told to the engine after, refused by name."""

from typing import TYPE_CHECKING

from ayumi.commands.opened import installation, real_now
from ayumi.commands.running import finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ayumi.installation import Installation
    from models.fiscal_year import FiscalYear
    from models.queries.living_cases import AnyPhase, Living
    from models.tables.cycle import CycleRow

FIRST_CASES = 10
"""So many living cases are named one by one."""


async def note_closing(opened: "Installation", cycle: "CycleRow") -> None:
    """The state and its entry in the audit trail, in one transaction; a second time changes nothing."""
    from models.audit import SYSTEM, AuditAct
    from models.queries.audit import append_audit, audit_values
    from models.queries.cycles import begin_closing

    async with opened.database.writing() as session:
        if await begin_closing(session, cycle.id):
            entry = audit_values(AuditAct.CHANGED, "cycle.close", at=real_now(), actor_id=SYSTEM)
            await append_audit(session, entry)


async def tell_closing(cycle: "CycleRow") -> bool:
    """False while the engine is away; a cycle that is closed has heard it."""
    from temporalio.service import RPCError

    from activities.cycle_line import CycleLine
    from ayumi.engine import EngineDown
    from models.tables.cycle import CycleState

    if cycle.state == CycleState.CLOSED:
        return True
    try:
        async with installation(with_engine=True) as opened:
            return await CycleLine(opened.client).close(cycle.id)
    except (EngineDown, RPCError, TimeoutError):
        return False


async def to_close(opened: "Installation", kind: str, of_year: "FiscalYear") -> "CycleRow":
    """The cycle, when nothing in it lives any more. Cases are named by their ids, never their people."""
    from models.queries.cycles import cycle_of
    from models.queries.living_cases import first_living, living_by_phase
    from models.tables.cycle import CycleState

    async with opened.database.reading() as session:
        cycle = await cycle_of(session, kind, of_year)
        if cycle is None:
            raise finding(f"no cycle {kind} of {of_year.label} was opened")
        if cycle.state == CycleState.OPENING:
            raise finding(f"{cycle.name} {of_year.label} is still being opened; close it later")
        phases = await living_by_phase(session, cycle.id)
        if not phases:
            return cycle
        first = await first_living(session, cycle.id, FIRST_CASES)
    name = f"{cycle.name} {of_year.label}"
    raise finding("\n".join(_still_living(name, phases, first)))


def _still_living(
    name: str, phases: "Mapping[AnyPhase, int]", first: "Sequence[Living]"
) -> "Iterator[str]":
    total = sum(phases.values())
    yield f"{name} stays open: {total} cases have not ended"
    yield from (f"  {phase}: {count}" for phase, count in phases.items())
    for case in first:
        waits = ", ".join(case.steps) or case.state
        yield f"  case {case.case_id}  {case.phase}  waits for {waits}"
    if total > len(first):
        yield f"  and {total - len(first)} more"
    yield (
        "next: wait for their dates, or let HR extend, reassign or end them on their pages;"
        " `ayumi case show ID` shows one"
    )
