"""The form of the interviews 面談の日程の用紙: a day and a time for each applicant, or left for later."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from api.challenge_job.interview_desk import InterviewDesk, planned, sides_at
from api.dates import DateWords
from api.one_on_one.times_typed import clock_typed, places_typed
from api.views.frame import Language
from models.errors import FieldError
from models.one_on_one.chosen_time import WrongTime, moment, wrong_with
from models.one_on_one.explained import Clash
from models.one_on_one.talk import Span
from models.queries.interview_sides import declined

ON_DAY: Final = "on_day-"
AT_TIME: Final = "at_time-"
OUT: Final = "out-"
_CLASHES: Final = {
    Clash.EMPLOYEE_NOT_FREE: "applicant_not_free",
    Clash.PARTNER_NOT_FREE: "panel_not_free",
    Clash.OVERLAPS: "interviews_overlap",
}


@dataclass
class TypedInterviews:
    """``starts``: by candidacy, the times to fix; empty unless ``errors`` is."""

    minutes: int
    place: str
    online: str
    starts: dict[str, datetime] = field(default_factory=dict)
    errors: list[FieldError] = field(default_factory=list)


async def interviews_typed(desk: InterviewDesk, typed: Mapping[str, str]) -> TypedInterviews:
    """Reads and checks the form. What stays as it was fixed is not asked about again."""
    place, online, errors = places_typed(typed)
    said = TypedInterviews(minutes_typed(desk, typed), place, online, errors=errors)
    for key in desk.open_keys:
        if not typed.get(OUT + key):
            _one(desk, said, key, typed.get(ON_DAY + key, ""), typed.get(AT_TIME + key, ""))
    if not said.starts and not said.errors:
        said.errors.append(FieldError("interviews", "nothing_to_fix"))
    if not said.errors:
        await _clashes(desk, said)
    return said


def minutes_typed(desk: InterviewDesk, typed: Mapping[str, str]) -> int:
    text = typed.get("minutes", "")
    return int(text) if text in {str(it) for it in desk.lengths} else desk.minutes


def _one(desk: InterviewDesk, said: TypedInterviews, key: str, day: str, clock: str) -> None:
    """Neither day nor time: nothing is said about this one."""
    if not day and not clock:
        return
    on, at = _day(day), clock_typed(clock)
    if on is None:
        said.errors.append(FieldError(ON_DAY + key, "choose"))
    if at is None:
        said.errors.append(FieldError(AT_TIME + key, "choose"))
    if on is None or at is None:
        return
    start = moment(on, at, desk.panel.hand.days)
    if wrong := _wrong(desk, said, key, Span.of(start, said.minutes)):
        said.errors.append(wrong)
    else:
        said.starts[key] = start


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 2000 <= day.year < 2200 else None


def _is_as_fixed(desk: InterviewDesk, said: TypedInterviews, key: str, start: datetime) -> bool:
    row = desk.fixed(key)
    return row is not None and row.starts_at == start and row.minutes == said.minutes


def _wrong(desk: InterviewDesk, said: TypedInterviews, key: str, span: Span) -> FieldError | None:
    """What stands against the time, whoever is there."""
    if _is_as_fixed(desk, said, key, span.start):
        return None
    first, last = desk.days
    rule = wrong_with(span, desk.rules, desk.panel.hand.now)
    if rule is WrongTime.DAY_TOO_LATE or desk.panel.hand.days.local_day(span.start) < first:
        words = DateWords(Language(desk.panel.hand.arrival.language))
        allowed = f"{words.day(first)}–{words.day(last)}"
        return FieldError(ON_DAY + key, "not_interview_day", allowed)
    if rule is not None:
        is_of_day = rule in (WrongTime.CLOSED_DAY, WrongTime.TIME_PAST)
        return FieldError((ON_DAY if is_of_day else AT_TIME) + key, *_told(desk, rule))
    if any(span.overlaps(it) for it in declined(desk.panel.interviews.get(key))):
        return FieldError(AT_TIME + key, "declined_time")
    return None


def _told(desk: InterviewDesk, rule: WrongTime) -> tuple[str, str]:
    hours = desk.hours
    if rule is WrongTime.OVER_LUNCH:
        return rule, f"{hours.lunch_from:%H:%M}–{hours.lunch_to:%H:%M}"
    if rule is WrongTime.OUTSIDE_HOURS:
        return "outside_interview_hours", f"{hours.from_:%H:%M}–{hours.to:%H:%M}"
    return rule, ""


async def _clashes(desk: InterviewDesk, said: TypedInterviews) -> None:
    """What stands against the times by the people's own; those that stay count, but are not asked."""
    sides = await sides_at(desk, desk.panel.hand.now)
    standing = {key: row.starts_at for key in desk.open_keys if (row := desk.fixed(key))}
    fixed = {**standing, **said.starts}
    only = [key for key in desk.open_keys if key in fixed]
    plan = await planned(desk, sides, fixed, said.minutes, only)
    for it in plan.placed:
        is_new = it.person_id in said.starts
        if it.clash and is_new and not _is_as_fixed(desk, said, it.person_id, it.start):
            said.errors.append(FieldError(AT_TIME + it.person_id, _CLASHES[it.clash]))
