"""A panel as its form has it 審査員の入力: members in order, the chair first, and one in reserve."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from models.errors import FieldError

MEMBER: Final = "member-"
RESERVE: Final = "reserve"
_MOST: Final = 20
_LONGEST: Final = 64


@dataclass(frozen=True)
class Chosen:
    """Who is chosen so far, by id."""

    members: tuple[str, ...] = ()
    reserve: str = ""

    @property
    def everybody(self) -> tuple[str, ...]:
        return (*self.members, *([self.reserve] if self.reserve else []))

    def fields(self) -> dict[str, str]:
        """The hidden fields of the form."""
        of_members = {f"{MEMBER}{nth}": who for nth, who in enumerate(self.members)}
        return of_members | ({RESERVE: self.reserve} if self.reserve else {})

    def without(self, who: str) -> "Chosen":
        members = tuple(it for it in self.members if it != who)
        return Chosen(members, "" if self.reserve == who else self.reserve)

    def with_chair(self, who: str) -> "Chosen":
        """The same people with another chair."""
        others = tuple(it for it in self.members if it != who)
        if who not in self.members:
            return self
        return replace(self, members=(who, *others))


def chosen_typed(typed: Mapping[str, str]) -> Chosen:
    """Who stands in the form; a form of ours holds no more than a panel."""
    members = (typed.get(f"{MEMBER}{nth}", "")[:_LONGEST] for nth in range(_MOST))
    return Chosen(tuple(it for it in members if it), typed.get(RESERVE, "")[:_LONGEST])


def changed(chosen: Chosen, typed: Mapping[str, str], size: int) -> tuple[Chosen, list[FieldError]]:
    """The panel after one press: ``add``, ``drop`` or ``chair`` name a person; anything else leaves it."""
    if who := typed.get("drop", ""):
        return chosen.without(who), []
    if who := typed.get("chair", ""):
        return chosen.with_chair(who), []
    return _with(chosen, typed.get("add", "")[:_LONGEST], size)


def _with(chosen: Chosen, who: str, size: int) -> tuple[Chosen, list[FieldError]]:
    """Members first, then the reserve."""
    if not who:
        return chosen, []
    if who in chosen.everybody:
        return chosen, [FieldError("panel", "panel_twice")]
    if len(chosen.members) < size:
        return replace(chosen, members=(*chosen.members, who)), []
    if not chosen.reserve:
        return replace(chosen, reserve=who), []
    return chosen, [FieldError("panel", "panel_full")]
