"""The rows of 内容の確認: every answer as it will be submitted, each with its way back."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from api.i18n.fields import FieldWords, field_words
from api.tasks.at_hand import AtHand
from api.tasks.filling import FilledForm
from api.views.submission import AnswerRow, Check
from models.evaluation.acts import ACTS, EXITS
from models.evaluation.fields import to_fields
from models.evaluation.goal_links import tied
from models.evaluation.goals import GoalChange, GoalSheet
from models.frozen import Frozen
from models.ids import new_id

_NAMES_NOTHING: Final = ("-key", "-section_goal")
"""Ends of fields that hold a key, whose words stand in another row."""


def check_of(hand: AtHand, form: FilledForm) -> Check:
    """The page before submission; its form carries the answers in hidden fields."""
    hidden = {name: value for name, value in form.fields.items() if name != "act"}
    return Check(
        act=form.act,
        rows=tuple(_rows(hand, form)),
        action=f"{hand.href}/submit",
        nonce=new_id(),
        version=hand.task.version,
        hidden={**hidden, "act": form.act},
    )


def _rows(hand: AtHand, form: FilledForm) -> Iterator[AnswerRow]:
    words = field_words(hand.arrival.language, hand.step)
    if len(set(ACTS[hand.step]) - EXITS) > 1:
        yield AnswerRow(field="act", act=form.act, href=_change(hand, "act"))
    days = dict(_days(form.form))
    for field, text in to_fields(_as_it_will_be(hand, form)).items():
        if field.endswith(_NAMES_NOTHING) or not (text or field in days):
            continue
        yield AnswerRow(
            field=field,
            label=_label(hand, words, field),
            text="" if field in days else _text(hand, field, text),
            day=days.get(field),
            href=_change(hand, _spot(field)),
        )


def _change(hand: AtHand, field: str) -> str:
    """Back to the field. 内容の確認 stands at the task's own address: without ``?change`` a browser
    would only look for the field on this page."""
    return f"{hand.href}?change#{field}"


def _spot(field: str) -> str:
    """Where an answer is changed: the words of a section goal where it is chosen."""
    row = field.removesuffix("-link")
    return field if row == field else f"{row}-section_goal"


def _as_it_will_be(hand: AtHand, form: FilledForm) -> Frozen:
    """Goals with the words of the section goals chosen, as the receipt will keep them."""
    if isinstance(form.form, GoalSheet | GoalChange):
        return tied(form.form, hand.context(form.act))
    return form.form


def _days(form: Frozen) -> Iterator[tuple[str, date]]:
    for name in type(form).model_fields:
        value = getattr(form, name)
        if isinstance(value, date):
            yield name, value


def _label(hand: AtHand, words: FieldWords, field: str) -> str:
    """As the step's page calls it; an item's row is named by the item, as the pack calls it."""
    if not field.startswith("items-"):
        return words.label(field)
    nth = field.split("-")[1]
    entries = hand.subject().entries
    name = entries[int(nth)].name if int(nth) < len(entries) else ""
    return f"{name} — {words.label(field)}"


def _text(hand: AtHand, field: str, text: str) -> str:
    difficulty = hand.policy.evaluation.difficulty.value
    if field.endswith("-difficulty") and text in difficulty.keys:
        return difficulty.level(text).word
    return f"{text}%" if field.endswith("-weight") else text
