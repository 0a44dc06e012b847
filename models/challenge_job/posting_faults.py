"""What is wrong with a posting 募集の誤り before it is submitted: a seat of others, a headcount of none, a text too long."""

import unicodedata
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from models.challenge_job.sheets import MAX_SEATS, PostingSheet
from models.errors import FieldError
from models.frozen import Frozen
from models.policy.grades import Ladder

LONGEST_TITLE: Final = 100
LONGEST_TEXT: Final = 2000
TEXTS: Final = ("background", "duties", "wanted")
_DIGITS: Final = 4


class TypedPosting(Frozen):
    """A posting as it is typed; ``said`` holds title, post_id, seats and the texts by their names."""

    said: Mapping[str, str]
    grades: tuple[str, ...] = ()
    families: tuple[str, ...] = ()

    @property
    def seats(self) -> int | None:
        """The headcount; None for what is no number. Full-width digits 全角 are numbers."""
        plain = unicodedata.normalize("NFKC", self.said.get("seats", "")).strip()
        is_one = plain.isascii() and plain.isdecimal() and len(plain) <= _DIGITS
        return int(plain) if is_one else None

    def sheet(self) -> PostingSheet:
        """The posting itself; only of what has no faults."""
        return PostingSheet.model_validate(
            {
                **self.said,
                "seats": self.seats,
                "grades": self.grades,
                "families": self.families,
            }
        )


def posting_faults(
    typed: TypedPosting, offered: Collection[str], ladder: Ladder
) -> list[FieldError]:
    """In the order of the form. ``offered``: ids of the posts that the section may offer."""
    words = list(_of_words(typed))
    title = [it for it in words if it.field == "title"]
    return [
        *title,
        *_of_seat(typed, offered),
        *(it for it in words if it not in title),
        *_of_wanted(typed, ladder),
    ]


def _of_seat(typed: TypedPosting, offered: Collection[str]) -> Iterator[FieldError]:
    post_id = typed.said.get("post_id", "")
    if post_id not in offered:
        yield FieldError("post_id", "unknown_choice" if post_id else "required")
    if not typed.said.get("seats"):
        yield FieldError("seats", "required")
    elif typed.seats is None:
        yield FieldError("seats", "not_a_number")
    elif not 1 <= typed.seats <= MAX_SEATS:
        yield FieldError("seats", "out_of_range", f"1–{MAX_SEATS}")


def _of_words(typed: TypedPosting) -> Iterator[FieldError]:
    longest = {"title": LONGEST_TITLE, **dict.fromkeys(TEXTS, LONGEST_TEXT)}
    for name, at_most in longest.items():
        words = typed.said.get(name, "")
        if not words:
            yield FieldError(name, "required")
        elif len(words) > at_most:
            yield FieldError(name, "too_long", at_most)


def _of_wanted(typed: TypedPosting, ladder: Ladder) -> Iterator[FieldError]:
    """A grade must be one of a family that is asked for, or nobody could apply."""
    if not {*typed.families} <= {it.key for it in ladder.families}:
        yield FieldError("families", "unknown_choice")
        return
    asked = typed.families or tuple(it.key for it in ladder.families)
    known = {it.key for family in asked for it in ladder.grades_of(family)}
    if not {*typed.grades} <= {it.key for it in ladder.grades}:
        yield FieldError("grades", "unknown_choice")
    elif not {*typed.grades} <= known:
        yield FieldError("grades", "no_such_family")
