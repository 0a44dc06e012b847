"""Naming mentors メンターの推薦: the head of a section names some of those who may guide, until the call ends.

Nobody is asked by being named: that is done when HR proposes a pair.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from api import addresses
from api.mentoring.at_hand import MentoringTaskOfMine, PairAtHand
from api.mentoring.step_form import UNPROCESSABLE, show_step
from api.mentoring.taking import take
from api.tasks.filling import typed_in
from api.tasks.step_form import answers_of
from api.tasks.step_way import Typed
from api.views.nominees import Naming, NomineeLine
from api.ways import see
from models.acts import Act
from models.errors import FieldError, NotFound
from models.ids import PersonId, SectionId
from models.mentoring.case import asked_section
from models.mentoring.nominees import Nominee, in_section, nominees
from models.mentoring.sheets import Proposals
from models.mentoring.steps import ProgrammeStep
from models.queries.access_nominees import NomineeBook, nominee_book, take_back_name

router = APIRouter()
PERSON: Final = "person-"
"""How the names of the form's ticks begin; the person's id follows."""


@dataclass(frozen=True)
class _Section:
    """The section at hand: everybody in it, and what stands about them."""

    name: str
    people: tuple[PersonId, ...]
    book: NomineeBook
    known: tuple[Nominee, ...]

    @property
    def standing(self) -> frozenset[str]:
        return self.book.named | self.book.own_word

    @property
    def may(self) -> list[Nominee]:
        """Who may be named and is not yet."""
        return [it for it in self.known if not it.why_not and it.person_id not in self.standing]


async def page(
    request: Request,
    hand: PairAtHand,
    typed: Typed | None = None,
    errors: Sequence[FieldError] = (),
    status: int = 200,
) -> Response:
    """The section's people, with ticks for those who may be named."""
    answers = answers_of(hand, typed or {}, errors)
    naming = _naming(hand, await _section(hand))
    return await show_step(request, hand, answers, status, naming=naming)


async def press(request: Request, hand: PairAtHand, typed: Typed) -> Response:
    """Names those who are ticked; somebody who may not be named any more is named to the head."""
    ticked = [name.removeprefix(PERSON) for name in typed if name.startswith(PERSON)]
    may = {it.person_id for it in (await _section(hand)).may}
    if not ticked or not may.issuperset(ticked):
        rule = "unknown_choice" if ticked else "choose"
        return await page(request, hand, typed, [FieldError("nominees", rule)], UNPROCESSABLE)
    return await take(hand, Act.SUBMIT, Proposals(people=tuple(sorted(ticked))), typed)


@router.post(addresses.MENTORING_TAKE_BACK)
async def take_back(request: Request, hand: MentoringTaskOfMine) -> Response:
    """Takes one name off the list again, while the call goes on; twice is once."""
    typed = await typed_in(request)
    if hand.step is not ProgrammeStep.PROPOSE_MENTORS:
        raise NotFound
    who = typed.get("person_id", "")
    if who in (await _section(hand)).people:
        async with hand.parts.database.writing() as session:
            await take_back_name(session, hand.viewer, hand.found, who)
    return see(hand.href)


async def _section(hand: PairAtHand) -> _Section:
    section_id, _ = asked_section(hand.task.key)
    section = hand.organisation.sections.get(SectionId(section_id))
    people = in_section(hand.organisation, section_id, hand.today)
    async with hand.parts.database.reading() as session:
        book = await nominee_book(session, hand.viewer, hand.found, people)
    known = nominees(
        hand.organisation, hand.policy, hand.programme, people, _span(hand), book.offers
    )
    return _Section(section.name if section else "", people, book, known)


def _span(hand: PairAtHand) -> tuple[date, date]:
    """From when to when pairs would last."""
    starts, ends = hand.programme.days.starts_on.value, hand.programme.days.ends_on.value
    first = hand.year.day(starts.month, starts.day)
    return max(first, hand.today), hand.year.day(ends.month, ends.day)


def _naming(hand: PairAtHand, section: _Section) -> Naming:
    guides, book = hand.programme.may_guide, section.book
    may = section.may
    return Naming(
        section=section.name,
        named=_lines(hand, (it for it in section.known if it.person_id in book.named)),
        own_word=_lines(hand, (it for it in section.known if it.person_id in book.own_word)),
        may=_lines(hand, may),
        may_not=_lines(
            hand,
            (it for it in section.known if it.why_not and it.person_id not in section.standing),
        ),
        others=len(section.people) - len(section.known),
        years_since_hire=guides.years_since_hire.value,
        years_in_section=guides.years_in_section.value,
        training_asked=guides.trained.value,
    )


def _lines(hand: PairAtHand, people: Iterable[Nominee]) -> tuple[NomineeLine, ...]:
    return tuple(
        NomineeLine(
            id=it.person_id,
            person=hand.person(it.person_id),
            years=it.years,
            taken=it.taken,
            why_not=it.why_not,
        )
        for it in people
    )
