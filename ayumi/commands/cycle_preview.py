"""What is said of a cycle before it opens: who is in and out, whom nobody rates, and which due days move."""

from collections import Counter
from typing import TYPE_CHECKING

from ayumi.commands.running import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
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
