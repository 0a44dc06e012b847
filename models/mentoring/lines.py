"""Who stands in whose evaluation line 評価の系統: nobody guides whom they rate, lead, or are rated by (T06)."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from models.challenge_job.closed_posts import in_line
from models.evaluators import ChainRule, evaluators
from models.organisation import Organisation


@lru_cache(maxsize=4)
def lines(organisation: Organisation, rule: ChainRule, day: date) -> Mapping[str, frozenset[str]]:
    """By person employed on the day, everybody in the line above or below them.

    The chain of evaluators both ways, with all its roles, and every head at any distance: who is on
    leave or next in line today may rate tomorrow. Worked out once per organisation, rule and day.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for person in organisation.people_on(day):
        chain = evaluators(organisation, person.id, day, rule).by_role().values()
        above = {str(it) for it in chain if it is not None}
        found[person.id] |= above | in_line(organisation, person.id, day)
        for who in above:
            found[who].add(person.id)
    return {who: frozenset(others - {who}) for who, others in found.items()}
