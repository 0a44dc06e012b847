"""Nobody rates the same person twice 評価者の重複なし: whom a rating passes over, be it a deputy or after a change.

The chain names different people each day it is asked; a case lasts a year. So whoever has rated as
deputy 代理 is left out of the other roles afterwards, and whoever is in the chain is no deputy in it.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Final

from models.evaluation.steps import Step
from models.evaluators import ChainRule, evaluators
from models.ids import PersonId
from models.organisation import Organisation
from models.roles import Role
from models.steps import AnyStep

RATINGS: Final[Mapping[AnyStep, Role]] = {
    Step.ASSIST: Role.ASSISTANT_EVALUATOR,
    Step.RATE_FIRST: Role.FIRST_EVALUATOR,
    Step.RATE_SECOND: Role.SECOND_EVALUATOR,
}
"""The steps in which somebody is rated, with whose they are."""

_AFTERWARDS: Final = (Step.ADJUST, Step.CONFIRM)
RATED_BEFORE: Final = frozenset({*RATINGS, *_AFTERWARDS})
"""The steps that ask who has rated already."""

Rated = Mapping[Role, Collection[PersonId]]
"""Who has submitted a rating of one case, by role."""


def passed_over(step: AnyStep, rated: Rated) -> frozenset[PersonId]:
    """Who may not do the step: the other roles' raters, and the first's where it is adjusted or confirmed."""
    others = {Role.FIRST_EVALUATOR} if step in _AFTERWARDS else set(RATINGS.values())
    if step not in RATED_BEFORE:
        others = set()
    return frozenset(who for role in others - {RATINGS.get(step)} for who in rated.get(role, ()))


def deputy(
    organisation: Organisation,
    holder: PersonId,
    person_id: PersonId,
    step: Step,
    day: date,
    rule: ChainRule,
    rated: Rated,
) -> PersonId | None:
    """The next level up from ``holder`` who may do the step for ``person_id``; None: HR decides.

    An interview or the goals may fall to whoever rates later; a rating to nobody in the same chain.
    """
    barred = {person_id, *passed_over(step, rated)}
    if role := RATINGS.get(step):
        chain = evaluators(organisation, person_id, day, rule)
        barred |= {who for one, who in chain.by_role().items() if who and one is not role}
    return next((who for who in organisation.superiors(holder, day) if who not in barred), None)
