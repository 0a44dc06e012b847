"""``ayumi cycle``: a cycle 評価の回 looked at before, opened, and closed."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from ayumi.commands.opened import installation, real_now
from ayumi.commands.running import Plain, finding, in_loop, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from ayumi.installation import Installation
    from models.evaluation.selection import Selected
    from models.fiscal_year import FiscalYear
    from models.one_on_one.selection import OneSeries
    from models.organisation import Organisation
    from models.policy.population import CycleRule
    from models.queries.cycles import CycleToOpen
    from models.queries.living_cases import AnyPhase, Living
    from models.tables.cycle import CycleRow

app = typer.Typer(cls=Plain, no_args_is_help=True, help="Cycles: preview, open, close.")
FIRST_CASES = 10
"""So many living cases are named one by one."""
Kind = Annotated[
    str, typer.Argument(help="The cycle's key in the pack, such as annual; one_on_one for 1on1.")
]
Year = Annotated[int | None, typer.Option(help="Fiscal year; without it the present one.")]


@app.command(epilog="Example: ayumi cycle preview annual")
@in_loop
async def preview(kind: Kind = "annual", year: Year = None) -> None:
    """Says who is in and who is out and why, who has no evaluator, which dates fall on closed days."""
    from models.evaluation.selection import select
    from models.one_on_one.selection import series_of
    from models.one_on_one.year import SERIES_YEAR
    from models.queries.organisation import load_organisation

    async with installation() as opened:
        async with opened.database.reading() as session:
            organisation = await load_organisation(session)
        now, of_year = await _when(opened, year)
        rule = _rule(opened, kind)
        today = opened.days.local_day(now)
        if kind == SERIES_YEAR.key:
            _say_selected(
                rule.name, of_year, list(series_of(organisation, opened.policy, of_year, today))
            )
            return
        chosen = list(
            select(organisation, opened.policy, _of_the_pack(opened, kind), of_year, today)
        )
    _say_selected(rule.name, of_year, chosen)
    _say_without_evaluator(chosen, organisation)
    for line in _moved_dates(opened, of_year.day):
        say(f"  {line}")


@app.command("open", epilog="Example: ayumi cycle open annual --year 2026")
@in_loop
async def open_(kind: Kind = "annual", year: Year = None) -> None:
    """Opens a cycle: its cases begin and the first letters leave. Opening it again changes nothing."""
    from activities.cycle_line import CycleLine
    from models.queries.cycles import open_cycle
    from models.queries.policies import store_policy

    async with installation(with_engine=True) as opened:
        now, of_year = await _when(opened, year)
        rule = _rule(opened, kind)
        async with opened.database.writing() as session:
            pack = await store_policy(session, opened.policy, now)
            cycle = await open_cycle(session, rule, of_year, pack, now=now, by=None)
        if not await CycleLine(opened.client).start(cycle.id):
            say("the engine did not answer; `ayumi work` starts the cycle when it is back")
    say(f"{cycle.name} {of_year.label}: {cycle.state}")


@app.command(epilog="Example: ayumi cycle close annual --year 2026")
@in_loop
async def close(kind: Kind = "annual", year: Year = None) -> None:
    """Closes a cycle whose cases have all ended; else says what still lives, and changes nothing.

    Closing is noted in the book first, so that it is not lost while the engine is away.
    """
    async with installation() as opened:
        _, of_year = await _when(opened, year)
        cycle = await _to_close(opened, kind, of_year)
        await _note_closing(opened, cycle)
    is_told = await _tell_closing(cycle)
    name = f"{cycle.name} {of_year.label}"
    say(f"{name}: closed" if is_told else f"{name}: closing")
    if not is_told:
        say(
            "the engine did not answer; `ayumi work` closes the cycle when it is back: once is enough"
        )


async def _note_closing(opened: "Installation", cycle: "CycleRow") -> None:
    """The state and its entry in the audit trail, in one transaction; a second time changes nothing."""
    from models.audit import SYSTEM, AuditAct
    from models.queries.audit import append_audit, audit_values
    from models.queries.cycles import begin_closing

    async with opened.database.writing() as session:
        if await begin_closing(session, cycle.id):
            entry = audit_values(AuditAct.CHANGED, "cycle.close", at=real_now(), actor_id=SYSTEM)
            await append_audit(session, entry)


async def _tell_closing(cycle: "CycleRow") -> bool:
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


async def _to_close(opened: "Installation", kind: str, of_year: "FiscalYear") -> "CycleRow":
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


async def _when(opened: "Installation", year: int | None) -> "tuple[datetime, FiscalYear]":
    from ayumi.installation import current_year
    from models.fiscal_year import FiscalYear
    from models.queries.clock import business_now

    async with opened.database.reading() as session:
        now = await business_now(session, real_now())
    return now, FiscalYear(year) if year else current_year(now, opened.days)


def _rule(opened: "Installation", kind: str) -> "CycleToOpen":
    """A cycle of the pack, or the year of 1on1 where the pack has it."""
    from models.one_on_one.year import SERIES_YEAR

    if kind != SERIES_YEAR.key:
        return _of_the_pack(opened, kind)
    if not opened.policy.one_on_one.used.value:
        raise finding(
            f"the pack of {opened.policy.city.name} has no 1on1: one_on_one.used is false"
        )
    return SERIES_YEAR


def _of_the_pack(opened: "Installation", kind: str) -> "CycleRule":
    rules = {it.key: it for it in opened.policy.evaluation.cycles.value}
    if kind not in rules:
        raise finding(
            f"no cycle {kind} in the pack -- allowed: {', '.join((*rules, 'one_on_one'))}"
        )
    return rules[kind]


def _say_selected(
    name: str, of_year: "FiscalYear", chosen: "Sequence[Selected] | Sequence[OneSeries]"
) -> None:
    say(f"{name} {of_year.label}")
    say(f"  in: {sum(it.left_out is None for it in chosen)}")
    for reason, count in Counter(it.left_out for it in chosen if it.left_out).items():
        say(f"  out, {reason}: {count}")


def _say_without_evaluator(chosen: "Iterable[Selected]", organisation: "Organisation") -> None:
    for one in (it for it in chosen if it.has_no_evaluator):
        say(f"  nobody rates {organisation.people[one.person_id].number}: its tasks go to HR")


def _moved_dates(opened: "Installation", day_of: "Callable[[int, int], date]") -> list[str]:
    """Due days that fall on closed days, and the open day they move to."""
    lines = []
    steps = opened.policy.evaluation.steps
    for step in steps.used():
        due = steps[step].due
        if due is None:
            continue
        day = day_of(due.month, due.day)
        if reason := opened.days.reason_closed(day):
            lines.append(f"{step}: {day} is closed ({reason}), due {opened.days.on_or_after(day)}")
    return lines
