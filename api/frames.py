"""Makes the frame 枠 of a page from who has come: name, post, the places that are open to them."""

from datetime import date

from starlette.requests import Request

from api.parts import AppParts, parts_of
from api.security.arrivals import Arrival
from api.views.frame import Frame, Place
from api.views.person import Person
from models.ids import PersonId
from models.organisation import Organisation
from models.rights import Viewer
from models.roles import Office
from models.sign_in import RULE

_DUTIES = frozenset(
    {
        Office.AUDITOR,
        Office.COMPLAINT_DESK,
        Office.CLERK,
        Office.POSTING_DESK,
        Office.POSTING_RESERVE,
    }
)


async def frame_of(request: Request, arrival: Arrival) -> Frame:
    """The frame for this person on this business day."""
    parts = parts_of(request)
    viewer = arrival.viewer
    who = viewer.person_id if viewer else None
    return Frame(
        city=parts.house.city,
        contact=parts.house.contact,
        today=arrival.day,
        viewer=person_on(arrival.organisation, who, arrival.day) if who else None,
        places=_places(arrival.organisation, viewer) if viewer else (),
        can_search=viewer is not None and viewer.is_hr,
        practice=await parts.practice.bar(who) if parts.practice else None,
        session_ends_in_seconds=_seconds_left(parts, arrival),
    )


def person_on(organisation: Organisation, person_id: PersonId, day: date) -> Person:
    """The person as pages name them; a head is called by the post, everybody else さん."""
    person = organisation.person(person_id)
    post = organisation.main_post(person_id, day)
    section = organisation.section_of(person_id, day)
    return Person(
        name=person.name.full if person else "",
        title=post.title if post and post.is_head else "",
        post=post.title if post else "",
        section=section.name if section else "",
    )


def _places(organisation: Organisation, viewer: Viewer) -> tuple[Place, ...]:
    has_people = bool(organisation.reports(viewer.person_id, viewer.day))
    places = [Place.MY_TASKS, Place.MY_RECORD]
    if has_people or viewer.offices & _DUTIES:
        places.append(Place.MY_PEOPLE)
    if viewer.is_hr:
        places.append(Place.HR)
    return (*places, Place.RULE_BOOK)


def _seconds_left(parts: AppParts, arrival: Arrival) -> int | None:
    if arrival.session is None:
        return None
    left = min(RULE.idle, arrival.session.ends_at - parts.now())
    return max(int(left.total_seconds()), 1)
