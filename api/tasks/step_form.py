"""The form 入力の画面 of a task with pages of its own: what stands in it, what is wrong with it, when it was kept."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from api.i18n.fields import field_words
from api.tasks.own_pages import TaskAtHand
from api.views.answers import Answers
from models.errors import FieldError
from models.ids import new_id


class KeptForm(Protocol):
    """A draft: a row of the book, or one that was sealed in it."""

    @property
    def saved_at(self) -> datetime: ...


def answers_of(
    hand: TaskAtHand,
    values: Mapping[str, str],
    errors: Sequence[FieldError] = (),
    *,
    draft: KeptForm | None = None,
    is_kept: bool = False,
    names: dict[str, str] | None = None,
) -> Answers:
    """``is_kept``: the form saves itself while somebody types; ``draft``: what it was filled from.

    ``names``: of the people a field is about, by key.
    """
    return Answers(
        action=hand.href,
        nonce=new_id(),
        version=hand.task.version,
        values=dict(values),
        errors=field_words(hand.arrival.language).lines(errors, names),
        draft_url=hand.draft_href if is_kept else "",
        saved_at=draft.saved_at if draft else None,
    )
