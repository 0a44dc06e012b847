"""The two sheets of a panel 審査員の用紙 as they are typed: points for each applicant, and the chair's order."""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

from models.challenge_job.sheets import Assessment, Assessments, RankingSheet
from models.errors import FieldError

POINTS: Final = "points-"
REMARK: Final = "remark-"
RANK: Final = "rank-"
UNFIT: Final = "unfit-"
UNFIT_WHY: Final = "unfit_why-"
LONGEST_REMARK: Final = 1000
LONGEST_REASON: Final = 2000
_BEST: Final = 5
_LONGEST_NUMBER: Final = 3
Read = tuple[list[FieldError], Assessments]


def assessed(typed: Mapping[str, str], people: Sequence[str]) -> Read:
    """Each applicant who stands before the panel now needs points; whoever has gone since is left out."""
    errors: list[FieldError] = []
    given = []
    for key in people:
        points, remark = _points(typed.get(POINTS + key, "")), typed.get(REMARK + key, "").strip()
        if points is None:
            errors.append(FieldError(POINTS + key, "choose"))
        if len(remark) > LONGEST_REMARK:
            errors.append(FieldError(REMARK + key, "too_long", LONGEST_REMARK))
        elif points is not None:
            given.append(Assessment(candidate=key, points=points, comment=remark))
    return errors, Assessments(given=tuple(given) if not errors else ())


def _points(text: str) -> int | None:
    number = _number(text)
    return number if number is not None and number <= _BEST else None


def ranked(
    typed: Mapping[str, str], people: Sequence[str]
) -> tuple[list[FieldError], RankingSheet]:
    """Everybody has a place or is unsuitable with a reason; the same number is one place, left to the lot."""
    places: dict[int, list[str]] = {}
    unsuitable: list[tuple[str, str]] = []
    errors: list[FieldError] = []
    missing = 0
    for key in people:
        said, number = typed.get(RANK + key, "").strip(), _number(typed.get(RANK + key, ""))
        is_unfit, why = bool(typed.get(UNFIT + key)), typed.get(UNFIT_WHY + key, "").strip()
        if is_unfit and said:
            errors.append(FieldError(RANK + key, "rank_or_unfit"))
        elif is_unfit:
            errors += _wrong_reason(UNFIT_WHY + key, why)
            unsuitable.append((key, why))
        elif not said:
            missing += 1
        elif number is None:
            errors.append(FieldError(RANK + key, "not_a_place"))
        else:
            places.setdefault(number, []).append(key)
    if missing:
        errors.insert(0, FieldError("ranks", "ranks_missing", missing))
    if errors:
        return errors, RankingSheet()
    order = tuple(tuple(places[number]) for number in sorted(places))
    return [], RankingSheet(ranked=order, unsuitable=tuple(unsuitable))


def _wrong_reason(field: str, why: str) -> list[FieldError]:
    if not why:
        return [FieldError(field, "required")]
    return [FieldError(field, "too_long", LONGEST_REASON)] if len(why) > LONGEST_REASON else []


def _number(text: str) -> int | None:
    """A whole number from 1, also in full-width digits; None for anything else."""
    plain = unicodedata.normalize("NFKC", text).strip()
    is_one = plain.isascii() and plain.isdecimal() and len(plain) <= _LONGEST_NUMBER
    return int(plain) if is_one and int(plain) else None
