"""催促を次の朝の便に載せる: HR sees which partners are late with arranging, chooses, and presses once."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk
from api.hr.remindees import AT_ONCE, sender
from api.hr.rows import Desk, desk_of
from api.hr.talk_names import arranging_of
from api.hr.talk_remindees import Partners, partners
from api.hr.talks_at_hand import AsTalksAsked, TalksAsked, YearAtHand, opened_year
from api.i18n.fields import field_words
from api.show import show
from api.views.answers import Answers
from api.views.frame import Place
from api.views.hr_reminders import Reminders
from api.ways import see
from models.errors import FieldError
from models.morning_round import next_round
from models.queries.reminders import remind
from models.rights import Viewer

router = APIRouter()
_MOST_SENT = 100_000


@router.get(addresses.HR_TALKS_REMINDERS)
async def ask(
    request: Request,
    viewer: AtTheHrDesk,
    asked: AsTalksAsked,
    sent: Annotated[int | None, Query(ge=0, le=_MOST_SENT)] = None,
) -> Response:
    """Who is reminded; everybody is ticked. After the press it says how many were."""
    desk = await desk_of(request)
    async with desk.parts.database.reading() as session:
        hand, found = await _at_hand(session, desk, viewer, asked)
    page = _page(hand, found, asked, found.people).model_copy(update={"sent": sent})
    return await _shown(request, page)


@router.post(addresses.HR_TALKS_REMINDERS)
async def send(
    request: Request,
    viewer: AtTheHrDesk,
    asked: AsTalksAsked,
    person: Annotated[list[str] | None, Form()] = None,
    counted: Annotated[int, Form()] = 0,
) -> Response:
    """Their letters join the next morning round, each noted. Nothing is sent while the button said another number."""
    desk, ticked = await desk_of(request), set(person or ())
    async with desk.parts.database.writing() as session:
        hand, found = await _at_hand(session, desk, viewer, asked)
        chosen = [who for who in found.people if who in ticked]
        if not ticked or len(ticked) != counted:
            return await _again(request, _page(hand, found, asked, chosen))
        told = await remind(session, found.owed_by(chosen), sender(request, desk), desk.days)
    address = _address(asked)
    return see(f"{address}{'&' if '?' in address else '?'}sent={len(told)}")


async def _at_hand(
    session: AsyncSession, desk: Desk, viewer: Viewer, asked: TalksAsked
) -> tuple[YearAtHand, Partners]:
    hand = await opened_year(session, desk, viewer, asked.year)
    return hand, await partners(session, desk, await arranging_of(session, hand, viewer, asked))


def _page(hand: YearAtHand, found: Partners, asked: TalksAsked, chosen: list[str]) -> Reminders:
    hour = hand.policy.reminders.morning_round.value
    return Reminders(
        action=_address(asked),
        back=asked.address(addresses.HR_TALKS_NAMES, what="overdue"),
        about_talks=True,
        people=tuple(map(found.row, found.people[:AT_ONCE])),
        told=found.told_today,
        more=max(len(found.people) - AT_ONCE, 0),
        round_at=next_round(hand.desk.arrival.now, hour, hand.desk.days),
        chosen=frozenset(chosen[:AT_ONCE]),
    )


def _address(asked: TalksAsked) -> str:
    return asked.address(addresses.HR_TALKS_REMINDERS, what="")


async def _again(request: Request, page: Reminders) -> Response:
    """The page once more: nobody was ticked, or other people than the button had counted."""
    words = field_words((await desk_of(request)).arrival.language)
    page = page.model_copy(update={"recounted": bool(page.chosen)})
    errors = () if page.chosen else words.lines([FieldError("person", "choose")])
    return await _shown(request, page, Answers(action=page.action, errors=errors))


async def _shown(request: Request, page: Reminders, answers: Answers | None = None) -> Response:
    return await show(
        request,
        "hr/reminders.html",
        status=422 if answers and answers.errors else 200,
        place=Place.HR,
        reminders=page,
        answers=answers or Answers(action=page.action),
    )
