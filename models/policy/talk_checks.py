"""Contradictions 矛盾 inside the chapter on 1on1: a talk that fits no hour, a round too short for its own waits."""

from collections.abc import Iterator
from typing import Final

from models.policy.schema import Policy

Contradiction = tuple[tuple[str | int, ...], str, str]

OPEN_DAYS_OF_A_MONTH: Final = 15
"""No month of a city with two closed weekdays has fewer, even May and January."""
DAYS_OF_A_MONTH: Final = 28
"""No month has fewer, even February."""


def talk_contradictions(policy: Policy) -> Iterator[Contradiction]:
    """Key path, rule code, and what is allowed; a chapter not used may say what it likes."""
    if policy.one_on_one.used.value:
        yield from _the_partner_has_a_seat(policy)
        yield from _a_talk_fits_the_hours(policy)
        yield from _a_round_holds_its_waits(policy)
        yield from _both_are_heard_first(policy)
        yield from _an_interview_is_near_one_round(policy)


def _the_partner_has_a_seat(policy: Policy) -> Iterator[Contradiction]:
    role = policy.one_on_one.partner.value
    if policy.evaluation.chain.value.seat(role) is None:
        seated = f"evaluation.chain に {role.value} がいないため、いる役割のどれか"
        yield ("one_on_one", "partner", "value"), "role_without_seat", seated


def _a_talk_fits_the_hours(policy: Policy) -> Iterator[Contradiction]:
    chapter = policy.one_on_one
    longest = chapter.hours.value.longest_minutes
    if chapter.minutes.value > longest:
        allowed = f"昼休みをはさまずに取れる {longest} 以下(hours による)"
        yield ("one_on_one", "minutes", "value"), "talk_too_long", allowed


def _a_round_holds_its_waits(policy: Policy) -> Iterator[Contradiction]:
    chapter = policy.one_on_one
    days = chapter.every_months.value * OPEN_DAYS_OF_A_MONTH
    if chapter.arrange_within_open_days.value + chapter.choose_within_open_days.value > days:
        keys = ("one_on_one", "arrange_within_open_days", "value")
        allowed = f"choose_within_open_days と合わせて {days} 以下(一回の期間の開庁日)"
        yield keys, "round_too_short", allowed


def _both_are_heard_first(policy: Policy) -> Iterator[Contradiction]:
    chapter = policy.one_on_one
    if chapter.alone_after_open_days.value > (within := chapter.confirm_within_open_days.value):
        keys = ("one_on_one", "alone_after_open_days", "value")
        yield keys, "alone_too_late", f"confirm_within_open_days の {within} 以下"


def _an_interview_is_near_one_round(policy: Policy) -> Iterator[Contradiction]:
    chapter = policy.one_on_one
    days = chapter.every_months.value * DAYS_OF_A_MONTH
    if chapter.evaluation_interview_days_before.value >= days:
        keys = ("one_on_one", "evaluation_interview_days_before", "value")
        yield keys, "interview_too_early", f"{days - 1} 以下(一回の期間より短く)"
