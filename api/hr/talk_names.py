"""The names behind the coverage of 1on1 実施状況の氏名: whose round, its state and day, and no more."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk
from api.hr.rows import Desk, desk_of, late_by
from api.hr.talk_remindees import count_of
from api.hr.talks_at_hand import AsTalksAsked, TalksAsked, YearAtHand, coverage_of, opened_year
from api.paging import page_of
from api.show import show
from api.views.frame import Place
from api.views.hr_talks import TalkLine, TalkNames
from models.ids import SectionId
from models.one_on_one.case import Attempt
from models.one_on_one.coverage import Coverage, OwedRound, TalkFact
from models.one_on_one.talk import TalkState
from models.queries.access_hr_talks import Arranging, overdue_arranging
from models.rights import Viewer

router = APIRouter()
Found = OwedRound | TalkFact | Arranging


@router.get(addresses.HR_TALKS_NAMES)
async def names(
    request: Request,
    viewer: AtTheHrDesk,
    asked: AsTalksAsked,
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Response:
    """One list: ``missed`` rounds, ``overdue`` arranging, talks often ``moved``, or ``all`` of a section and round."""
    desk = await desk_of(request)
    async with desk.parts.database.reading() as session:
        hand = await opened_year(session, desk, viewer, asked.year)
        found, remind = await _found(session, hand, viewer, asked)
    shown, paging = page_of(found, page, asked.address(addresses.HR_TALKS_NAMES))
    view = TalkNames(
        what=asked.what,
        year=hand.year.label,
        section=_section(desk, asked),
        round=hand.round_name(asked.nth) if 0 < asked.nth <= len(hand.windows) else "",
        lines=tuple(_line(hand, one) for one in shown),
        total=len(found),
        paging=paging,
        back=TalksAsked(year=asked.year).address(addresses.HR_TALKS),
        remind_href=asked.address(addresses.HR_TALKS_REMINDERS, what="") if remind else "",
        remind_count=remind,
    )
    return await show(request, "hr/talk_names.html", place=Place.HR, names=view)


async def _found(
    session: AsyncSession, hand: YearAtHand, viewer: Viewer, asked: TalksAsked
) -> tuple[Sequence[Found], int]:
    """What the list has, and how many people a reminder would reach."""
    if asked.what == "overdue":
        late = await arranging_of(session, hand, viewer, asked)
        return late, await count_of(session, hand.desk, late)
    return list(_rounds(hand, await coverage_of(session, hand, viewer), asked)), 0


async def arranging_of(
    session: AsyncSession, hand: YearAtHand, viewer: Viewer, asked: TalksAsked
) -> Sequence[Arranging]:
    """What is too late to be arranged, of the section asked for. Raises NotFound before the year is opened."""
    row = hand.row
    found = await overdue_arranging(session, viewer, row.id, hand.desk.arrival.now) if row else ()
    return [one for one in found if _is_in(hand.desk, one.owed.subject_id, asked.section)]


def _rounds(hand: YearAtHand, coverage: Coverage, asked: TalksAsked) -> Iterator[Found]:
    desk = hand.desk
    if asked.what == "moved":
        for talk in coverage.often_moved(hand.policy.one_on_one.moves.value.at_most):
            if _is_in(desk, talk.person_id, asked.section):
                yield talk
        return
    for one in coverage.missed if asked.what == "missed" else coverage.rounds:
        is_asked = not asked.nth or one.number == asked.nth
        if is_asked and _is_in(desk, one.person_id, asked.section):
            yield one


def _is_in(desk: Desk, person_id: str, section: str) -> bool:
    return not section or desk.view.seating.is_in(person_id, section)


def _line(hand: YearAtHand, one: Found) -> TalkLine:
    if isinstance(one, Arranging):
        return _arranging(hand, one)
    return _of_talk(hand, one) if isinstance(one, TalkFact) else _of_round(hand, one)


def _of_round(hand: YearAtHand, one: OwedRound) -> TalkLine:
    if one.talk is not None:
        return _of_talk(hand, one.talk)
    return TalkLine(
        person=hand.desk.person(one.person_id),
        round=hand.round_name(one.number),
        state=TalkState.DUE,
    )


def _of_talk(hand: YearAtHand, talk: TalkFact) -> TalkLine:
    """The day only of a talk that has, or had, its time: not of one that came to nothing."""
    has_day = talk.state in (TalkState.BOOKED, TalkState.HELD)
    return TalkLine(
        person=hand.desk.person(talk.person_id),
        round=hand.round_name(talk.attempt.number),
        state=talk.state,
        on=talk.on if has_day else None,
        moves=talk.moves,
    )


def _arranging(hand: YearAtHand, one: Arranging) -> TalkLine:
    """A talk at the employee's own wish is not told from a round."""
    attempt, desk = Attempt.of_key(one.owed.key), hand.desk
    return TalkLine(
        person=desk.person(one.owed.subject_id),
        round=hand.round_name(attempt.number) if attempt.is_round else "",
        arranger=desk.person(one.owed.person_id),
        due_at=one.due_at,
        days_late=late_by(desk, one.due_at),
    )


def _section(desk: Desk, asked: TalksAsked) -> str:
    section = desk.arrival.organisation.sections.get(SectionId(asked.section))
    return section.name if section else ""
