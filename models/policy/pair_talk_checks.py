"""Contradictions 矛盾 in the talks of a pair 組の面談: talks that fit no hour, rounds too short for their waits.

Their hours are those of 1on1, which a city keeps even where it holds none.
"""

from collections.abc import Iterator
from typing import Final

from models.policy.programme import Programme
from models.policy.schema import Policy
from models.policy.talk_checks import OPEN_DAYS_OF_A_MONTH

Contradiction = tuple[tuple[str | int, ...], str, str]

MOST_OPEN_DAYS_OF_A_MONTH: Final = 23
"""No month of a city with two closed weekdays has more."""


def pair_talk_contradictions(policy: Policy, programme: Programme) -> Iterator[Contradiction]:
    """Key path within the programme, rule code, and what is allowed."""
    yield from _a_talk_fits_the_hours(policy, programme)
    yield from _a_round_holds_its_waits(programme)
    yield from _both_are_heard_first(programme)
    yield from _quiet_is_longer_than_a_round(programme)
    yield from _notes_go_with_the_pair(programme)


def _a_talk_fits_the_hours(policy: Policy, programme: Programme) -> Iterator[Contradiction]:
    longest = policy.one_on_one.hours.value.longest_minutes
    if programme.talks.minutes.value > longest:
        allowed = f"昼休みをはさまずに取れる {longest} 以下(one_on_one.hours による)"
        yield ("talks", "minutes", "value"), "talk_too_long", allowed


def _a_round_holds_its_waits(programme: Programme) -> Iterator[Contradiction]:
    talks = programme.talks
    days = talks.every_months.value * OPEN_DAYS_OF_A_MONTH
    if talks.arrange_within_open_days.value + talks.choose_within_open_days.value > days:
        allowed = f"choose_within_open_days と合わせて {days} 以下(一回の期間の開庁日)"
        yield ("talks", "arrange_within_open_days", "value"), "round_too_short", allowed


def _both_are_heard_first(programme: Programme) -> Iterator[Contradiction]:
    talks = programme.talks
    if talks.alone_after_open_days.value > (within := talks.confirm_within_open_days.value):
        keys = ("talks", "alone_after_open_days", "value")
        yield keys, "alone_too_late", f"confirm_within_open_days の {within} 以下"


def _quiet_is_longer_than_a_round(programme: Programme) -> Iterator[Contradiction]:
    """Two who meet in every round are never asked why they are quiet 面談の途切れ."""
    days = programme.talks.every_months.value * MOST_OPEN_DAYS_OF_A_MONTH
    if programme.dormant_after_open_days.value < days:
        allowed = f"talks.every_months の開庁日数の {days} 以上"
        yield ("dormant_after_open_days", "value"), "quiet_too_early", allowed


def _notes_go_with_the_pair(programme: Programme) -> Iterator[Contradiction]:
    """When the pair's records are destroyed nothing is left that says whose the words were."""
    if programme.talks.notes_years.value > (kept := programme.keep_years.value):
        yield ("talks", "notes_years", "value"), "kept_too_long", f"keep_years の {kept} 以下"
