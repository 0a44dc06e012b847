"""A press 押したこと on a 1on1 page: the act, what it says, which times it takes, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from api.one_on_one.at_hand import TalkAtHand
from api.one_on_one.interview import interviewed
from api.one_on_one.proposing import Both, both_of
from api.one_on_one.times_typed import places_typed, time_chosen, times_offered
from models.acts import Act
from models.errors import FieldError
from models.frozen import Frozen
from models.one_on_one.acts import ACTS
from models.one_on_one.sheets import (
    Booking,
    Choice,
    Held,
    Move,
    MoveReason,
    NotHeld,
    NotHeldReason,
    Offer,
    Wish,
)
from models.one_on_one.steps import BOTH_TALK, TalkStep
from models.one_on_one.talk import Span, Topic

TOPIC: Final = "topic-"


@dataclass(frozen=True)
class Pressed:
    """``errors`` is empty when it may be submitted; ``spans`` are to be taken for both people."""

    act: Act
    content: Frozen | None = None
    spans: tuple[Span, ...] = ()
    errors: list[FieldError] = field(default_factory=list)


async def pressed(hand: TalkAtHand, typed: Mapping[str, str]) -> Pressed:
    """Reads and checks the form of the task's step."""
    known = ACTS[hand.step]
    act = Act(typed["act"]) if typed.get("act") in known else None
    if act is None:
        rule = "unknown_choice" if typed.get("act") else "choose"
        return Pressed(known[0], errors=[FieldError("act", rule)])
    if hand.step in BOTH_TALK and (wrong := _wrong_moment(hand, act)):
        return Pressed(act, errors=[FieldError("act", wrong)])
    match act:
        case Act.WISH:
            return _wished(hand, typed)
        case Act.HELD if hand.step is TalkStep.ARRANGE_TALK:
            interview, errors = interviewed(hand, typed)
            return Pressed(act, interview, errors=errors)
        case Act.HELD:
            return Pressed(act, _held(hand, typed))
        case Act.NOT_HELD:
            return _with_reason(act, typed)
        case Act.MOVE:
            return _with_reason(act, typed)
        case _ if hand.step is TalkStep.CHOOSE_TIME:
            return await _chosen(hand, typed)
        case _:
            return await _arranged(hand, act, typed)


def _wrong_moment(hand: TalkAtHand, act: Act) -> str:
    """Nobody says before a talk that it was held, or moves it once it has begun."""
    if act in (Act.HELD, Act.NOT_HELD):
        return "" if hand.has_begun else "not_begun"
    return "has_begun" if hand.has_begun else ""


def _wished(hand: TalkAtHand, typed: Mapping[str, str]) -> Pressed:
    said = typed.get("topic", "")
    if said and said not in hand.rules.topics:
        return Pressed(Act.WISH, errors=[FieldError("topic", "unknown_choice")])
    return Pressed(Act.WISH, Wish(topic=Topic(said) if said else None))


def _held(hand: TalkAtHand, typed: Mapping[str, str]) -> Held:
    """Subjects are the employee's to tell; ticking one is the consent to it."""
    if hand.is_partner or not hand.rules.share_topics:
        return Held()
    topics = tuple(it for it in hand.rules.topics if typed.get(f"{TOPIC}{it}"))
    return Held(topics=topics, share_topics=bool(topics))


def _with_reason(act: Act, typed: Mapping[str, str]) -> Pressed:
    said = typed.get("reason", "")
    if not said:
        return Pressed(act, errors=[FieldError("reason", "choose")])
    if act is Act.MOVE and said in set(MoveReason):
        return Pressed(act, Move(reason=MoveReason(said)))
    if act is Act.NOT_HELD and said in set(NotHeldReason):
        return Pressed(act, NotHeld(reason=NotHeldReason(said)))
    return Pressed(act, errors=[FieldError("reason", "unknown_choice")])


async def _chosen(hand: TalkAtHand, typed: Mapping[str, str]) -> Pressed:
    times = {span.start.isoformat(): span for span in _offered(hand)}
    start = times.get(typed.get("when", ""))
    if start is None:
        rule = "unknown_choice" if typed.get("when") else "choose"
        return Pressed(Act.BOOK, errors=[FieldError("when", rule)])
    if start.start <= hand.now:
        return Pressed(Act.BOOK, errors=[FieldError("when", "time_past")])
    if start not in await still_offered(hand):
        return Pressed(Act.BOOK, errors=[FieldError("when", "slot_taken")])
    return Pressed(Act.BOOK, Choice(start=start.start), (start,))


async def still_offered(hand: TalkAtHand) -> tuple[Span, ...]:
    """The times the employee may choose from: they lie ahead, and suit both as they did."""
    async with hand.parts.database.reading() as session:
        both = await both_of(session, hand)
    return tuple(it for it in _offered(hand) if it.start > hand.now and both.suits(it))


def _offered(hand: TalkAtHand) -> tuple[Span, ...]:
    return tuple(Span.of(start, hand.talk.minutes) for start in sorted(times_offered(hand)))


async def _arranged(hand: TalkAtHand, act: Act, typed: Mapping[str, str]) -> Pressed:
    async with hand.parts.database.reading() as session:
        both = await both_of(session, hand)
    place, online, errors = places_typed(typed)
    spans, wrong = time_chosen(both, act, typed)
    if errors or wrong:
        return Pressed(act, spans=spans, errors=[*wrong, *errors])
    return Pressed(act, _content(both, act, spans, place, online), spans)


def _content(both: Both, act: Act, spans: tuple[Span, ...], place: str, online: str) -> Frozen:
    minutes = both.hand.talk.minutes
    if act is Act.OFFER:
        starts = tuple(it.start for it in spans)
        return Offer(starts=starts, minutes=minutes, place=place, online=online)
    return Booking(start=spans[0].start, minutes=minutes, place=place, online=online)
