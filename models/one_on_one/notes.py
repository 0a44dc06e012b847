"""What two people write about a talk 1on1の記録: the agenda, the shared note, each side's memo, what they agreed on.

Nobody but the two reads any of it, and nothing of it goes into a rating.
"""

from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from models.errors import FieldError
from models.frozen import Frozen
from models.one_on_one.talk import TalkState, Topic


class Side(StrEnum):
    EMPLOYEE = "employee"  # 本人
    PARTNER = "partner"  # 相手

    @property
    def other(self) -> "Side":
        return Side.PARTNER if self is Side.EMPLOYEE else Side.EMPLOYEE


class NoteKind(StrEnum):
    AGENDA = "agenda"  # 話したいこと(本人が書き、二人が読む)
    SHARED = "shared"  # 二人の記録(二人が書き、二人が読む)
    MEMO = "memo"  # 自分用のメモ(書いた人だけが読む)


LONGEST: Final[dict[NoteKind, int]] = {
    NoteKind.AGENDA: 2000,
    NoteKind.SHARED: 4000,
    NoteKind.MEMO: 4000,
}
"""Characters."""
LONGEST_ACTION: Final = 200
LONGEST_REFERRAL: Final = 2000
STILL_WRITTEN: Final = frozenset(
    {TalkState.DUE, TalkState.OFFERED, TalkState.BOOKED, TalkState.HELD}
)
"""Talks whose notes may be written: those that came to nothing are only read."""


class NoteContent(Frozen):
    """``topics`` of an agenda: wished for; of a shared note: left for the next talk 次回に続ける."""

    words: str = ""
    topics: tuple[Topic, ...] = ()


class NewAction(Frozen):
    """Something agreed on 約束, by when, and who does it."""

    words: str
    owner: Side
    due: date | None = None


def may_write(kind: NoteKind, side: Side) -> bool:
    """The agenda is the employee's; the shared note is both's; a memo is each one's own."""
    return kind is not NoteKind.AGENDA or side is Side.EMPLOYEE


class KeptNotes(NamedTuple):
    """What the key of two people is for: notes of one fiscal year, of 1on1 or of the ``programme`` with that key."""

    fiscal_year: int
    programme: str = ""


def pair_purpose(employee_id: str, partner_id: str, fiscal_year: int, programme: str = "") -> str:
    """What a pair's key of one year is for: each year is destroyed by itself when its time is over.

    The same two in a ``programme`` メンター・OJTの制度 have another key: its notes are kept as long as it says.
    """
    of_programme = f":{programme}" if programme else ""
    return f"pair:{employee_id}:{partner_id}{of_programme}/{fiscal_year}"


def kept_with(purpose: str) -> KeptNotes | None:
    """What a pair's key keeps; None for keys of anything else."""
    people, _, year = purpose.rpartition("/")
    kind, *rest = people.split(":")
    return KeptNotes(int(year), ":".join(rest[2:])) if kind == "pair" else None


def referral_purpose(referral_id: str) -> str:
    """A key of its own: the desk reads this one text."""
    return f"referral:{referral_id}"


def wrong_in_note(kind: NoteKind, content: NoteContent) -> list[FieldError]:
    """A note may be empty: so it is taken back."""
    if len(content.words) > LONGEST[kind]:
        return [FieldError(kind, "too_long", LONGEST[kind])]
    return []


def wrong_in_action(action: NewAction, today: date) -> list[FieldError]:
    errors = _wrong_in_words("action", action.words, LONGEST_ACTION)
    if action.due is not None and action.due < today:
        errors.append(FieldError("by_day", "day_in_past"))
    return errors


def wrong_in_referral(words: str) -> list[FieldError]:
    return _wrong_in_words("referral", words, LONGEST_REFERRAL)


def _wrong_in_words(field: str, words: str, longest: int) -> list[FieldError]:
    if not words:
        return [FieldError(field, "required")]
    return [FieldError(field, "too_long", longest)] if len(words) > longest else []
