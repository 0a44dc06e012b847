"""Rules of the talks of one case 面談の定め: of a 1on1 series by the pack's chapter, of a pair 組 by its programme 制度."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from models.fiscal_year import FiscalYear
from models.frozen import Frozen
from models.one_on_one.talk import Topic
from models.policy.month_day import MonthDay
from models.policy.one_on_one import OneOnOneChapter
from models.policy.programme import Programme
from models.policy.schema import Policy
from models.policy.talks import Afterwards, InterviewCounts, SkippedRound, TalkHours, TalkMoves
from models.roles import Office

_DAYS = (
    "arrange_within_open_days",
    "choose_within_open_days",
    "wish_within_open_days",
    "confirm_within_open_days",
    "alone_after_open_days",
)
"""Which both chapters say, in open days, under one name."""


class TalkRules(Frozen):
    """Plain values, whichever chapter they come from; periods are in open days 開庁日 unless they say months."""

    programme: str = ""
    """What pages call the talks of a pair by: the programme's name; empty for 1on1."""
    programme_key: str = ""
    """Which articles of the rule book 規程 are about them; empty for 1on1."""
    every_months: int
    minutes: int
    new_staff_first_month: bool
    """The first talk of new staff 新任 lies in their first month of service."""
    first_within_open_days: int | None = None
    """How soon after its first day a pair meets; None for a series, whose rounds are everybody's."""
    ends_on: MonthDay | None = None
    """The last day of the programme in the fiscal year; None: the year's."""
    may_hand_over: bool
    topics: tuple[Topic, ...]
    hours: TalkHours
    arrange_within_open_days: int
    choose_within_open_days: int
    wish_within_open_days: int
    confirm_within_open_days: int
    alone_after_open_days: int
    skipped: SkippedRound
    moves: TalkMoves
    goals_beside: bool
    interview_counts: InterviewCounts
    interview_days_before: int
    share_topics: bool
    notes_years: int
    referral_desks: tuple[Office, ...]

    @property
    def catches_up(self) -> bool:
        """A round nobody arranged is offered once more before it counts as missed."""
        return self.skipped is SkippedRound.CATCH_UP

    @property
    def moves_at_most(self) -> int:
        """After so many moves a round counts as missed; 0: no limit."""
        return self.moves.at_most if self.moves.then is Afterwards.END_ROUND else 0

    def last_day(self, year: FiscalYear) -> date:
        """The last day on which anything of the talks may lie."""
        return year.day(self.ends_on.month, self.ends_on.day) if self.ends_on else year.last


def talk_rules_of(policy: Policy, shape: Mapping[str, Any]) -> TalkRules:
    """What holds for the case with this shape: a pair's names its programme.

    Raises ValueError for a programme the pack has not: a case keeps the pack it began with.
    """
    key = shape.get("programme")
    if not key:
        return series_rules(policy.one_on_one)
    programme = policy.programme(key)
    if programme is None:
        raise ValueError(key)
    return pair_rules(policy.one_on_one, programme)


def series_rules(chapter: OneOnOneChapter) -> TalkRules:
    """Of a 1on1 series."""
    return TalkRules(
        every_months=chapter.every_months.value,
        minutes=chapter.minutes.value,
        new_staff_first_month=chapter.new_staff_first_month.value,
        may_hand_over=chapter.may_hand_over.value,
        topics=chapter.topics.value,
        hours=chapter.hours.value,
        **{name: getattr(chapter, name).value for name in _DAYS},
        skipped=chapter.skipped.value,
        moves=chapter.moves.value,
        goals_beside=chapter.goals_beside.value,
        interview_counts=chapter.evaluation_interview_counts.value,
        interview_days_before=chapter.evaluation_interview_days_before.value,
        share_topics=chapter.share_topics.value,
        notes_years=chapter.notes_years.value,
        referral_desks=chapter.referral_desks.value,
    )


def pair_rules(chapter: OneOnOneChapter, programme: Programme) -> TalkRules:
    """Of a pair: hours, subjects, moves and skipped rounds are as for 1on1; no goal, rating or sum has part in it."""
    talks = programme.talks
    return TalkRules(
        programme=programme.name.value,
        programme_key=programme.key,
        every_months=talks.every_months.value,
        minutes=talks.minutes.value,
        new_staff_first_month=False,
        first_within_open_days=talks.first_within_open_days.value,
        ends_on=programme.days.ends_on.value,
        may_hand_over=False,
        topics=chapter.topics.value,
        hours=chapter.hours.value,
        **{name: getattr(talks, name).value for name in _DAYS},
        skipped=chapter.skipped.value,
        moves=chapter.moves.value,
        goals_beside=False,
        interview_counts=InterviewCounts.NEVER,
        interview_days_before=0,
        share_topics=False,
        notes_years=talks.notes_years.value,
        referral_desks=talks.referral_desks.value,
    )
