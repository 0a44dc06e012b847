"""Chapters 章 of a pack beside the evaluation: calendar, reminders, escalation, retention, anonymity."""

from datetime import date, time
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from models.frozen import Frozen
from models.open_days import CalendarRules
from models.policy.month_day import MonthDay
from models.policy.source import Sourced


class Weekday(StrEnum):
    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class ClosedDays(Frozen):
    """Days the city is closed 閉庁日 beside the law's holidays: weekdays, turn of the year, single days.

    ``also_open`` wins over everything else.
    """

    weekdays: tuple[Weekday, ...] = (Weekday.SATURDAY, Weekday.SUNDAY)
    new_year_from: MonthDay
    new_year_to: MonthDay
    also_closed: tuple[date, ...] = ()
    also_open: tuple[date, ...] = ()


def _only_text(given: Any) -> Any:
    """YAML reads an unquoted 08:30 as the number 510: a time must be text."""
    if not isinstance(given, str | time):
        raise ValueError('引用符で囲んだ時刻(例 "08:30")')
    return given


def _japanese_time(hour: time) -> time:
    """Hours of a pack are Japanese time; one with an offset could not be compared with the others."""
    if hour.tzinfo:
        raise ValueError('時差を付けない時刻(例 "08:30")')
    return hour


Clock = Annotated[time, BeforeValidator(_only_text), AfterValidator(_japanese_time)]


class OfficeHours(Frozen):
    """Opening and closing hour 開庁時間 on an open day, Japanese time."""

    opens: Clock
    closes: Clock

    @model_validator(mode="after")
    def _opens_before_it_closes(self) -> "OfficeHours":
        if self.opens >= self.closes:
            raise ValueError("opens は closes より前")
        return self


class CalendarChapter(Frozen):
    closed_days: Sourced[ClosedDays]
    office_hours: Sourced[OfficeHours]

    def rules(self) -> CalendarRules:
        """The calendar as `models.open_days` counts with it."""
        closed, hours = self.closed_days.value, self.office_hours.value
        return CalendarRules(
            year_end_first=str(closed.new_year_from),
            year_end_last=str(closed.new_year_to),
            closed_weekdays=frozenset(list(Weekday).index(day) for day in closed.weekdays),
            extra_closed=closed.also_closed,
            extra_open=closed.also_open,
            opening=_told(hours.opens),
            closing=_told(hours.closes),
        )


def _told(hour: time) -> str:
    """``08:30``; seconds are told where there are any, so that no hour of a pack is cut."""
    return hour.isoformat("auto" if hour.second else "minutes")


OpenDays = Annotated[int, Field(ge=0, le=60)]


class RemindersChapter(Frozen):
    """The morning round 朝の便, and what does not wait for it."""

    morning_round: Sourced[Clock]
    urgent_within_open_days: Sourced[OpenDays]
    before_due: Sourced[tuple[OpenDays, ...]]
    after_due: Sourced[tuple[OpenDays, ...]]


class EscalationChapter(Frozen):
    """What happens when nobody is there; what silence leads to stands with each step."""

    vacancy_goes_to_next_level: Sourced[bool]


Years = Annotated[int, Field(ge=1, le=30)]


class RetentionChapter(Frozen):
    """How long records are kept 保存年限, in years after the end of the fiscal year."""

    evaluation_years: Sourced[Years]
    conduct_log_years: Sourced[Years]
    letter_years: Sourced[Years]
    audit_years: Sourced[Years]


class AnonymityChapter(Frozen):
    """Results of groups 匿名: nothing is shown about fewer people than this."""

    least_people: Sourced[Annotated[int, Field(ge=3, le=50)]]
    least_people_for_free_text: Sourced[Annotated[int, Field(ge=3, le=50)]]
