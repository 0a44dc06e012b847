"""The partner 1on1の相手 of an employee on a day: somebody named for it while able to, else by the pack."""

from datetime import date
from typing import Final

from models.evaluators import evaluators
from models.ids import PersonId
from models.organisation import Organisation
from models.policy.schema import Policy
from models.sections import LEVELS, Section, SectionKind

_SECTION: Final = LEVELS[SectionKind.SECTION]


def partner_on(
    organisation: Organisation,
    policy: Policy,
    employee_id: PersonId,
    named: str | None,
    day: date,
) -> PersonId | None:
    """``named`` is the case's own partner, if there is one; None where the chain has nobody.

    A name counts while its bearer could be named: whoever moves to another 課, or is overtaken in
    rank, leaves the one behind to whom the series was handed.
    """
    if named and is_able(organisation, employee_id, PersonId(named), day):
        return PersonId(named)
    return usual_partner(organisation, policy, employee_id, day)


def usual_partner(
    organisation: Organisation, policy: Policy, employee_id: PersonId, day: date
) -> PersonId | None:
    """The partner by the pack's chain, whoever was named besides."""
    chain = evaluators(organisation, employee_id, day, policy.evaluation.chain.value)
    return chain.holder(policy.one_on_one.partner.value)


def is_able(organisation: Organisation, employee: PersonId, who: PersonId, day: date) -> bool:
    """Whether ``who`` is on duty in the employee's 課 that day, and ranks above the employee."""
    house, section = _house(organisation, employee, day), organisation.section_of(who, day)
    return (
        house is not None
        and section is not None
        and _lies_in(organisation, section, house, day)
        and organisation.on_duty(who, day)
        and organisation.rank(who, day) > organisation.rank(employee, day)
    )


def able_partners(organisation: Organisation, employee: PersonId, day: date) -> list[PersonId]:
    """To whom a series may be handed over 任せられる人, the highest first.

    Where the employee sits above every 課, those of the own section.
    """
    house = _house(organisation, employee, day)
    found = {
        who
        for section in organisation.sections.values()
        if section.exists_on(day) and house in organisation.section_path(section.id, day)
        for who in organisation.members(section.id, day)
        if is_able(organisation, employee, who, day)
    }
    return sorted(found, key=lambda who: _standing(organisation, who, day))


def _standing(organisation: Organisation, who: PersonId, day: date) -> tuple[int, str]:
    person = organisation.person(who)
    return -organisation.rank(who, day), person.number if person else ""


def _lies_in(organisation: Organisation, section: Section, house: Section, day: date) -> bool:
    """In the 課 or a 係 of it; what lies above every 課 has no other section within."""
    if LEVELS[house.kind] > _SECTION:
        return section == house
    return house in organisation.section_path(section.id, day)


def _house(organisation: Organisation, employee: PersonId, day: date) -> Section | None:
    """The employee's 課; the own section where that lies above every 課."""
    own = organisation.section_of(employee, day)
    if own is None:
        return None
    path = organisation.section_path(own.id, day)
    return next((it for it in path if LEVELS[it.kind] <= _SECTION), own)
