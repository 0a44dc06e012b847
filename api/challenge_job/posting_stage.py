"""Moving the dates of a campaign 公募の日程の変更, for HR: the one it waits for, and with it those that follow."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from fastapi import Request
from starlette.responses import Response

from api.challenge_job.at_hand import PostingAtHand
from api.challenge_job.campaign_days import campaign_day
from api.challenge_job.pressed_again import again
from api.challenge_job.step_form import show_step
from api.challenge_job.taking import take
from api.dates import DateWords
from api.i18n.fields import field_words
from api.tasks.step_form import answers_of
from api.tasks.step_way import Typed
from api.views.campaign import StageForm
from api.views.frame import Language
from models.acts import Act
from models.challenge_job.day_moves import WrongDay, movable_days, wrong_days
from models.challenge_job.days import Stage
from models.challenge_job.late_results import days_held, has_second_call
from models.challenge_job.sheets import NewDay
from models.errors import BadDate, FieldError
from models.queries.receipts import standing_receipt
from models.wareki import parse_day

_UNPROCESSABLE: Final = 422


async def page(
    request: Request,
    hand: PostingAtHand,
    typed: Typed | None = None,
    errors: Sequence[FieldError] = (),
    status: int = 200,
) -> Response:
    """Every date that lies ahead, to be written over."""
    stands = {name: hand.campaign[name].isoformat() for name in _ahead(hand)}
    answers = answers_of(hand, {**stands, **(typed or {})}, errors)
    return await show_step(request, hand, answers, _form(hand), status)


async def press(request: Request, hand: PostingAtHand, typed: Typed) -> Response:
    """Takes the new days, or says which of them cannot be and beside which other date.

    The task stays open: a press that comes again is asked for first, or its days would be no news.
    """
    if await _is_known(hand, typed):
        return await again(request, hand.astray(), typed)
    moved, errors = _moved(hand, typed)
    if not errors:
        held = days_held(hand.campaign, hand.chapter.second_call.value)
        wrong = wrong_days(moved, held, hand.days, hand.now)
        errors = list(_complaints(hand, wrong))
    if not errors and not moved:
        errors = [FieldError("act", "no_new_day")]
    if errors:
        return await page(request, hand, typed, errors, _UNPROCESSABLE)
    stage = _stage(hand)
    later = {name: day for name, day in moved.items() if name != stage}
    sheet = NewDay(day=moved.get(stage, hand.campaign[stage]), later=later)
    return await take(hand, Act.EXTEND, sheet, typed)


async def _is_known(hand: PostingAtHand, typed: Typed) -> bool:
    nonce, who = typed.get("nonce", ""), hand.viewer.person_id
    async with hand.parts.database.reading() as session:
        return await standing_receipt(session, nonce, who) is not None


def _moved(hand: PostingAtHand, typed: Typed) -> tuple[dict[str, date], list[FieldError]]:
    """The dates that are to be others than they are."""
    moved, errors = {}, []
    for name in (it for it in _ahead(hand) if it in typed):
        text = typed[name].strip()
        if not text:
            errors.append(FieldError(name, "required"))
            continue
        try:
            day = parse_day(text)
        except BadDate:
            errors.append(FieldError(name, "not_a_day"))
            continue
        if day != hand.campaign[name]:
            moved[name] = day
    return moved, errors


def _complaints(hand: PostingAtHand, wrong: Sequence[WrongDay]) -> Iterator[FieldError]:
    """``other`` is named with its day, as the form has it."""
    words = field_words(hand.arrival.language)
    days = DateWords(Language(hand.arrival.language))
    for it in wrong:
        other = f"{words.label(it.other)}({days.day(it.other_day)})" if it.other_day else ""
        yield FieldError(it.name, it.rule, other)


def _form(hand: PostingAtHand) -> StageForm:
    stage = _stage(hand)
    return StageForm(
        stage=stage,
        stage_at=hand.task.expires_at,
        days=tuple(campaign_day(hand.campaign, name, stage, hand.days) for name in _ahead(hand)),
    )


def _stage(hand: PostingAtHand) -> Stage:
    return Stage(hand.task.key.partition("/")[2].partition("+")[0])


def _ahead(hand: PostingAtHand) -> tuple[str, ...]:
    """Those the book would move too: the transfer stands once seats were offered for it."""
    has_second = has_second_call(hand.campaign, hand.chapter.second_call.value)
    return movable_days(_stage(hand), second_call=has_second)
