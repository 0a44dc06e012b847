"""Times typed 入力された日時 on the page that arranges a talk: one of those proposed, or another by hand."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Final
from urllib.parse import urlsplit

from api.one_on_one.at_hand import TalkAtHand
from api.one_on_one.proposing import Both
from models.acts import Act
from models.errors import BadDate, FieldError
from models.one_on_one.chosen_time import WrongTime, moment
from models.one_on_one.proposals import AT_MOST
from models.one_on_one.talk import Span
from models.wareki import parse_day

OTHER: Final = "other"
"""The choice that stands for a day and a time of one's own."""
LONGEST_PLACE: Final = 100
LONGEST_ONLINE: Final = 300
_OF_THE_DAY: Final = frozenset({WrongTime.CLOSED_DAY, WrongTime.DAY_TOO_LATE, WrongTime.TIME_PAST})
_CLOCK: Final = re.compile(r"[0-9]{1,2}:[0-9]{2}")
Chosen = tuple[tuple[Span, ...], list[FieldError]]


def times_offered(hand: TalkAtHand) -> list[datetime]:
    return [datetime.fromisoformat(text) for text in hand.talk.offered]


def time_chosen(both: Both, act: Act, typed: Mapping[str, str]) -> Chosen:
    """One time to book, or up to three to offer, with what stands against them."""
    if act is Act.OFFER:
        return _to_offer(both, typed)
    return _by_hand(both, typed) if _is_other(typed) else _proposed(both, typed)


def _is_other(typed: Mapping[str, str]) -> bool:
    return typed.get("when") == OTHER


def _proposed(both: Both, typed: Mapping[str, str]) -> Chosen:
    """Whoever has typed a day beside a proposal is asked which of them it is to be."""
    if not typed.get("when"):
        return (), [FieldError("when", "choose")]
    if typed.get("talk_day", "").strip() or typed.get("talk_time", ""):
        return (), [FieldError("when", "proposed_or_other")]
    return _checked(both, typed["when"])


def _to_offer(both: Both, typed: Mapping[str, str]) -> Chosen:
    """The times the page proposed; a time by hand comes before them."""
    spans, errors = _by_hand(both, typed) if _is_other(typed) else ((), [])
    for nth in range(AT_MOST):
        if errors or len(spans) == AT_MOST or not typed.get(f"offer-{nth}"):
            break
        more, errors = _checked(both, typed[f"offer-{nth}"])
        if not any(one.overlaps(other) for one in spans for other in more):
            spans += more
    if not errors and not spans:
        errors = [FieldError("when", "choose")]
    return tuple(sorted(spans, key=lambda it: it.start)), errors


def _checked(both: Both, text: str) -> Chosen:
    start = _moment(text)
    if start is None:
        return (), [FieldError("when", "unknown_choice")]
    span = Span.of(start, both.hand.talk.minutes)
    rule = both.wrong_with(span)
    return (span,), [_error("when", rule, both)] if rule else []


def _moment(text: str) -> datetime | None:
    """An aware moment of a year people may live in; None for anything else."""
    try:
        start = datetime.fromisoformat(text)
    except ValueError:
        return None
    is_one = start.tzinfo is not None and 2000 <= start.year < 2200
    return start.astimezone(UTC) if is_one else None


def _by_hand(both: Both, typed: Mapping[str, str]) -> Chosen:
    day, errors = _day(both, typed.get("talk_day", "").strip())
    clock = clock_typed(typed.get("talk_time", ""))
    if clock is None:
        errors.append(FieldError("talk_time", "choose"))
    if errors or day is None or clock is None:
        return (), errors
    span = Span.of(moment(day, clock, both.hand.parts.days), both.hand.talk.minutes)
    rule = both.wrong_with(span)
    field = "talk_day" if rule in _OF_THE_DAY else "talk_time"
    return (span,), [_error(field, rule, both)] if rule else []


def _day(both: Both, text: str) -> tuple[date | None, list[FieldError]]:
    if not text:
        return None, [FieldError("talk_day", "required")]
    try:
        day = parse_day(text)
    except BadDate:
        return None, [FieldError("talk_day", "not_a_day")]
    if day < both.hand.today:
        return None, [FieldError("talk_day", "time_past")]
    if day > both.hand.bounds.last_day:
        return None, [_error("talk_day", WrongTime.DAY_TOO_LATE, both)]
    return day, []


def clock_typed(text: str) -> time | None:
    """``9:00``, ``09:00``, ``９：００``; None for anything else."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if not _CLOCK.fullmatch(plain):
        return None
    try:
        return time.fromisoformat(plain.zfill(5))
    except ValueError:
        return None


def _error(field: str, rule: str, both: Both) -> FieldError:
    hours = both.hand.bounds.hours
    allowed: dict[str, str] = {
        WrongTime.DAY_TOO_LATE: both.hand.bounds.last_day.isoformat(),
        WrongTime.OUTSIDE_HOURS: f"{hours.from_:%H:%M}–{hours.to:%H:%M}",
        WrongTime.OVER_LUNCH: f"{hours.lunch_from:%H:%M}–{hours.lunch_to:%H:%M}",
    }
    return FieldError(field, rule, allowed.get(rule, ""))


def places_typed(typed: Mapping[str, str]) -> tuple[str, str, list[FieldError]]:
    """A room and an online address; both may be empty."""
    place = " ".join(typed.get("place", "").split())
    online = typed.get("online", "").strip()
    errors = []
    if len(place) > LONGEST_PLACE:
        errors.append(FieldError("place", "too_long", LONGEST_PLACE))
    if len(online) > LONGEST_ONLINE:
        errors.append(FieldError("online", "too_long", LONGEST_ONLINE))
    elif online and not _is_address(online):
        errors.append(FieldError("online", "not_an_address"))
    return place, online, errors


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    is_plain = text.isprintable() and not any(letter.isspace() for letter in text)
    return parts.scheme in ("http", "https") and bool(parts.hostname) and is_plain
