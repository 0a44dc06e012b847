"""Paper 紙の代行入力: for staff without a mailbox a named clerk 庶務 of their own section enters what they wrote."""

from typing import Final

from models.evaluation.steps import Step
from models.ids import PersonId
from models.organisation import Organisation
from models.rights import Viewer
from models.roles import Office
from models.seating import seating

FROM_PAPER: Final = frozenset(
    {Step.DRAFT_GOALS, Step.CHANGE_GOALS, Step.DECLARE, Step.ACKNOWLEDGE, Step.COMPLAIN}
)
"""What the person does; evaluators have a desk. A clerk never reads a result while entering."""


def may_enter_for(viewer: Viewer, organisation: Organisation, person_id: str) -> bool:
    """Whether this clerk may enter from this person's paper: same section 課, no mailbox, not oneself."""
    person = organisation.person(PersonId(person_id))
    if person is None or person.has_mailbox or person_id == viewer.person_id:
        return False
    seats = seating(organisation, viewer.day).seats
    own, theirs = seats.get(viewer.person_id), seats.get(person_id)
    is_near = own is not None and theirs is not None and own.section.id == theirs.section.id
    return viewer.holds(Office.CLERK) and (is_near or viewer.is_hr)


def may_print_for(viewer: Viewer, organisation: Organisation, person_id: str) -> bool:
    """HR prints for everybody without a mailbox, a clerk for those of the own section."""
    person = organisation.person(PersonId(person_id))
    if viewer.is_hr:
        return person is not None and not person.has_mailbox
    return may_enter_for(viewer, organisation, person_id)
