"""The evaluator chain 評価者: who rates whom, as of a day, by the rule of the policy pack.

Whoever rates stands higher in rank than the person rated. So nobody rates himself, and no two people
rate each other, in every organisation and for every role; a vacancy falls to the next level up, as the
municipal rules have it (浪江町, 室戸市). Who cannot be found is None: the matter goes to HR.
"""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Final

from pydantic import model_validator

from models.frozen import Frozen
from models.ids import PersonId
from models.organisation import Organisation
from models.roles import Role
from models.sections import LEVELS, Post, SectionKind

CHAIN_ROLES: Final = (
    Role.FIRST_EVALUATOR,
    Role.SECOND_EVALUATOR,
    Role.ASSISTANT_EVALUATOR,
    Role.ADJUSTER,
    Role.CONFIRMER,
)
"""The roles a chain fills, in the order in which people are looked for."""

_MAY_DOUBLE: Final = frozenset({Role.ADJUSTER, Role.CONFIRMER})


class Seat(Frozen):
    """How one role is found; exactly one of the three is given.

    ``level``: the n-th person upward in the line (1 is the superior). ``head_of``: the nearest head
    of a section of that kind or above. ``post``: the holder of the post with that code or title
    (``総務部長``); if vacant, or not above the person, the next level up from that post.
    """

    level: int | None = None
    head_of: SectionKind | None = None
    post: str | None = None

    @model_validator(mode="after")
    def _one_of_three(self) -> "Seat":
        if sum(it is not None for it in (self.level, self.head_of, self.post)) != 1:
            raise ValueError("give exactly one of level, head_of, post")
        if self.level is not None and self.level < 1:
            raise ValueError("level begins at 1, the superior")
        return self


class ChainRule(Frozen):
    """The chain of a policy pack; a role without a seat does not exist in that city."""

    first_evaluator: Seat = Seat(level=1)
    second_evaluator: Seat | None = Seat(level=2)
    assistant_evaluator: Seat | None = None
    adjuster: Seat | None = None
    confirmer: Seat | None = None

    def seat(self, role: Role) -> Seat | None:
        """The seat of a role, None for roles that no chain fills."""
        return getattr(self, role.value) if role in CHAIN_ROLES else None


class Chain(Frozen):
    """Who fills which role for one person on one day."""

    first_evaluator: PersonId | None = None
    second_evaluator: PersonId | None = None
    assistant_evaluator: PersonId | None = None
    adjuster: PersonId | None = None
    confirmer: PersonId | None = None

    def holder(self, role: Role) -> PersonId | None:
        """The person in that role; None for an unfilled role and for roles that no chain fills."""
        return getattr(self, role.value) if role in CHAIN_ROLES else None

    def by_role(self) -> dict[Role, PersonId | None]:
        return {role: self.holder(role) for role in CHAIN_ROLES}

    def roles_of(self, person_id: PersonId) -> frozenset[Role]:
        return frozenset(role for role in CHAIN_ROLES if self.holder(role) == person_id)


def evaluators(
    organisation: Organisation,
    person_id: PersonId,
    day: date,
    rule: ChainRule,
    *,
    barred: Collection[PersonId] = (),
) -> Chain:
    """Finds the chain of one person as of ``day``; ``barred`` are declared relatives and the like.

    First, second and assistant are three different people. Adjuster and confirmer are others as far
    as there are any; at the top of the house the highest left takes both roles, never the first's.
    """
    rank = organisation.rank(person_id, day)
    found: dict[Role, PersonId] = {}
    for role in CHAIN_ROLES:
        seat = rule.seat(role)
        if seat is None:
            continue
        able = [
            who
            for who in _candidates(organisation, person_id, day, seat)
            if who not in barred and organisation.rank(who, day) > rank
        ]
        chosen = next((who for who in able if who not in found.values()), None)
        if chosen is None and role in _MAY_DOUBLE:
            chosen = next(
                (who for who in reversed(able) if who != found.get(Role.FIRST_EVALUATOR)), None
            )
        if chosen is not None:
            found[role] = chosen
    return Chain(**{role.value: who for role, who in found.items()})


def _candidates(
    organisation: Organisation, person_id: PersonId, day: date, seat: Seat
) -> Iterator[PersonId]:
    """The people for a seat, best first, without looking at rank and double roles."""
    if seat.post is not None:
        yield from _of_post(organisation, person_id, day, seat.post)
        return
    line = list(organisation.chain(person_id, day))
    if seat.level is not None:
        yield from (who for who, _ in line[seat.level - 1 :])
    elif seat.head_of is not None:
        least = LEVELS[seat.head_of]
        yield from (who for who, post in line if _level(organisation, post) >= least)


def _of_post(
    organisation: Organisation, person_id: PersonId, day: date, named: str
) -> Iterator[PersonId]:
    for post in organisation.posts_named(named):
        yield from (who for who in organisation.holders(post.id, day) if who != person_id)
        yield from (who for who, _ in organisation.chain_from(post, day, without=person_id))


def _level(organisation: Organisation, post: Post) -> int:
    section = organisation.sections.get(post.section_id)
    return LEVELS[section.kind] if section else 0
