"""What the page of a panel 審査員の用紙 shows: who is chosen, who was found, and to how many each closes the posting."""

from datetime import date
from typing import Final

from api.challenge_job.at_hand import PostingAtHand
from api.challenge_job.panel_typed import Chosen
from api.challenge_job.posting_words import posting_words
from api.hr.narrowing import matching
from api.views.campaign import PanelForm, PanelSeat
from models.challenge_job.days import Stage
from models.challenge_job.panel_choice import Interviews, closes_to, not_on_panel
from models.ids import PersonId
from models.people import LEAVE_WORDS
from models.seating import section_name
from models.tables.posting import PostingRow

FOUND_AT_MOST: Final = 20


def interviews_of(hand: PostingAtHand) -> Interviews:
    """When the panel has to be there: from the first interview until its order is due."""
    first = hand.campaign["interviews_from"]
    return Interviews(first=first, last=max(first, hand.campaign[Stage.RANKING_DUE]))


def panel_form(hand: PostingAtHand, posting: PostingRow, chosen: Chosen, query: str) -> PanelForm:
    """``query``: a name, its reading or a number; empty searches nothing."""
    size, organisation = hand.chapter.panel_size.value, hand.organisation
    found = [
        it
        for it in (matching(organisation, query) if query else ())
        if it.is_employed_on(hand.today) and it.id not in chosen.everybody
    ]
    found.sort(key=lambda it: it.name.sort_key)
    interviews = interviews_of(hand)
    everybody = [PersonId(it) for it in chosen.everybody]
    return PanelForm(
        posting=posting_words(organisation, hand.policy, posting.section_id, posting.content),
        size=size,
        members=tuple(_seat(hand, posting, it) for it in chosen.members),
        reserve=_seat(hand, posting, chosen.reserve) if chosen.reserve else None,
        wanting=max(size - len(chosen.members), 0) + (not chosen.reserve),
        closed_to=closes_to(organisation, everybody, listed_on(hand)) if everybody else 0,
        employed=len(organisation.people_on(listed_on(hand))),
        query=query,
        searched=bool(query),
        found=tuple(_seat(hand, posting, it.id) for it in found[:FOUND_AT_MOST]),
        more=max(len(found) - FOUND_AT_MOST, 0),
        interviews_from=interviews.first,
        interviews_to=interviews.last,
    )


def listed_on(hand: PostingAtHand) -> date:
    """The day whose organisation says to whom the posting is closed."""
    return hand.campaign[Stage.LISTED_ON]


def _seat(hand: PostingAtHand, posting: PostingRow, who: str) -> PanelSeat:
    person_id, organisation = PersonId(who), hand.organisation
    leave = organisation.on_leave(person_id, hand.today)
    fault = not_on_panel(organisation, person_id, interviews_of(hand), hand.today)
    section = section_name(organisation, who, hand.today)
    person = hand.person(who)
    return PanelSeat(
        person_id=who,
        person=person.model_copy(update={"section": section or person.section}),
        closed_to=closes_to(organisation, [person_id], listed_on(hand)),
        fault=fault or "",
        leave=LEAVE_WORDS[leave.kind] if leave else "",
        of_section=_is_of(hand, posting, person_id),
    )


def _is_of(hand: PostingAtHand, posting: PostingRow, who: PersonId) -> bool:
    section = hand.organisation.section_of(who, hand.today)
    path = hand.organisation.section_path(section.id, hand.today) if section else ()
    return posting.section_id in {it.id for it in path}
