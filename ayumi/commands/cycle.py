"""``ayumi cycle``: a cycle 評価の回 looked at before, opened, and closed."""

from typing import TYPE_CHECKING, Annotated

import typer

from ayumi.commands.cycle_closing import note_closing, tell_closing, to_close
from ayumi.commands.cycle_preview import (
    moved_dates,
    say_looked_after,
    say_selected,
    say_who_may_apply,
    say_without_evaluator,
)
from ayumi.commands.opened import installation, real_now
from ayumi.commands.running import Plain, finding, in_loop, say

if TYPE_CHECKING:
    from datetime import datetime

    from ayumi.installation import Installation
    from models.fiscal_year import FiscalYear
    from models.policy.population import CycleRule
    from models.queries.cycles import CycleToOpen

app = typer.Typer(cls=Plain, no_args_is_help=True, help="Cycles: preview, open, close.")
Kind = Annotated[
    str,
    typer.Argument(
        help="The cycle's key in the pack, such as annual; one_on_one for 1on1, challenge_job for 庁内公募,"
        " mentoring_KEY for a programme of mentors."
    ),
]
Year = Annotated[int | None, typer.Option(help="Fiscal year; without it the present one.")]


@app.command(epilog="Example: ayumi cycle preview annual")
@in_loop
async def preview(kind: Kind = "annual", year: Year = None) -> None:
    """Says who is in and who is out and why, who has no evaluator, which dates fall on closed days."""
    from models.challenge_job.year import CAMPAIGN_YEAR
    from models.evaluation.selection import select
    from models.one_on_one.selection import series_of
    from models.one_on_one.year import SERIES_YEAR
    from models.processes import Process, process_of
    from models.queries.organisation import load_organisation
    from models.queries.overall_letters import last_overall_letters

    async with installation() as opened:
        async with opened.database.reading() as session:
            organisation = await load_organisation(session)
            letters = await last_overall_letters(session)
        now, of_year = await _when(opened, year)
        rule = _rule(opened, kind)
        today = opened.days.local_day(now)
        if kind == SERIES_YEAR.key:
            say_selected(
                rule.name, of_year, list(series_of(organisation, opened.policy, of_year, today))
            )
            return
        if kind == CAMPAIGN_YEAR.key:
            say_who_may_apply(opened, of_year, organisation, letters)
            return
        if process_of(kind) is Process.MENTORING:
            say_looked_after(opened, kind, of_year, organisation, today)
            return
        chosen = list(
            select(organisation, opened.policy, _of_the_pack(opened, kind), of_year, today)
        )
    say_selected(rule.name, of_year, chosen)
    say_without_evaluator(chosen, organisation)
    for line in moved_dates(opened, of_year.day):
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
        cycle = await to_close(opened, kind, of_year)
        await note_closing(opened, cycle)
    is_told = await tell_closing(cycle)
    name = f"{cycle.name} {of_year.label}"
    say(f"{name}: closed" if is_told else f"{name}: closing")
    if not is_told:
        say(
            "the engine did not answer; `ayumi work` closes the cycle when it is back: once is enough"
        )


async def _when(opened: "Installation", year: int | None) -> "tuple[datetime, FiscalYear]":
    from ayumi.installation import current_year
    from models.fiscal_year import FiscalYear
    from models.queries.clock import business_now

    async with opened.database.reading() as session:
        now = await business_now(session, real_now())
    return now, FiscalYear(year) if year else current_year(now, opened.days)


def _rule(opened: "Installation", kind: str) -> "CycleToOpen":
    """A cycle of the pack; or the year of 1on1, of open posting or of a programme, where the pack has it."""
    from models.challenge_job.year import CAMPAIGN_YEAR
    from models.mentoring.year import programme_year
    from models.one_on_one.year import SERIES_YEAR

    years: dict[str, tuple[CycleToOpen, bool]] = {
        SERIES_YEAR.key: (SERIES_YEAR, opened.policy.one_on_one.used.value),
        CAMPAIGN_YEAR.key: (CAMPAIGN_YEAR, opened.policy.challenge_job.used.value),
    }
    for year in map(programme_year, opened.policy.programmes):
        years[year.key] = (year, True)
    if kind not in years:
        return _of_the_pack(opened, kind)
    found, is_used = years[kind]
    if not is_used:
        raise finding(f"the pack of {opened.policy.city.name} has none: {kind}.used is false")
    return found


def _of_the_pack(opened: "Installation", kind: str) -> "CycleRule":
    rules = {it.key: it for it in opened.policy.evaluation.cycles.value}
    if kind not in rules:
        from models.mentoring.year import cycle_kind

        programmes = (cycle_kind(it.key) for it in opened.policy.programmes)
        allowed = ", ".join((*rules, "one_on_one", "challenge_job", *programmes))
        raise finding(f"no cycle {kind} in the pack -- allowed: {allowed}")
    return rules[kind]
