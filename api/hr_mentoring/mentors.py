"""Those who guide, or offered to 引き受ける職員の一覧: how many mentees each has, and who was never asked."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk
from api.hr_mentoring.at_hand import ProgrammeAtHand, programme_at_hand
from api.i18n.catalogue import translations
from api.i18n.hr_mentoring_words import LOAD, MENTOR_LISTS
from api.paging import page_of
from api.parts import parts_of
from api.show import show
from api.views.frame import Language, Place
from api.views.hr_mentoring import MentorLine, MentorNames
from api.views.person import Link
from models.ids import PersonId
from models.mentoring.standing import loads, never_asked
from models.mentoring.steps import Side
from models.queries.access_hr_mentoring_people import offers_for_hr, trainings
from models.tables.mentoring import MentoringOfferRow

router = APIRouter()
What = Literal["all", "with", "full", "never"]


@router.get(addresses.HR_MENTORING_MENTORS)
async def mentors(
    request: Request,
    viewer: AtTheHrDesk,
    cycle_id: str,
    what: What = "all",
    mentees: Annotated[int, Query(ge=0, le=1000)] = 0,
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Response:
    """Those with most mentees first; ``mentees``: who has exactly so many."""
    async with parts_of(request).database.reading() as session:
        hand = await programme_at_hand(request, session, viewer, cycle_id)
        offers = await offers_for_hr(session, viewer, cycle_id)
        trained = {it.person_id: it.held_on for it in reversed(await trainings(session, viewer))}
    offered = {it.person_id: it for it in offers if it.side == Side.MENTOR}
    lines = [
        it
        for it in _lines(hand, offered, trained)
        if _is_asked(it, what) and mentees in (0, it.mentees)
    ]

    def at(which: str, **asked: int) -> str:
        return hand.path(addresses.HR_MENTORING_MENTORS, what=which, **asked)

    shown, paging = page_of(lines, page, at(what, mentees=mentees))
    say = translations(Language(hand.desk.arrival.language)).gettext
    names = MentorNames(
        head=hand.head,
        what=say(LOAD) % {"count": mentees} if mentees else say(MENTOR_LISTS[what]),
        filters=tuple(
            Link(words=say(words), href="" if it == what and not mentees else at(it))
            for it, words in MENTOR_LISTS.items()
        ),
        lines=tuple(shown),
        total=len(lines),
        paging=paging,
    )
    return await show(request, "hr_mentoring/mentors.html", place=Place.HR, names=names)


def _lines(
    hand: ProgrammeAtHand,
    offered: Mapping[str, MentoringOfferRow],
    trained: Mapping[str, date],
) -> Iterator[MentorLine]:
    per_mentor, never = loads(hand.mentees), never_asked(offered, hand.mentees)
    for who in _in_order(hand, {*per_mentor, *offered}, per_mentor):
        offer = offered.get(who)
        yield MentorLine(
            person=hand.desk.person(who),
            mentees=per_mentor.get(who, 0),
            at_most=hand.programme.may_guide.at_most.value,
            offered=("head" if offer.named_by else "own") if offer else "",
            trained_on=trained.get(who),
            never_asked=who in never,
        )


def _in_order(
    hand: ProgrammeAtHand, people: set[str], per_mentor: Mapping[str, int]
) -> Sequence[str]:
    known = hand.desk.arrival.organisation.people
    return sorted(people, key=lambda who: (-per_mentor.get(who, 0), known[PersonId(who)].number))


def _is_asked(line: MentorLine, what: What) -> bool:
    match what:
        case "with":
            return line.mentees > 0
        case "full":
            return line.mentees >= line.at_most
        case "never":
            return line.never_asked
        case _:
            return True
