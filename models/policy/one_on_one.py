"""The chapter on 1on1: whether a city holds them, how often, with whom, and who learns what."""

from typing import Annotated

from pydantic import AfterValidator, Field

from models.evaluators import CHAIN_ROLES
from models.frozen import Frozen
from models.one_on_one.talk import Topic
from models.policy.choices import Desks, once
from models.policy.host_names import HostName
from models.policy.source import Sourced
from models.policy.talks import Afterwards, InterviewCounts, SkippedRound, TalkHours, TalkMoves
from models.roles import Role

__all__ = [
    "Afterwards",
    "InterviewCounts",
    "OneOnOneChapter",
    "SkippedRound",
    "TalkHours",
    "TalkMoves",
]


def _of_the_chain(role: Role) -> Role:
    if role not in CHAIN_ROLES:
        raise ValueError(f"次のどれか: {', '.join(CHAIN_ROLES)}")
    return role


Partner = Annotated[Role, AfterValidator(_of_the_chain)]
Topics = Annotated[tuple[Topic, ...], Field(min_length=1), AfterValidator(once)]
Hosts = Annotated[tuple[HostName, ...], AfterValidator(once)]
OpenDays = Annotated[int, Field(ge=1, le=60)]
DaysBefore = Annotated[int, Field(ge=0, le=90)]


class OneOnOneChapter(Frozen):
    """Everything a city decides about its 1on1. Where ``used`` is false the other values rest."""

    used: Sourced[bool]
    every_months: Sourced[Annotated[int, Field(ge=1, le=12)]]
    minutes: Sourced[Annotated[int, Field(ge=15, le=120, multiple_of=5)]]
    new_staff_first_month: Sourced[bool]
    partner: Sourced[Partner]
    may_hand_over: Sourced[bool]
    topics: Sourced[Topics]
    hours: Sourced[TalkHours]
    arrange_within_open_days: Sourced[OpenDays]
    choose_within_open_days: Sourced[OpenDays]
    wish_within_open_days: Sourced[OpenDays]
    confirm_within_open_days: Sourced[OpenDays]
    alone_after_open_days: Sourced[OpenDays]
    skipped: Sourced[SkippedRound]
    moves: Sourced[TalkMoves]
    goals_beside: Sourced[bool]
    evaluation_interview_counts: Sourced[InterviewCounts]
    evaluation_interview_days_before: Sourced[DaysBefore]
    share_topics: Sourced[bool]
    notes_years: Sourced[Annotated[int, Field(ge=1, le=30)]]
    tell_hr_after_open_days: Sourced[OpenDays]
    referral_desks: Sourced[Desks]
    calendar_hosts: Sourced[Hosts]
