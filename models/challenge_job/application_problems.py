"""What is wrong with an application 応募の誤り: choices, statements and lengths, each named at its own field."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from models.challenge_job.open_to_me import Bar
from models.errors import FieldError
from models.frozen import Frozen

POSTING: Final = "posting"
STATEMENT: Final = "statement"
EXPERIENCE: Final = "experience"
FOR_BAR: Final[Mapping[Bar, str]] = {
    Bar.WITHDRAWN: "posting_withdrawn",
    Bar.FILLED: "posting_filled",
    Bar.OWN_PANEL: "posting_closed",
    Bar.PANEL_LINE: "posting_closed",
    Bar.WANTED: "posting_asks_others",
}
"""The rule that choosing a posting breaks, by what bars it."""


class Choice(Frozen):
    """One choice 希望 as typed: ``nth`` from 1; empty where nothing was chosen or written."""

    nth: int
    posting: str = ""
    statement: str = ""

    @property
    def is_blank(self) -> bool:
        return not self.posting and not self.statement


def field(kind: str, nth: int) -> str:
    """``posting-1``: the field of a choice as forms and complaints name it."""
    return f"{kind}-{nth}"


def wrong_in_application(
    choices: Sequence[Choice],
    experience: str,
    offered: Mapping[str, Sequence[Bar]],
    *,
    at_most: int,
    longest: int,
) -> list[FieldError]:
    """In the order of the form. ``offered``: every posting of the list with what bars it from the person.

    ``longest`` counts characters; a line end is one.
    """
    found = [*_of_number(choices, at_most)]
    times = Counter(it.posting for it in choices if it.posting)
    seen: set[str] = set()
    for choice in choices[:at_most]:
        if choice.is_blank:
            continue
        twice = times[choice.posting] > 1 and choice.posting in seen
        found.extend(_of_posting(choice, offered, is_twice=twice))
        found.extend(_of_statement(choice, longest))
        seen.add(choice.posting)
    if len(experience) > longest:
        found.append(FieldError(EXPERIENCE, "too_long", longest))
    return found


def _of_number(choices: Sequence[Choice], at_most: int) -> Iterator[FieldError]:
    """At least one, none left out between, and no more than the pack allows."""
    filled = [it.nth for it in choices if not it.is_blank]
    if not filled:
        yield FieldError(field(POSTING, 1), "choose")
    elif len(filled) > at_most or filled[-1] > at_most:
        yield FieldError(field(POSTING, 1), "too_many_choices", at_most)
    elif filled != [*range(1, len(filled) + 1)]:
        first = next(nth for nth in range(1, at_most + 1) if nth not in filled)
        yield FieldError(field(POSTING, first), "choices_in_order")


def _of_posting(
    choice: Choice, offered: Mapping[str, Sequence[Bar]], *, is_twice: bool
) -> Iterator[FieldError]:
    name = field(POSTING, choice.nth)
    if not choice.posting:
        yield FieldError(name, "choose")
    elif choice.posting not in offered:
        yield FieldError(name, "unknown_choice")
    elif is_twice:
        yield FieldError(name, "same_posting")
    elif barred := offered[choice.posting]:
        yield FieldError(name, FOR_BAR[barred[0]])


def _of_statement(choice: Choice, longest: int) -> Iterator[FieldError]:
    name = field(STATEMENT, choice.nth)
    if not choice.statement and choice.posting:
        yield FieldError(name, "required")
    elif len(choice.statement) > longest:
        yield FieldError(name, "too_long", longest)
