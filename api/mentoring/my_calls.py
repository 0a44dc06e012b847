"""Programmes of the year for which one may offer oneself 申出, or wish for a mentor 希望: by one's own word."""

from api import addresses
from api.security.arrivals import Arrival
from api.views.pairs import OpenCall
from models.fiscal_year import FiscalYear
from models.ids import PersonId
from models.mentoring.may_offer import may_be_for, who_may_guide
from models.mentoring.steps import Side
from models.policy.programme import Programme
from models.policy.schema import Policy
from models.queries.access_own_mentoring import OpenYear
from models.rights import Viewer


def open_call(
    own: OpenYear, policy: Policy, programme: Programme, viewer: Viewer, arrival: Arrival
) -> OpenCall | None:
    """What the viewer may say for the year, or has said; None where there is nothing to say.

    A word after the call 受付 has ended counts for whoever needs somebody in the middle of the year; after
    the year's last day there is nothing to say.
    """
    year = FiscalYear(own.cycle.fiscal_year)
    until, last = programme.days.day("call_to", year), programme.days.day("ends_on", year)
    offer, wish = own.standing(Side.MENTOR), own.standing(Side.MENTEE)
    if arrival.day > last:
        return None
    may_offer = may_guide(own, policy, programme, viewer, arrival)
    may_wish = may_wish_for(own, policy, programme, viewer, arrival)
    if not (offer or wish or may_offer or may_wish):
        return None
    return OpenCall(
        name=programme.name.value,
        period=year.label,
        mentor_word=programme.mentor_word.value,
        mentee_word=programme.mentee_word.value,
        until=until,
        is_late=arrival.day > until,
        may_offer=may_offer and offer is None,
        offers=offer is not None,
        was_named=offer is not None and offer.named_by is not None,
        may_wish=may_wish and wish is None,
        wishes=wish is not None,
        action=addresses.MY_MENTORING_OFFER.format(cycle_id=own.cycle.id),
        end_action=addresses.MY_MENTORING_OFFER_END.format(cycle_id=own.cycle.id),
    )


def may_guide(
    own: OpenYear, policy: Policy, programme: Programme, viewer: Viewer, arrival: Arrival
) -> bool:
    """Whether the programme's rules let the viewer guide; a training that is missing may come yet."""
    year, who = FiscalYear(own.cycle.fiscal_year), viewer.person_id
    may = who_may_guide(arrival.organisation, policy, programme, year, arrival.day, [who])
    return who in may


def may_wish_for(
    own: OpenYear, policy: Policy, programme: Programme, viewer: Viewer, arrival: Arrival
) -> bool:
    """Whether the programme looks after whoever wishes for it, and does not look after the viewer yet."""
    who = PersonId(viewer.person_id)
    return not own.has_case and may_be_for(
        arrival.organisation, policy, programme, arrival.day, who
    )
