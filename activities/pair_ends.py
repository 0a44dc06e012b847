"""How a pair ends 組の終了: by agreement, by HR, by its period, or by an order 発令 after which it may not be.

Every end has a reason; no page says who of the two did not agree, or wished for a change.
"""

from typing import Final

from activities.pair_letters import news
from activities.telling import tell
from activities.turning import Turning
from models.acts import Act
from models.ids import PersonId
from models.mentoring.case import About
from models.mentoring.pair import EndReason, PairState
from models.mentoring.steps import PairStep
from models.mentoring.still_fits import why_not
from models.queries.pages import Values
from models.queries.wishes_taken_back import Rules, is_by_the_wish_alone

_BY_STEP: Final = {
    PairStep.AWAIT_MENTOR: EndReason.NOT_ASKED,
    PairStep.AGREE_AS_MENTEE: EndReason.NOT_AGREED,
    PairStep.AGREE_AS_MENTOR: EndReason.NOT_AGREED,
    PairStep.KEEP_PAIR: EndReason.RELIEVED,
    PairStep.DECIDE_CHANGE: EndReason.CHANGED,
    PairStep.PERIOD_ENDS: EndReason.COMPLETED,
}
_BY_CODE: Final = {
    "left": EndReason.MENTEE_LEFT,
    "seconded": EndReason.MENTEE_LEFT,
    "ended_by_hr": EndReason.ENDED_BY_HR,
}


def end_pair(turning: Turning, nth: int) -> None:
    """Its place with the mentor is free again; one still asked when the period is over has never begun."""
    pair = turning.book.pair_of(turning.case.id, nth)
    if pair is None or pair["state"] == PairState.ENDED:
        return
    reason = _reason(turning)
    if reason is EndReason.COMPLETED and pair["state"] == PairState.ASKED:
        reason = EndReason.PERIOD_OVER
    pair |= {
        "state": PairState.ENDED.value,
        "ended_on": turning.world.today(turning.case),
        "end_reason": reason.value,
    }
    turning.book.freed.add(turning.case.id)
    news(turning, pair)


def end_with_case(turning: Turning) -> None:
    """The book itself ends the mentee's case: the pair ends with it."""
    pair = turning.book.living_pair(turning.case.id)
    if pair is not None:
        end_pair(turning, pair["nth"])


def end_what_did_not_come_about(turning: Turning) -> None:
    """HR's decision comes too late to be heard: with the case's end, or after it, nobody is asked any more."""
    is_over = any(
        turning.living[closing.key].step == PairStep.PERIOD_ENDS for closing in turning.page.closes
    )
    if is_over or (turning.is_late and turning.page.cause.act is Act.PLACE):
        end_with_case(turning)


def end_what_is_wished_no_more(turning: Turning) -> None:
    """Whoever was here at the own wish waits for nobody once it is taken back: as the case began, or while a pair stood."""
    who, case = PersonId(turning.case.person_id), turning.case
    waits = next((it.key for it in turning.page.opens if it.step == PairStep.AWAIT_MENTOR), None)
    if waits is None or who not in turning.book.wished_no_more:
        return
    known = turning.world.rules_of(case)
    rules = Rules(turning.world.organisation, known.policy, turning.programme, known.days)
    if is_by_the_wish_alone(rules, case):
        tell(turning, case.id, waits, Act.WITHDRAW)


def end_what_fits_no_more(turning: Turning) -> None:
    """After an order, or as a pair begins: whoever may not guide any more is told to nobody as a person.

    Before the programme's first day it is asked as of that day, as the plan of pairs was made.
    """
    pair = turning.book.living_pair(turning.case.id)
    is_new = any(
        ask.step in (PairStep.AGREE_AS_MENTEE, PairStep.KEEP_PAIR) for ask in turning.page.opens
    )
    if pair is None or not (is_new or turning.page.cause.act is Act.ORDER):
        return
    rules = turning.world.rules_of(turning.case)
    reason = why_not(
        turning.world.organisation,
        rules.policy,
        turning.programme,
        PersonId(pair["mentee_id"]),
        PersonId(pair["mentor_id"]),
        max(
            turning.world.today(turning.case), turning.programme.days.day("starts_on", turning.year)
        ),
        pair["let_go"],
    )
    if reason is None:
        return
    tell(turning, turning.case.id, _ends_by(pair), Act.CALL_OFF, reason=reason.value)


def _ends_by(pair: Values) -> str:
    """The task by which the pair ends: its own, or before it has begun an answer that is still owed."""
    if pair["started_on"]:
        return About(pair=pair["nth"]).ask(PairStep.KEEP_PAIR).key
    has_agreed = pair["mentor_agreed_at"] is not None
    step = PairStep.AGREE_AS_MENTEE if has_agreed else PairStep.AGREE_AS_MENTOR
    return About(pair=pair["nth"]).ask(step).key


def _reason(turning: Turning) -> EndReason:
    if turning.ended:
        return _BY_CODE[turning.ended]
    if turning.is_late:
        return EndReason.NOT_ASKED
    cause = turning.page.cause
    if cause.act is Act.CALL_OFF and turning.message:
        return EndReason(turning.message.details["reason"])
    return _BY_STEP[PairStep(turning.living[cause.task_key].step)]
