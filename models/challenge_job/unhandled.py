"""Applications that would reach nobody 扱う窓口のない職員: whom neither desk of open posting sees.

A desk 公募の担当 sees nobody in the line of one of its holders, and no holder of either office sees the own
line. Who stands in the lines of both is handled by nobody. By offices and organisation alone: it is the
same whoever applies, and can be said before anybody does.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from models.challenge_job.closed_posts import closed_to
from models.challenge_job.eligibility import Rule, eligibility
from models.frozen import Frozen
from models.ids import PersonId
from models.organisation import Organisation
from models.policy.schema import Policy
from models.roles import Office

_NEVER: Final = frozenset({Rule.IN_SERVICE, Rule.EMPLOYMENT, Rule.SECONDMENT, Rule.BAND})
"""Whom the pack's scheme is not made for; everybody else may apply one day, or be admitted."""


class Unhandled(Frozen):
    """Who is missing at the desks, and of whom an application would reach nobody.

    ``people`` stand between the desks; without a desk on duty nobody's application reaches anybody.
    """

    without_desk: bool = False
    without_reserve: bool = False
    people: tuple[PersonId, ...] = ()

    def __bool__(self) -> bool:
        return self.without_desk or self.without_reserve or bool(self.people)


def unhandled(organisation: Organisation, policy: Policy, day: date) -> Unhandled:
    """As of the day, in ascending order. A holder who is on leave keeps the own line from the desk, and handles none."""
    of_reserve = closed_to(organisation, frozenset(_holders(organisation, day)), day)
    reserves = organisation.office_holders(Office.POSTING_RESERVE, day)
    between = of_reserve.intersection(*(closed_to(organisation, [it], day) for it in reserves))
    return Unhandled(
        without_desk=not organisation.office_holders(Office.POSTING_DESK, day),
        without_reserve=not reserves,
        people=tuple(sorted(it for it in between if _may_one_day(organisation, policy, it, day))),
    )


def _holders(organisation: Organisation, day: date) -> Iterator[PersonId]:
    for it in organisation.offices:
        if it.office is Office.POSTING_DESK and it.holds_on(day):
            yield it.person_id


def _may_one_day(
    organisation: Organisation, policy: Policy, person_id: PersonId, day: date
) -> bool:
    if not organisation.employed(person_id, day):
        return False
    reasons = eligibility(organisation, policy, person_id, None).reasons
    return not any(it.rule in _NEVER for it in reasons)
