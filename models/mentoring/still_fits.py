"""Whether a pair may go on 組の継続: what an order 発令 in the middle of the year may bring about.

What was a matter of choosing, such as years of service or a training, stays as it was decided.
"""

from collections.abc import Collection
from datetime import date

from models.evaluators import evaluators
from models.ids import PersonId
from models.mentoring.hard_rules import HardRule
from models.mentoring.pair import EndReason
from models.organisation import Organisation
from models.people import Employment
from models.policy.programme import Programme, SectionRule
from models.policy.schema import Policy
from models.seating import seating


def why_not(
    organisation: Organisation,
    policy: Policy,
    programme: Programme,
    mentee_id: PersonId,
    mentor_id: PersonId,
    day: date,
    let_go: Collection[str] = (),
) -> EndReason | None:
    """Why the two may be a pair no more on the day; None while they may.

    ``let_go``: the rules HR let go for the two (``HardRule``); of those only the sections' may come up here.
    """
    terms = organisation.terms(mentor_id, day)
    is_out = terms is not None and terms.employment is Employment.SECONDED_OUT
    if is_out or not organisation.employed(mentor_id, day):
        return EndReason.MENTOR_LEFT
    if organisation.on_leave(mentor_id, day):
        return EndReason.MENTOR_AWAY
    if is_in_line(organisation, policy, mentee_id, mentor_id, day):
        return EndReason.IN_LINE
    if HardRule.SECTION in let_go:
        return None
    return _section(organisation, programme, mentee_id, mentor_id, day)


def is_in_line(
    organisation: Organisation, policy: Policy, one: PersonId, other: PersonId, day: date
) -> bool:
    """Whether one of the two evaluates the other, or stands in the line above (T06)."""
    rule = policy.evaluation.chain.value
    return (
        other in organisation.superiors(one, day)
        or one in organisation.superiors(other, day)
        or other in evaluators(organisation, one, day, rule).by_role().values()
        or one in evaluators(organisation, other, day, rule).by_role().values()
    )


def _section(
    organisation: Organisation,
    programme: Programme,
    mentee_id: PersonId,
    mentor_id: PersonId,
    day: date,
) -> EndReason | None:
    seats = seating(organisation, day).seats
    mentees, mentors = seats.get(mentee_id), seats.get(mentor_id)
    is_same = mentees is not None and mentors is not None and mentees.section == mentors.section
    match programme.may_guide.section.value:
        case SectionRule.OTHER if is_same:
            return EndReason.SAME_SECTION
        case SectionRule.SAME if not is_same:
            return EndReason.OTHER_SECTION
    return None
