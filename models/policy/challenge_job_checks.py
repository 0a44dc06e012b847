"""Contradictions 矛盾 inside the chapter on open posting 庁内公募: days out of order, answers that come too late."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from models.fiscal_year import FiscalYear
from models.open_days import LAST_YEAR, open_days
from models.policy.schema import Policy

Contradiction = tuple[tuple[str | int, ...], str, str]

_CAMPAIGN: Final = (
    "posts_due",
    "screened_by",
    "listed_on",
    "applications_from",
    "applications_to",
    "opened_to_panels_on",
    "interviews_from",
    "interviews_to",
    "ranking_due",
    "decision_due",
    "results_on",
)
_SECOND_CALL: Final = ("results_on", "second_from", "second_to", "second_results_on")
_MAY_BE_ONE_DAY: Final = frozenset(
    {
        ("listed_on", "applications_from"),
        ("opened_to_panels_on", "interviews_from"),
        ("interviews_from", "interviews_to"),
    }
)
"""Elsewhere a day of work lies between: what is due on one day is needed by the next."""


def posting_contradictions(policy: Policy) -> Iterator[Contradiction]:
    """Key path, rule code, and what is allowed; a chapter not used may say what it likes."""
    chapter = policy.challenge_job
    if not chapter.used.value:
        return
    yield from _in_order(policy, _CAMPAIGN)
    if chapter.second_call.value:
        yield from _in_order(policy, _SECOND_CALL)
    yield from _answers_come_in_time(policy)
    yield from _the_letter_is_known(policy)
    yield from _small_groups_stay_hidden(policy)
    yield from _interviews_fit(policy)


def _in_order(policy: Policy, names: tuple[str, ...]) -> Iterator[Contradiction]:
    days, year = policy.challenge_job.days, FiscalYear(policy.year)
    for before, after in pairwise(names):
        first, then = days.day(before, year), days.day(after, year)
        may_be_one = (before, after) in _MAY_BE_ONE_DAY
        if then < first or (then == first and not may_be_one):
            bound = "以後" if may_be_one else "より後"
            allowed = f"{before} の{_told(first)}{bound}、年度の終わりまで"
            yield ("challenge_job", "days", after, "value"), "days_out_of_order", allowed


def _answers_come_in_time(policy: Policy) -> Iterator[Contradiction]:
    """Whoever is chosen answers before the next thing begins, else a seat would be given twice."""
    chapter, year = policy.challenge_job, FiscalYear(policy.year)
    if year.year + 1 > LAST_YEAR:
        return
    waits = [("results_on", "transfer_on")]
    if chapter.second_call.value:
        waits = [("results_on", "second_from"), ("second_results_on", "transfer_on")]
    calendar = open_days(policy.calendar.rules())
    for told, bound in waits:
        last, limit = chapter.days.day(told, year), chapter.days.day(bound, year)
        if calendar.after(last, chapter.acceptance_within_open_days.value) >= limit:
            allowed = f"acceptance_within_open_days の後に {bound} の{_told(limit)}が来る日"
            yield ("challenge_job", "days", told, "value"), "answer_too_late", allowed


def _the_letter_is_known(policy: Policy) -> Iterator[Contradiction]:
    known = policy.evaluation.scale.value.letters
    letter = policy.challenge_job.may_apply.least_overall_letter.value
    if letter is not None and letter not in known:
        keys = ("challenge_job", "may_apply", "least_overall_letter", "value")
        yield keys, "unknown_letter", f"次のどれか: {', '.join(known)}"


def _small_groups_stay_hidden(policy: Policy) -> Iterator[Contradiction]:
    least = policy.anonymity.least_people.value
    if policy.challenge_job.small_group.value < least:
        keys = ("challenge_job", "small_group", "value")
        yield keys, "group_too_small", f"anonymity.least_people の {least} 以上"


def _interviews_fit(policy: Policy) -> Iterator[Contradiction]:
    """They lie in the hours of talks, none over lunch; the usual length is one that may be chosen."""
    lengths = policy.challenge_job.interview_minutes.value
    longest = policy.one_on_one.hours.value.longest_minutes
    for nth, minutes in enumerate(lengths):
        if minutes > longest:
            place = ("challenge_job", "interview_minutes", "value", nth)
            yield place, "interview_too_long", f"one_on_one.hours に収まる {longest} 以下"
    if policy.challenge_job.interview_minutes_usual.value not in lengths:
        keys = ("challenge_job", "interview_minutes_usual", "value")
        yield (
            keys,
            "unusual_length",
            f"interview_minutes の次のどれか: {', '.join(map(str, lengths))}",
        )


def _told(day: date) -> str:
    return f"{day.month}月{day.day}日"
