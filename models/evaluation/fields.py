"""Fields of a page 入力欄: flat names such as ``goals-0-title``, read into a form and written back.

Reading never fails: what cannot be read is blank in the form and named among the errors, and the
typed text stays in the fields, so that nothing a person typed is lost.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, get_args, get_origin

from models.acts import Act
from models.errors import BadDate, FieldError
from models.evaluation.forms import form_of
from models.evaluation.goals import Goal
from models.evaluation.steps import Step
from models.frozen import Frozen
from models.wareki import parse_day

Fields = Mapping[str, str | Sequence[str]]

MOST_ROWS: Final = 60
_NUMBER: Final = re.compile(r"[+-]?\d{1,6}")


class Filled(Frozen):
    """A form as far as it could be read, the fields as typed (rows renumbered), and what was unreadable."""

    form: Frozen
    fields: dict[str, str]
    errors: tuple[tuple[str, str], ...] = ()

    def field_errors(self) -> list[FieldError]:
        return [FieldError(field, rule) for field, rule in self.errors]


def from_fields(step: Step, fields: Fields, act: Act | None = None) -> Filled:
    """Reads the fields of a step's page; unknown names are left aside.

    Rows of goals left blank are taken out and the rest renumbered, in the form and in ``fields``.
    """
    kind = form_of(step, act)
    typed = _without_blank_goals({name: _one(value) for name, value in fields.items()})
    errors: list[tuple[str, str]] = []
    form = kind(**_read(kind, typed, "", errors))
    return Filled(form=form, fields=typed, errors=tuple(errors))


def to_fields(form: Frozen) -> dict[str, str]:
    """The flat fields of a form, without what the product computes; ``from_fields`` reads them back."""
    return _written(form, "")


def _one(value: str | Sequence[str]) -> str:
    if isinstance(value, str):
        return value
    return value[-1] if value else ""


def _read(
    kind: type[Frozen], typed: Mapping[str, str], prefix: str, errors: list[tuple[str, str]]
) -> dict[str, Any]:
    values = {}
    computed: frozenset[str] = getattr(kind, "COMPUTED", frozenset())
    for name, field in kind.model_fields.items():
        if name in computed:
            continue
        full = f"{prefix}{name}"
        if get_origin(field.annotation) is tuple:
            row = get_args(field.annotation)[0]
            values[name] = tuple(
                row(**_read(row, typed, f"{full}-{nth}-", errors))
                for nth in range(_rows(typed, full))
            )
        else:
            values[name] = _value(field.annotation, typed.get(full, ""), full, errors)
    return values


def _rows(typed: Mapping[str, str], name: str) -> int:
    pattern = re.compile(rf"{re.escape(name)}-(\d{{1,2}})-")
    numbers = [int(found[1]) for field in typed if (found := pattern.match(field))]
    return min(max(numbers, default=-1) + 1, MOST_ROWS)


def _value(annotation: Any, typed: str, field: str, errors: list[tuple[str, str]]) -> Any:
    if annotation is str:
        return _text(typed)
    if not typed.strip():
        return None
    return (
        _day(typed, field, errors)
        if date in get_args(annotation)
        else _number(typed, field, errors)
    )


def _text(typed: str) -> str:
    """Line ends of every system become one; outer blanks go; letters stay as typed (髙, 﨑, 𠮷)."""
    return typed.replace("\r\n", "\n").replace("\r", "\n").strip()


def _day(typed: str, field: str, errors: list[tuple[str, str]]) -> date | None:
    try:
        return parse_day(typed)
    except BadDate:
        errors.append((field, "not_a_day"))
        return None


def _number(typed: str, field: str, errors: list[tuple[str, str]]) -> int | None:
    """Both forms of digits are taken, with or without a percent sign."""
    plain = unicodedata.normalize("NFKC", typed).strip().removesuffix("%").strip()
    if not _NUMBER.fullmatch(plain):
        errors.append((field, "not_a_number"))
        return None
    return int(plain)


def _written(form: Frozen, prefix: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    computed: frozenset[str] = getattr(form, "COMPUTED", frozenset())
    for name in type(form).model_fields:
        if name in computed:
            continue
        value = getattr(form, name)
        if isinstance(value, tuple):
            for nth, row in enumerate(value):
                fields |= _written(row, f"{prefix}{name}-{nth}-")
        else:
            fields[f"{prefix}{name}"] = "" if value is None else str(value)
    return fields


_GOAL_FIELD: Final = re.compile(rf"goals-(\d{{1,2}})-({'|'.join(Goal.model_fields)})")


_CHOSEN: Final = frozenset({"difficulty", "section_goal"})


def _without_blank_goals(typed: dict[str, str]) -> dict[str, str]:
    """Takes out rows of the goal form in which nothing was written; other rows keep their places."""
    rows: dict[int, dict[str, str]] = {}
    for name, value in typed.items():
        if found := _GOAL_FIELD.fullmatch(name):
            rows.setdefault(int(found[1]), {})[found[2]] = value
    if not any("title" in row for row in rows.values()):
        return typed
    kept = [row for _, row in sorted(rows.items()) if _is_written(row)]
    others = {name: value for name, value in typed.items() if not _GOAL_FIELD.fullmatch(name)}
    renumbered = {
        f"goals-{nth}-{name}": value for nth, row in enumerate(kept) for name, value in row.items()
    }
    return others | renumbered


def _is_written(row: Mapping[str, str]) -> bool:
    return any(value.strip() for name, value in row.items() if name not in _CHOSEN)
