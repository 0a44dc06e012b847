"""What is said of a cycle before it opens: who is in and out, whom nobody rates, and which due days move."""

from collections import Counter
from typing import TYPE_CHECKING

from ayumi.commands.running import finding, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from ayumi.installation import Installation
    from models.evaluation.selection import Selected
    from models.fiscal_year import FiscalYear
    from models.one_on_one.selection import OneSeries
    from models.organisation import Organisation


def say_selected(
    name: str, of_year: "FiscalYear", chosen: "Sequence[Selected] | Sequence[OneSeries]"
) -> None:
    say(f"{name} {of_year.label}")
    say(f"  in: {sum(it.left_out is None for it in chosen)}")
    for reason, count in Counter(it.left_out for it in chosen if it.left_out).items():
        say(f"  out, {reason}: {count}")


def say_who_may_apply(
    opened: "Installation",
    of_year: "FiscalYear",
    organisation: "Organisation",
    letters: "Mapping[str, str]",
) -> None:
    """Open posting 庁内公募: how many may apply, which rules keep the others out, which dates are closed days."""
    from models.challenge_job.days import Stage, days_of_pack
    from models.challenge_job.eligibility import eligibility

    policy = opened.policy
    found = [
        eligibility(organisation, policy, who, letters.get(who)) for who in organisation.people
    ]
    say(f"{policy.challenge_job.name.value} {of_year.label}")
    say(f"  may apply: {sum(it.may for it in found)}")
    rules = Counter(answer.rule for it in found for answer in it.reasons)
    for rule, count in sorted(rules.items()):
        say(f"  may not, {rule}: {count}")
    days = days_of_pack(policy.challenge_job.days, of_year, opened.days)
    for stage in Stage:
        if reason := opened.days.reason_closed(days[stage]):
            moved = opened.days.on_or_after(days[stage])
            say(f"  {stage}: {days[stage]} is closed ({reason}), {moved}")


def say_looked_after(
    opened: "Installation",
    kind: str,
    of_year: "FiscalYear",
    organisation: "Organisation",
    today: "date",
) -> None:
    """A programme of mentors メンター・OJT: for how many its year would begin today, by group, and its days."""
    from models.mentoring.looked_after import begins_for, group_of
    from models.mentoring.year import programme_of
    from models.policy.programme_talks import ProgrammeDays

    policy = opened.policy
    programme = policy.programme(programme_of(kind))
    if programme is None:
        named = ", ".join(it.key for it in policy.programmes) or "none"
        raise finding(f"no programme {programme_of(kind)} in the pack -- its programmes: {named}")
    say(f"{programme.name.value} {of_year.label}")
    groups = Counter(
        group_of(organisation, policy, programme, who, today)
        for who in begins_for(organisation, policy, programme, of_year, today)
    )
    for group, count in sorted((it, n) for it, n in groups.items() if it):
        say(f"  in, {group}: {count}")
    for name in ProgrammeDays.model_fields:
        say(f"  {name}: {programme.days.day(name, of_year)}")


def say_without_evaluator(chosen: "Iterable[Selected]", organisation: "Organisation") -> None:
    for one in (it for it in chosen if it.has_no_evaluator):
        say(f"  nobody rates {organisation.people[one.person_id].number}: its tasks go to HR")


def moved_dates(opened: "Installation", day_of: "Callable[[int, int], date]") -> list[str]:
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
