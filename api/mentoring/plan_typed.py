"""Items of a training plan 育成項目 as a form has them: rows, of which those left empty say nothing."""

from collections.abc import Iterator
from typing import Final

from api.tasks.step_way import Typed
from api.views.pairs import PlanForm, PlanRow
from models.errors import FieldError
from models.mentoring.sheets import MAX_ITEMS, Item

AT_FIRST: Final = 3
MORE: Final = 3
LONGEST: Final = 100
LEVELS: Final = ("1", "2", "3", "4")


def rows_typed(typed: Typed) -> PlanForm:
    """The rows that stay, with more where a button asked for it; at least the first three."""
    rows = [
        (typed.get(f"plan-{nth}-title", ""), typed.get(f"plan-{nth}-level", ""))
        for nth in _rows(typed)
    ]
    rows += [("", "")] * (MORE if "more" in typed else max(0, AT_FIRST - len(rows)))
    return PlanForm(
        rows=tuple(
            PlanRow(nth=nth, title=title, aimed=int(level) if level in LEVELS else 0)
            for nth, (title, level) in enumerate(rows[:MAX_ITEMS])
        ),
        may_add=len(rows) < MAX_ITEMS,
        at_most=MAX_ITEMS,
    )


def values_of(form: PlanForm) -> dict[str, str]:
    """The fields of the rows, as a form sends them."""
    titles = {f"plan-{it.nth}-title": it.title for it in form.rows}
    levels = {f"plan-{it.nth}-level": str(it.aimed) for it in form.rows if it.aimed}
    return titles | levels


def items_typed(typed: Typed) -> tuple[tuple[Item, ...], list[FieldError]]:
    """The items, or what is wrong with the rows; at least one is written."""
    written = [nth for nth in _rows(typed) if _title(typed, nth)]
    if not written:
        return (), [FieldError("plan-0-title", "required")]
    errors = [it for nth in written for it in _wrong(typed, nth)]
    if errors:
        return (), errors
    return tuple(
        Item(title=_title(typed, nth), level=int(typed[f"plan-{nth}-level"])) for nth in written
    ), []


def _wrong(typed: Typed, nth: int) -> Iterator[FieldError]:
    if len(_title(typed, nth)) > LONGEST:
        yield FieldError(f"plan-{nth}-title", "too_long", LONGEST)
    if typed.get(f"plan-{nth}-level", "") not in LEVELS:
        yield FieldError(f"plan-{nth}-level", "choose")


def _title(typed: Typed, nth: int) -> str:
    return " ".join(typed.get(f"plan-{nth}-title", "").split())


def _rows(typed: Typed) -> list[int]:
    """The rows the form had, up to the last one that was sent, without those ticked to be taken out."""
    sent = (nth for nth in reversed(range(MAX_ITEMS)) if f"plan-{nth}-title" in typed)
    return [nth for nth in range(next(sent, -1) + 1) if f"plan-{nth}-out" not in typed]
