"""The partner 1on1の相手 of an employee on a day: somebody named for it while on duty, else by the pack."""

from datetime import date

from models.evaluators import evaluators
from models.ids import PersonId
from models.organisation import Organisation
from models.policy.schema import Policy


def partner_on(
    organisation: Organisation,
    policy: Policy,
    employee_id: PersonId,
    named: str | None,
    day: date,
) -> PersonId | None:
    """``named`` is the case's own partner, if there is one; None where the chain has nobody."""
    if named and organisation.on_duty(PersonId(named), day):
        return PersonId(named)
    chain = evaluators(organisation, employee_id, day, policy.evaluation.chain.value)
    return chain.holder(policy.one_on_one.partner.value)
