"""The names behind a programme's figures 支援を受ける職員の一覧: who has which mentor since when, and the days of talks."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk
from api.hr.talk_pictures import rows_of
from api.hr_mentoring.at_hand import ProgrammeAtHand, programme_at_hand
from api.i18n.catalogue import translations
from api.i18n.hr_mentoring_words import ALL_SECTIONS, LISTS
from api.paging import page_of
from api.parts import parts_of
from api.show import show
from api.views.frame import Language, Place
from api.views.hr_mentoring import MenteeLine, MenteeNames
from api.views.person import Link
from models.ids import SectionId
from models.mentoring.standing import WAITS, MenteeFact, Standing
from models.one_on_one.talk import TalkState

router = APIRouter()
What = Literal["all", "waiting", "quiet", "running", "asked", "again", "never", "over"]
_WAYS = ("all", "running", "asked", "waiting", "quiet", "over")


@dataclass(frozen=True)
class NamesAsked:
    """Which list, of which section, out of the address."""

    what: str = "all"
    section: str = ""

    def address(self, hand: ProgrammeAtHand, **changes: Any) -> str:
        return hand.path(addresses.HR_MENTORING_NAMES, **asdict(replace(self, **changes)))


def _asked(what: What = "all", section: Annotated[str, Query(max_length=64)] = "") -> NamesAsked:
    return NamesAsked(what, section)


@router.get(addresses.HR_MENTORING_NAMES)
async def mentees(
    request: Request,
    viewer: AtTheHrDesk,
    cycle_id: str,
    asked: Annotated[NamesAsked, Depends(_asked)],
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Response:
    """One list of mentees, by employee number."""
    async with parts_of(request).database.reading() as session:
        hand = await programme_at_hand(request, session, viewer, cycle_id)
    found = [it for it in hand.mentees if _is_asked(hand, it, asked)]
    shown, paging = page_of(found, page, asked.address(hand))
    say = translations(Language(hand.desk.arrival.language)).gettext
    section = hand.desk.arrival.organisation.sections.get(SectionId(asked.section))
    names = MenteeNames(
        head=hand.head,
        title=say(LISTS[asked.what]),
        section=section.name if section else "",
        filters=tuple(
            Link(
                words=say(LISTS[it]), href="" if it == asked.what else asked.address(hand, what=it)
            )
            for it in _WAYS
        ),
        sections=tuple(_sections(hand, asked)),
        lines=tuple(mentee_line(hand, it) for it in shown),
        total=len(found),
        paging=paging,
    )
    return await show(request, "hr_mentoring/names.html", place=Place.HR, names=names)


def _is_asked(hand: ProgrammeAtHand, mentee: MenteeFact, asked: NamesAsked) -> bool:
    if asked.section and not hand.desk.view.seating.is_in(mentee.person_id, asked.section):
        return False
    match asked.what:
        case "all":
            return True
        case "waiting":
            return mentee.standing in WAITS
        case "quiet":
            return mentee in hand.gone_quiet
        case _:
            return mentee.standing is Standing(asked.what)


def _sections(hand: ProgrammeAtHand, asked: NamesAsked) -> Iterator[Link]:
    """All of them first: the way back; then each section in which there is a mentee."""
    say = translations(Language(hand.desk.arrival.language)).gettext
    everywhere = asked.address(hand, section="") if asked.section else ""
    yield Link(words=say(ALL_SECTIONS), href=everywhere)
    for row, _ in rows_of(hand.desk, {it.person_id for it in hand.mentees}):
        is_this = row.id == asked.section
        yield Link(words=row.name, href="" if is_this else asked.address(hand, section=row.id))


def mentee_line(hand: ProgrammeAtHand, mentee: MenteeFact) -> MenteeLine:
    """Days of talks only: the last that was held, and the next that is fixed."""
    pair, talk_times = mentee.living or mentee.last, hand.talk_times.get(mentee.case_id, ())
    day_of, now = hand.desk.days.local_day, hand.desk.arrival.now
    held = [day_of(it.starts_at) for it in talk_times if it.state is TalkState.HELD]
    ahead = [day_of(it.starts_at) for it in talk_times if it.starts_at > now]
    return MenteeLine(
        person=hand.desk.person(mentee.person_id),
        standing=mentee.standing,
        mentor=hand.desk.person(pair.mentor_id) if pair else None,
        since=pair.started_on if pair else None,
        last=max(held, default=None),
        next=min(ahead, default=None),
        quiet=hand.quiet(mentee),
        href=hand.mentee_href(mentee),
    )
