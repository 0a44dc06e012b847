"""A filled form 書かれた用紙: the act chosen, the fields as typed, the form read from them, what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import Request

from api.tasks.at_hand import AtHand
from api.tasks.decision_sheets import choices_for
from models.acts import Act
from models.errors import FieldError
from models.evaluation.acts import ACTS, EXITS
from models.evaluation.checks import check
from models.evaluation.completion import completed
from models.evaluation.fields import from_fields
from models.evaluation.steps import Step
from models.frozen import Frozen
from models.queries.drafts import NOT_CONTENT


@dataclass(frozen=True)
class FilledForm:
    """``errors`` is empty when it may be submitted; ``content`` is what the receipt keeps."""

    act: Act
    fields: dict[str, str]
    form: Frozen
    errors: list[FieldError]

    def content(self, hand: AtHand) -> dict[str, Any]:
        return completed(self.form, hand.context(self.act)).model_dump(mode="json")


async def typed_in(request: Request) -> dict[str, str]:
    """The form of a request as flat text; files and repeated names do not occur in task forms."""
    form = await request.form()
    return {name: value for name, value in form.items() if isinstance(value, str)}


def filled(hand: AtHand, typed: Mapping[str, str]) -> FilledForm:
    """Reads and checks a form of the task's step."""
    act, wrong = _act(hand, typed)
    read = from_fields(
        hand.step, {name: value for name, value in typed.items() if name not in NOT_CONTENT}, act
    )
    errors = [*wrong, *read.field_errors()]
    known = {error.field for error in errors}
    errors += [e for e in check(read.form, hand.context(act)) if e.field not in known]
    return FilledForm(act=act, fields=read.fields, form=read.form, errors=errors)


def _act(hand: AtHand, typed: Mapping[str, str]) -> tuple[Act, list[FieldError]]:
    """The chosen act; the only one where the step knows no choice."""
    known = [act for act in _acts(hand) if act not in EXITS]
    chosen = typed.get("act", "")
    if not chosen and len(known) == 1:
        return known[0], []
    if chosen in known:
        return Act(chosen), []
    return known[0], [FieldError("act", "choose" if not chosen else "unknown_choice")]


def _acts(hand: AtHand) -> tuple[Act, ...]:
    if hand.step is Step.HR_DECIDES:
        return choices_for(Step(hand.task.about.partition("/")[0]))
    return ACTS[hand.step]
