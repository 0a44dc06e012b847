"""Which sheet 用紙 each step of a 1on1 shows."""

from collections.abc import Sequence

from api import addresses
from api.one_on_one.at_hand import TalkAtHand
from api.one_on_one.head import slot
from api.one_on_one.interview import may_be_interview
from api.one_on_one.pressed import still_offered
from api.one_on_one.proposing import both_of
from api.views.one_on_one import Arranging, Choosing, Talking, Wishing
from models.frozen import Frozen
from models.one_on_one.chosen_time import clocks
from models.one_on_one.sheets import MoveReason, NotHeldReason
from models.one_on_one.steps import TalkStep
from models.one_on_one.talk import Span


async def sheet_of(hand: TalkAtHand, refused: Sequence[Span] = ()) -> Frozen:
    """The view of the task's page; ``refused`` are times somebody else was quicker to take."""
    match hand.step:
        case TalkStep.WISH_TALK:
            return Wishing(topics=hand.rules.topics)
        case TalkStep.ARRANGE_TALK:
            return await arranging(hand, refused)
        case TalkStep.CHOOSE_TIME:
            return await _choosing(hand, refused)
        case _:
            return _talking(hand)


async def arranging(hand: TalkAtHand, refused: Sequence[Span] = ()) -> Arranging:
    """Proposals with their reasons; the place is the talk's own, else what the partner said last."""
    async with hand.parts.database.reading() as session:
        both = await both_of(session, hand)
    found, minutes = both.proposals(refused), hand.talk.minutes
    talk = hand.talk
    place, online = (talk.place, talk.online) if talk.place or talk.online else both.place
    return Arranging(
        slots=tuple(slot(Span.of(it.start, minutes), it.because) for it in found.times),
        why_not=found.none.why if found.none else "",
        minutes=minutes,
        clocks=tuple(f"{it:%H:%M}" for it in clocks(hand.bounds.hours, minutes, hand.bounds.days)),
        last_day=hand.bounds.last_day,
        place=place,
        online=online,
        moves=hand.time is not None,
        reasons=tuple(MoveReason) if hand.time else (),
        may_be_interview=hand.step is TalkStep.ARRANGE_TALK and may_be_interview(hand),
    )


async def _choosing(hand: TalkAtHand, refused: Sequence[Span]) -> Choosing:
    return Choosing(
        slots=tuple(slot(it) for it in await still_offered(hand) if it not in refused),
        reasons=tuple(MoveReason),
        ends_round=hand.ends_round,
    )


def _talking(hand: TalkAtHand) -> Talking:
    move = addresses.TALK_TASK_MOVE.format(locator=hand.task.locator)
    shares = hand.rules.share_topics and not hand.is_partner
    return Talking(
        has_begun=hand.has_begun,
        topics=hand.rules.topics if shares else (),
        not_held=tuple(NotHeldReason),
        reasons=tuple(MoveReason),
        move_href=move if hand.is_partner else "",
        said_by_other=any(who != hand.viewer.person_id for who in hand.talk.confirmed_by),
        ends_round=hand.ends_round,
    )
