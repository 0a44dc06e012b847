"""The absence 不在 as a partner types it: two days, each whole or from noon, until noon."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from api.i18n.fields import field_words
from api.my_people_talks.desk import TalksDesk
from api.views.talk_round import Absence
from models.errors import BadDate, FieldError
from models.one_on_one.away import AwayForm, wrong_with_away
from models.one_on_one.talk import Span
from models.wareki import parse_day

_NOON: Final = time(12)


@dataclass(frozen=True)
class TypedAbsence:
    """What was typed, and the time it means; ``span`` None while something is wrong."""

    view: Absence
    span: Span | None


def typed_absence(desk: TalksDesk, typed: Mapping[str, str]) -> TypedAbsence:
    """An empty last day is the first."""
    errors: list[FieldError] = []
    first = _day("away_first", typed.get("away_first", ""), errors)
    last = (
        _day("away_last", typed.get("away_last", ""), errors) if typed.get("away_last") else first
    )
    view = Absence(
        away_first=typed.get("away_first", ""),
        away_last=typed.get("away_last", ""),
        begins="noon" if typed.get("begins") == "noon" else "morning",
        ends="noon" if typed.get("ends") == "noon" else "evening",
    )
    if first is None or last is None:
        return TypedAbsence(with_errors(desk, view, errors), None)
    form = AwayForm(
        first,
        last,
        begins=_NOON if view.begins == "noon" else None,
        ends=_NOON if view.ends == "noon" else None,
    )
    span = form.span(desk.parts.days)
    if wrong := wrong_with_away(span, desk.now):
        return TypedAbsence(with_errors(desk, view, wrong), None)
    return TypedAbsence(view.model_copy(update={"first": first, "last": last}), span)


def with_errors(desk: TalksDesk, view: Absence, errors: list[FieldError]) -> Absence:
    lines = field_words(desk.arrival.language).lines(errors)
    return view.model_copy(update={"errors": lines, "first": None, "last": None})


def _day(field: str, text: str, errors: list[FieldError]) -> date | None:
    if not text.strip():
        errors.append(FieldError(field, "required"))
        return None
    try:
        return parse_day(text)
    except BadDate:
        errors.append(FieldError(field, "not_a_day"))
        return None
