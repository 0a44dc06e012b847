"""Small invented organisations 無作為の組織: a plan for each, orders in its middle, and every pair looked at anew.

What a pair may not be is asked of the organisation itself, not of the values the plan was made from.
``looked_at`` is one of them; the proof looks at ten thousand, the tests at some hundred.
"""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from bench.mentors_broken import Asked, Told, of_mentor, of_people, of_room
from bench.mentors_orders import after_orders
from bench.mentors_organisation import any_organisation
from models.fiscal_year import FiscalYear
from models.ids import PersonId
from models.mentoring.assignment import assign
from models.mentoring.from_organisation import mentees_of, mentors_of
from models.mentoring.plan_checks import prove
from models.mentoring.question import Question
from models.mentoring.rules import rules_of
from models.mentoring.still_fits import why_not
from models.mentoring.wishes import Offer, Wishes
from models.policy.loader import load_policy
from models.policy.programme import Programme
from models.policy.schema import Policy

YEAR: Final = FiscalYear(2026)
_CITIES: Final = ("aizuwakamatsu", "kofu", "osaki", "takasaki")
_POLICIES: Final = Path(__file__).parents[1] / "policies"


class Seen(NamedTuple):
    """What was found in one organisation; each line of ``broken`` names the pair and what it breaks."""

    pairs: int
    ended: int
    """Pairs the orders ended."""
    again: int
    """Pairs made after the orders."""
    broken: tuple[str, ...]


def looked_at(seed: int) -> Seen:
    """One organisation's programme: the plan, orders half way, and a plan for whoever lost a mentor."""
    rng = Random(seed)
    asked = _asked(rng)
    pairs, complaints = _planned(asked, frozenset(), {})
    middle = asked.day + (asked.last - asked.day) // 2
    moved = after_orders(rng, asked.organisation, middle)
    later = asked._replace(organisation=moved, day=middle)
    kept = {who: guide for who, guide in pairs.items() if _goes_on(later, who, guide)}
    lost = frozenset(pairs.keys() - kept.keys())
    new, more = _planned(later, lost, kept) if lost else ({}, [])
    complaints += more
    for who, guide in kept.items():
        complaints += [f"kept {who}-{guide}: {it}" for it in of_people(later, who, guide)]
    return Seen(len(pairs), len(lost), len(new), tuple(complaints))


def _asked(rng: Random) -> Asked:
    policy, programme = rng.choice(_programmes())
    organisation = any_organisation(rng)
    rules = rules_of(programme).model_copy(
        update={
            "worst_pair_first": rng.random() < 0.5,
            "per_section_at_most": rng.choice((None, 1, 2)),
            "trained": rng.random() < 0.2,
            "years_since_hire": rng.choice((0, 2, 3, 5)),
            "years_in_section": rng.choice((0, 0, 1)),
            "at_most": rng.randint(1, 2),
            "same_job_family": rng.random() < 0.2,
        }
    )
    people = [str(it) for it in organisation.people]
    told = Told(
        {who: _wishes(rng, people) for who in people if rng.random() < 0.6},
        {
            who: Offer(
                trained=rng.random() < 0.6, willing=rng.random() < 0.95, capacity=rng.randint(1, 2)
            )
            for who in people
        },
    )
    first, last = (programme.days.day(it, YEAR) for it in ("starts_on", "ends_on"))
    return Asked(organisation, policy, programme, rules, first, last, told)


@cache
def _programmes() -> list[tuple[Policy, Programme]]:
    policies = [load_policy(city, int(YEAR), _POLICIES) for city in _CITIES]
    return [(policy, one) for policy in policies for one in policy.programmes]


def _wishes(rng: Random, people: list[str]) -> Wishes:
    others = {name: frozenset(it for it in people if rng.random() < 0.04) for name in ("a", "k")}
    return Wishes(avoided=others["a"], kin=others["k"], place=rng.choice(("", "本庁舎", "支所")))


def _planned(
    asked: Asked, only: frozenset[str], kept: Mapping[str, str]
) -> tuple[dict[str, str], list[str]]:
    """The pairs of a plan, and all that is against them; ``kept`` take their places already."""
    held = Counter(kept.values())
    offers = {
        who: it.model_copy(update={"taken": held[who], "taken_here": held[who]})
        for who, it in asked.told.offers.items()
    }
    wishes = asked.told.wishes
    question = Question(
        mentees=mentees_of(
            asked.organisation,
            asked.policy,
            asked.programme,
            asked.day,
            wishes=wishes,
            only=only or None,
        ),
        mentors=mentors_of(
            *(asked.organisation, asked.policy, asked.programme, asked.day, asked.last),
            wishes=wishes,
            offers=offers,
        ),
        rules=asked.rules,
        seed=len(wishes),
    )
    if not question.mentors:
        return {}, []
    plan = assign(question)
    pairs = plan.mentor_of()
    found = [] if prove(question, plan).sound else ["the proof is not sound"]
    for who, guide in pairs.items():
        reasons = (*of_people(asked, who, guide), *of_mentor(asked, guide))
        found += [f"{who}-{guide}: {it}" for it in reasons]
    return pairs, [*found, *of_room(asked, Counter({**kept, **pairs}.values()), {*pairs.values()})]


def _goes_on(asked: Asked, who: str, guide: str) -> bool:
    one, other = PersonId(who), PersonId(guide)
    if not asked.organisation.on_duty(one, asked.day):
        return False
    reason = why_not(asked.organisation, asked.policy, asked.programme, one, other, asked.day)
    return reason is None
