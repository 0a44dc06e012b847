"""What is wrong with lists and rankings 希望と順位の誤り: named one by one before anybody is placed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TypeVar

from models.challenge_job.preferences import Preferences, Ranking
from models.errors import BadPreferences
from models.frozen import Frozen

_It = TypeVar("_It", str, tuple[str, str])


class PreferenceFault(StrEnum):
    APPLICANT_TWICE = "applicant_twice"  # 応募が二つある
    POST_TWICE = "post_twice"  # 順位が二つある
    CHOICE_TWICE = "choice_twice"  # 同じ職を二度希望している
    RANKED_TWICE = "ranked_twice"  # 同じ人に二つの順位、または順位と不適
    NO_SEATS = "no_seats"  # 募集人数が0
    UNKNOWN_POST = "unknown_post"  # 募集にない職
    UNKNOWN_APPLICANT = "unknown_applicant"  # 応募していない人
    NOT_RANKED = "not_ranked"  # 順位も不適もない応募者
    TIE_LEFT = "tie_left"  # 同順位が残り、抽選の種がない


class PreferenceProblem(Frozen):
    """One thing to mend, at an application, at a post, or at both together; empty: at neither."""

    fault: PreferenceFault
    applicant_id: str = ""
    post_id: str = ""


def checked(preferences: Preferences) -> Preferences:
    """The same preferences. Raises :class:`BadPreferences` with all problems."""
    found = preference_problems(preferences)
    if found:
        raise BadPreferences(problems=found)
    return preferences


def preference_problems(preferences: Preferences) -> tuple[PreferenceProblem, ...]:
    """Each problem once, in the order of posts and applicants.

    An applicant whom a panel neither ranked nor found unsuitable is one too: silence, such as a
    panel member's illness, must not decide over anybody. Whom a panel ranked and who no longer
    names the post is none.
    """
    found = {*_of_choices(preferences), *_of_rankings(preferences), *_of_pairs(preferences)}
    return tuple(sorted(found, key=lambda it: (it.post_id, it.applicant_id, it.fault)))


def _of_choices(preferences: Preferences) -> Iterator[PreferenceProblem]:
    for who in _twice(it.applicant_id for it in preferences.choices):
        yield PreferenceProblem(fault=PreferenceFault.APPLICANT_TWICE, applicant_id=who)
    known = {it.post_id for it in preferences.rankings} | {*preferences.withdrawn_posts}
    named = [(it.applicant_id, post) for it in preferences.choices for post in it.posts]
    excluded = [(it.applicant_id, it.post_id) for it in preferences.exclusions]
    for who, post in _twice(named):
        yield _at(PreferenceFault.CHOICE_TWICE, who, post)
    for who, post in (*named, *excluded):
        if post not in known:
            yield _at(PreferenceFault.UNKNOWN_POST, who, post)


def _of_rankings(preferences: Preferences) -> Iterator[PreferenceProblem]:
    for post in _twice(it.post_id for it in preferences.rankings):
        yield PreferenceProblem(fault=PreferenceFault.POST_TWICE, post_id=post)
    known = {it.applicant_id for it in preferences.choices}
    for ranking in preferences.rankings:
        if ranking.seats < 1:
            yield PreferenceProblem(fault=PreferenceFault.NO_SEATS, post_id=ranking.post_id)
        seen = [*_ranked(ranking), *ranking.unsuitable]
        for who in _twice(seen):
            yield _at(PreferenceFault.RANKED_TWICE, who, ranking.post_id)
        for who in {*seen} - known:
            yield _at(PreferenceFault.UNKNOWN_APPLICANT, who, ranking.post_id)
    for it in preferences.exclusions:
        if it.applicant_id not in known:
            yield _at(PreferenceFault.UNKNOWN_APPLICANT, it.applicant_id, it.post_id)


def _of_pairs(preferences: Preferences) -> Iterator[PreferenceProblem]:
    """About those who name a post and may have it."""
    closed = {(it.applicant_id, it.post_id) for it in preferences.exclusions}
    applied: dict[str, set[str]] = {}
    for choice in preferences.choices:
        for post in choice.posts:
            if (choice.applicant_id, post) not in closed:
                applied.setdefault(post, set()).add(choice.applicant_id)
    for ranking in preferences.rankings:
        if ranking.post_id in preferences.withdrawn_posts:
            continue
        theirs = applied.get(ranking.post_id, set())
        for who in theirs - {*_ranked(ranking), *ranking.unsuitable}:
            yield _at(PreferenceFault.NOT_RANKED, who, ranking.post_id)
        if preferences.seed is None and any(len(theirs & {*it}) > 1 for it in ranking.ranked):
            yield PreferenceProblem(fault=PreferenceFault.TIE_LEFT, post_id=ranking.post_id)


def _at(fault: PreferenceFault, applicant_id: str, post_id: str) -> PreferenceProblem:
    return PreferenceProblem(fault=fault, applicant_id=applicant_id, post_id=post_id)


def _ranked(ranking: Ranking) -> list[str]:
    return [who for place in ranking.ranked for who in place]


def _twice(items: Iterable[_It]) -> list[_It]:
    return [it for it, times in Counter(items).items() if times > 1]
