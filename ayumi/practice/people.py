"""Whom one may be in the practice city 練習の顔ぶれ: first those with most to see, then the others."""

from collections.abc import Iterator, Sequence
from datetime import date

from api.frames import person_on
from api.views.frame import PracticePerson
from models.ids import PersonId
from models.organisation import Organisation
from models.people import Employment
from models.roles import Office

MOST = 120
WHY_OFFICE = {
    Office.HR_ADMIN: "人事課 管理",
    Office.HR_OPERATOR: "人事課",
    Office.COMPLAINT_DESK: "苦情相談の窓口",
    Office.AUDITOR: "監査",
    Office.CLERK: "庶務",
    Office.POSTING_DESK: "公募の担当",
    Office.POSTING_RESERVE: "公募の代わりの窓口",
}


def practice_people(organisation: Organisation, day: date) -> Sequence[PracticePerson]:
    """Everybody at work that day, up to 120: an employee, an evaluator and HR stand on top."""
    seen: dict[PersonId, str] = {}
    for who, why in (*_chosen(organisation, day), *_others(organisation, day)):
        seen.setdefault(who, why)
    return tuple(
        PracticePerson(id=who, person=person_on(organisation, who, day), why=why)
        for who, why in list(seen.items())[:MOST]
    )


def first_three(organisation: Organisation, day: date) -> dict[str, PersonId]:
    """An employee, that employee's first evaluator, and the head of HR: whom to sign in as first."""
    return {why: who for who, why in list(_chosen(organisation, day))[:3]}


def _chosen(organisation: Organisation, day: date) -> Iterator[tuple[PersonId, str]]:
    employee = _employee(organisation, day)
    if employee is not None:
        yield employee, "職員"
        above = organisation.superior(employee, day)
        if above is not None:
            yield above, f"一次評価者、{len(organisation.reports(above, day))}人"
    for office, why in WHY_OFFICE.items():
        yield from ((who, why) for who in organisation.office_holders(office, day)[:1])
    heads = [it.id for it in organisation.people_on(day) if it.employment is Employment.SPECIAL]
    yield from ((who, "特別職") for who in heads[:1])


def _employee(organisation: Organisation, day: date) -> PersonId | None:
    """Somebody below the evaluator who has most people, so that both have company."""
    evaluators = [it.id for it in organisation.people_on(day) if organisation.reports(it.id, day)]
    busiest = sorted(evaluators, key=lambda it: -len(organisation.reports(it, day)))
    for evaluator in busiest:
        for who in organisation.reports(evaluator, day):
            if _is_plain_employee(organisation, who, day):
                return who
    return None


def _is_plain_employee(organisation: Organisation, who: PersonId, day: date) -> bool:
    person = organisation.person(who)
    return (
        person is not None
        and person.employment is Employment.REGULAR
        and person.has_mailbox
        and person.hired_on < day.replace(year=day.year - 1)
        and organisation.on_duty(who, day)
        and not organisation.reports(who, day)
        and not organisation.offices_of(who, day)
    )


def _others(organisation: Organisation, day: date) -> Iterator[tuple[PersonId, str]]:
    for person in organisation.people_on(day):
        if organisation.on_duty(person.id, day):
            count = len(organisation.reports(person.id, day))
            yield person.id, f"評価者、{count}人" if count else ""
