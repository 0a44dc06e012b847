"""The partner 1on1の相手 of an employee on a day: somebody named for it while on duty, else by the pack."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from models.evaluators import evaluators
from models.ids import PersonId, SectionId
from models.organisation import Organisation
from models.policy.schema import Policy
from models.sections import LEVELS, SectionKind

_SECTION: Final = LEVELS[SectionKind.SECTION]


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
    return usual_partner(organisation, policy, employee_id, day)


def usual_partner(
    organisation: Organisation, policy: Policy, employee_id: PersonId, day: date
) -> PersonId | None:
    """The partner by the pack's chain, whoever was named besides."""
    chain = evaluators(organisation, employee_id, day, policy.evaluation.chain.value)
    return chain.holder(policy.one_on_one.partner.value)


def able_partners(organisation: Organisation, employee: PersonId, day: date) -> list[PersonId]:
    """To whom a series may be handed over 任せられる人: those of the same 課 who rank above the employee.

    On duty, the highest first; where the employee sits above every 課, those of the own section.
    """
    rank = organisation.rank(employee, day)
    found = {
        who
        for section in _sections_of_the_house(organisation, employee, day)
        for who in organisation.members(section, day)
        if organisation.on_duty(who, day) and organisation.rank(who, day) > rank
    }
    return sorted(found - {employee}, key=lambda who: _standing(organisation, who, day))


def _standing(organisation: Organisation, who: PersonId, day: date) -> tuple[int, str]:
    person = organisation.person(who)
    return -organisation.rank(who, day), person.number if person else ""


def _sections_of_the_house(
    organisation: Organisation, employee: PersonId, day: date
) -> Iterator[SectionId]:
    """The employee's 課 and the 係 below it."""
    own = organisation.section_of(employee, day)
    if own is None:
        return
    path = organisation.section_path(own.id, day)
    top = next((it for it in path if LEVELS[it.kind] <= _SECTION), own)
    for section in organisation.sections.values():
        if section.exists_on(day) and top in organisation.section_path(section.id, day):
            yield section.id
