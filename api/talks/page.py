"""The page of a talk 1on1の画面: what both wrote, what they agreed on, and what was left the last time."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from starlette.requests import Request
from starlette.responses import Response

from api import addresses
from api.i18n.fields import field_words
from api.i18n.words import words_in
from api.show import show
from api.talks.at_hand import TalkAtHand
from api.views.answers import Answers, Choice
from api.views.frame import Place
from api.views.goals import Goal
from api.views.talk import ActionLine, LastTime, NoteView, ReferralLine, TalkView
from models.errors import FieldError
from models.evaluation.goals import Goal as GoalForm
from models.ids import new_id
from models.one_on_one.notes import NoteContent, NoteKind, Side
from models.queries.access_referrals import Referral, referrals_of
from models.queries.access_talk_actions import TalkAction, actions_of
from models.queries.access_talk_goals import goals_beside
from models.queries.access_talks import LastTalk, Note, agenda_of_before, last_talk, notes_of
from models.queries.audit import record_read

ACTION, REFERRAL = "action", "referral"
"""The forms beside those of the notes."""


@dataclass(frozen=True)
class Typed:
    """What was typed into one form and cannot be kept yet."""

    form: str
    values: dict[str, str]
    errors: list[FieldError]
    status: int = 422
    topics: tuple[str, ...] = ()
    nonce: str = ""
    version: int = 0
    """Of the page it was typed into, as long as nobody else was first."""


@dataclass(frozen=True)
class Written:
    """Everything the viewer may read of a talk."""

    notes: dict[NoteKind, Note | None]
    actions: list[TalkAction]
    referrals: list[Referral]
    last: LastTalk | None
    before: NoteContent | None
    goals: tuple[GoalForm, ...] = field(default=())


async def talk_page(request: Request, hand: TalkAtHand, typed: Typed | None = None) -> Response:
    """The page; a partner's reading is in the audit trail before it is shown."""
    written = await _written(hand)
    await _note_reading(hand, written)
    return await show(
        request,
        "talks/page.html",
        status=typed.status if typed else 200,
        place=Place.MY_RECORD if hand.pair.side is Side.EMPLOYEE else Place.MY_PEOPLE,
        talk=_view(hand, written, typed),
    )


async def _written(hand: TalkAtHand) -> Written:
    ring, pair = hand.parts.seals, hand.pair
    async with hand.parts.database.reading() as session:
        written = Written(
            notes=await notes_of(session, ring, pair),
            actions=await actions_of(session, ring, pair),
            referrals=await referrals_of(session, ring, pair),
            last=await last_talk(session, ring, pair),
            before=await agenda_of_before(session, ring, pair),
        )
        if not hand.rules.goals_beside:
            return written
        goals = await goals_beside(session, pair, is_evaluator=hand.is_evaluator)
    return replace(written, goals=goals)


async def _note_reading(hand: TalkAtHand, written: Written) -> None:
    await record_read(
        hand.parts.database,
        at=hand.parts.now(),
        viewer_id=hand.pair.viewer.person_id,
        subject_ids=[hand.pair.employee_id],
        what="talk.goals" if written.goals else "talk.notes",
        case_id=hand.pair.talk.case_id,
        reason=hand.pair.side,
        address=hand.address,
    )


def _view(hand: TalkAtHand, written: Written, typed: Typed | None) -> TalkView:
    talk, rules = hand.pair.talk, hand.rules
    is_fresh = written.notes[NoteKind.AGENDA] is None and written.before is not None
    return TalkView(
        other=hand.person(hand.pair.other_id),
        i_am_employee=hand.pair.side is Side.EMPLOYEE,
        programme=rules.programme,
        name=talk.name,
        state=talk.state,
        starts_at=talk.starts_at,
        minutes=talk.minutes,
        place=talk.place,
        online=talk.online,
        first_day=talk.first_day,
        last_day=talk.last_day,
        is_written=hand.pair.is_written,
        topics=rules.topics,
        notes={kind: _note(hand, written, kind, typed) for kind in NoteKind},
        forms={name: _form(hand, written, name, typed) for name in (*NoteKind, ACTION, REFERRAL)},
        actions=_actions(hand, (it for it in written.actions if it.talk_id == talk.id)),
        carried=_actions(hand, (it for it in written.actions if it.talk_id != talk.id)),
        owners=tuple(
            Choice(value=side, words=hand.person(hand.pair.person(side)).name) for side in Side
        ),
        last=_last(written.last),
        goals=tuple(_goal(form) for form in written.goals),
        desks=rules.referral_desks,
        referrals=tuple(_referral(hand, it) for it in written.referrals),
        agenda_is_from_before=is_fresh and hand.pair.is_written,
    )


