"""Why the book itself ends a case 終了: by HR's word, or by an order 発令 after which its person is in it no more."""

from datetime import date

from activities.turning import Turning
from models.acts import Act
from models.ids import PersonId
from models.one_on_one.selection import is_in_scope
from models.people import Employment
from models.tables.case import CaseState


def why_ended(turning: Turning) -> str:
    """Why the book itself ends the case with this page; empty when it goes on."""
    act, case = turning.page.cause.act, turning.case
    if case.state == CaseState.CLOSED:
        return ""
    if act is Act.END:
        return "ended_by_hr"
    if act is not Act.ORDER or not case.person_id:
        return ""
    today, person = turning.world.today(case), PersonId(case.person_id)
    if not turning.world.organisation.employed(person, today):
        return "left"
    if turning.is_series:
        return _ends_series(turning, person, today)
    if turning.is_pair:
        terms = turning.world.organisation.terms(person, today)
        return "seconded" if terms and terms.employment is Employment.SECONDED_OUT else ""
    if turning.is_application:
        return ""
    leave = turning.world.organisation.on_leave(person, today)
    if leave and (leave.to_day is None or leave.to_day >= turning.year.last):
        return "on_leave"
    return ""


def _ends_series(turning: Turning, person: PersonId, today: date) -> str:
    """With a secondment 出向 to elsewhere; it waits for the return from a leave, whenever that is."""
    organisation, policy = turning.world.organisation, turning.world.rules_of(turning.case).policy
    return "" if is_in_scope(organisation, policy, person, today) else "seconded"
