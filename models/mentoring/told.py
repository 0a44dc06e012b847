"""What the book tells of a programme's year 台帳の事実 before a plan is made, and the question 問い made of it."""

from collections.abc import Collection, Mapping
from datetime import date

from pydantic import Field

from models.frozen import Frozen
from models.mentoring.allowance import KeptAllowance
from models.mentoring.from_organisation import mentees_of, mentors_of
from models.mentoring.question import Pair, Question
from models.mentoring.rules import rules_of
from models.mentoring.wishes import Offer, Wishes
from models.organisation import Organisation
from models.policy.programme import Programme
from models.policy.schema import Policy


class Told(Frozen):
    """Who waits, what both sides told, what is taken, and which pairs did not come about or were changed."""

    waiting: dict[str, str] = Field(default_factory=dict)
    """By the mentee's case, the person who waits for a mentor."""
    wishes: dict[str, Wishes] = Field(default_factory=dict)
    offers: dict[str, Offer] = Field(default_factory=dict)
    """By person; whoever is not here has neither offered nor refused, and has no mentee yet."""
    offered: frozenset[str] = frozenset()
    """Who has offered or was named as mentor, and has not withdrawn."""
    refused: tuple[Pair, ...] = ()
    again: frozenset[str] = frozenset()
    """Cases of those who wait and had a pair in this year that did not come about, was changed or ended."""

    @property
    def case_of(self) -> dict[str, str]:
        """By person who waits, the case."""
        return {person: case for case, person in self.waiting.items()}


class Asked(Frozen):
    """What HR decides before a plan is made. ``locked`` and ``allowed`` are by case, as drafts keep them."""

    seed: int
    offered_only: bool = False
    locked: dict[str, str] = Field(default_factory=dict)
    allowed: dict[str, KeptAllowance] = Field(default_factory=dict)
    """Of locked pairs: against which rules they stand, and why."""


class Span(Frozen):
    """From when to when the pairs of the plan would last 実施期間."""

    first: date
    last: date


def question_of(
    told: Told,
    organisation: Organisation,
    policy: Policy,
    programme: Programme,
    span: Span,
    asked: Asked,
) -> Question:
    """The question as of the day the pairs would begin. Locks of somebody who is gone are left out.

    Whom HR has locked, and whom a mentee who may choose would like, is asked with those who offered,
    whether or not they did.
    """
    waiting = {*told.waiting.values()}
    wished = _wished(told, waiting) if programme.mentee_chooses else frozenset()
    mentees = mentees_of(
        organisation, policy, programme, span.first, wishes=told.wishes, only=waiting
    )
    mentors = mentors_of(
        organisation,
        policy,
        programme,
        span.first,
        span.last,
        wishes=told.wishes,
        offers=told.offers,
        only=told.offered | wished | {*asked.locked.values()} if asked.offered_only else None,
    )
    here = {it.person_id for it in mentees}, {it.person_id for it in mentors}
    return Question(
        mentees=mentees,
        mentors=mentors,
        rules=rules_of(programme),
        locked=pairs_here(told, asked.locked, *here),
        forbidden=tuple(it for it in told.refused if it.mentee_id in waiting),
        excepted=tuple(
            it.excepted(told.waiting[case])
            for case, it in sorted(asked.allowed.items())
            if case in told.waiting and asked.locked.get(case) == it.mentor_id
        ),
        seed=asked.seed,
    )


def _wished(told: Told, waiting: Collection[str]) -> frozenset[str]:
    """Whom those who wait would like as mentor."""
    return frozenset[str]().union(*(told.wishes[it].wished for it in waiting if it in told.wishes))


def pairs_here(
    told: Told, by_case: Mapping[str, str], mentees: Collection[str], mentors: Collection[str]
) -> tuple[Pair, ...]:
    """The pairs of a draft whose two people are still in question."""
    found = (
        Pair(mentee_id=told.waiting.get(case, ""), mentor_id=mentor)
        for case, mentor in sorted(by_case.items())
    )
    return tuple(it for it in found if it.mentee_id in mentees and it.mentor_id in mentors)
