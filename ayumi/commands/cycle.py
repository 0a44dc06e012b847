"""``ayumi cycle``: a cycle 評価の回 looked at before, opened, and closed."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from ayumi.commands.opened import installation, real_now
from ayumi.commands.running import FINDING, Plain, finding, in_loop, say

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from ayumi.installation import Installation
    from models.evaluation.selection import Selected
    from models.fiscal_year import FiscalYear
    from models.organisation import Organisation
    from models.policy.population import CycleRule

app = typer.Typer(cls=Plain, no_args_is_help=True, help="Cycles: preview, open, close.")
Kind = Annotated[str, typer.Argument(help="The cycle's key in the pack, such as annual.")]
Year = Annotated[int | None, typer.Option(help="Fiscal year; without it the present one.")]


@app.command(epilog="Example: ayumi cycle preview annual")
@in_loop
async def preview(kind: Kind = "annual", year: Year = None) -> None:
    """Says who is in and who is out and why, who has no evaluator, which dates fall on closed days."""
    from models.evaluation.selection import select
    from models.queries.organisation import load_organisation

    async with installation() as opened:
        async with opened.database.reading() as session:
            organisation = await load_organisation(session)
        now, of_year = await _when(opened, year)
        rule = _rule(opened, kind)
        today = opened.days.local_day(now)
        chosen = list(select(organisation, opened.policy, rule, of_year, today))
    say(f"{rule.name} {of_year.label}")
    say(f"  in: {sum(it.left_out is None for it in chosen)}")
    for reason, count in Counter(it.left_out for it in chosen if it.left_out).items():
        say(f"  out, {reason}: {count}")
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
    """Closes a cycle whose cases have all ended."""
    from activities.cycle_line import CycleLine
    from models.queries.cycles import cycle_of, living_cases

    async with installation(with_engine=True) as opened:
        _, of_year = await _when(opened, year)
        async with opened.database.reading() as session:
            cycle = await cycle_of(session, kind, of_year)
            living = await living_cases(session, cycle.id) if cycle else 0
        if cycle is None:
            raise finding(f"no cycle {kind} of {of_year.label} was opened")
        if living:
            raise finding(f"{living} cases have not ended; a cycle closes when all have")
        if not await CycleLine(opened.client).close(cycle.id):
            say("the engine did not answer; try again when it is back")
            raise typer.Exit(FINDING)
    say(f"{cycle.name} {of_year.label}: closed")


async def _when(opened: "Installation", year: int | None) -> "tuple[datetime, FiscalYear]":
    from ayumi.installation import current_year
    from models.fiscal_year import FiscalYear
    from models.queries.clock import business_now

    async with opened.database.reading() as session:
        now = await business_now(session, real_now())
    return now, FiscalYear(year) if year else current_year(now, opened.days)


def _rule(opened: "Installation", kind: str) -> "CycleRule":
    rules = {it.key: it for it in opened.policy.evaluation.cycles.value}
    if kind not in rules:
        raise finding(f"no cycle {kind} in the pack -- allowed: {', '.join(rules)}")
    return rules[kind]


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