def _note(hand: TalkAtHand, written: Written, kind: NoteKind, typed: Typed | None) -> NoteView:
    stands = written.notes[kind]
    content = stands.content if stands else NoteContent()
    if kind is NoteKind.AGENDA and stands is None and written.before and hand.pair.is_written:
        content = written.before
    is_typed = typed is not None and typed.form == kind
    return NoteView(
        words=content.words,
        topics=typed.topics if is_typed and typed else tuple(content.topics),
        written_at=stands.written_at if stands else None,
        by=hand.person(stands.written_by) if stands else None,
        may_write=hand.pair.may_write(kind),
        stands=content.words if is_typed and typed and typed.status == 409 else "",
    )


def _form(hand: TalkAtHand, written: Written, name: str, typed: Typed | None) -> Answers:
    """Each press of the page carries one nonce of its own form; a note's also its version."""
    note = written.notes[NoteKind(name)] if name in set(NoteKind) else None
    version = note.version if note else 0
    of = {"talk_id": hand.pair.talk.id, "kind": name}
    ways = {ACTION: addresses.TALK_ACTIONS, REFERRAL: addresses.TALK_REFERRALS}
    is_typed = typed is not None and typed.form == name
    return Answers(
        action=ways.get(name, addresses.TALK_NOTE).format(**of),
        nonce=(typed.nonce if is_typed and typed else "") or new_id(),
        version=typed.version if is_typed and typed and typed.nonce else version,
        values=typed.values if is_typed and typed else {},
        errors=field_words(hand.arrival.language).lines(typed.errors) if is_typed and typed else (),
        draft_url="" if name in ways else addresses.TALK_NOTE_KEPT.format(**of),
    )


def _actions(hand: TalkAtHand, actions: Iterable[TalkAction]) -> tuple[ActionLine, ...]:
    return tuple(
        ActionLine(
            words=it.words,
            href=addresses.TALK_ACTION.format(talk_id=hand.pair.talk.id, action_id=it.id),
            owner=hand.person(it.owner_id),
            is_mine=it.owner_id == hand.pair.viewer.person_id,
            due=it.due,
            is_late=it.due is not None and it.due < hand.today and it.done_at is None,
            is_done=it.done_at is not None,
        )
        for it in actions
    )


def _last(last: LastTalk | None) -> LastTime | None:
    if last is None or last.talk.ended_at is None:
        return None
    return LastTime(
        at=last.talk.starts_at or last.talk.ended_at,
        href=addresses.TALK.format(talk_id=last.talk.id),
        left=tuple(last.left),
        agenda=last.agenda.words if last.left else "",
    )


def _goal(form: GoalForm) -> Goal:
    return Goal(title=form.title, text=form.text, measure=form.measure, weight=form.weight or 0)


def _referral(hand: TalkAtHand, referral: Referral) -> ReferralLine:
    row = referral.row
    states = (
        ("declined", row.declined_at),
        ("taken", row.read_at),
        ("passed", row.consented_at),
        ("asked", row.asked_at),
    )
    state, at = next((state, at) for state, at in states if at is not None)
    is_waiting = state == "asked"
    return ReferralLine(
        desk=words_in(hand.arrival.language).office(row.desk),
        words=referral.words,
        state=state,
        at=at,
        is_mine=row.asked_by == hand.pair.viewer.person_id,
        asks=is_waiting and hand.pair.side is Side.EMPLOYEE,
        href=addresses.TALK_REFERRAL.format(talk_id=hand.pair.talk.id, referral_id=row.id),
    )
