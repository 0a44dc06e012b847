"""Figures of a call 公募の数字: how many applied and were placed, by group; small groups 少人数 tell nothing."""

from collections import Counter
from collections.abc import Iterable

from models.frozen import Frozen


class Figure(Frozen):
    """One group; ``applied`` and ``placed`` are None where too few applied to be told."""

    group: str
    applied: int | None = None
    placed: int | None = None

    @property
    def percent(self) -> int | None:
        """Of those who applied, how many were placed, to the nearest percent."""
        if self.applied is None or self.placed is None or not self.applied:
            return None
        return round(100 * self.placed / self.applied)


def figures(
    groups: Iterable[str], people: Iterable[tuple[str, bool]], least: int
) -> tuple[Figure, ...]:
    """In the order of ``groups``. ``people``: the group of everybody who applied, and whether placed.

    A group of fewer than ``least`` is hidden, and with a single one so hidden the next smallest too:
    otherwise the total would tell it.
    """
    known = list(people)
    applied = Counter(group for group, _ in known)
    placed = Counter(group for group, is_placed in known if is_placed)
    hidden = _hidden(applied, least)
    return tuple(
        Figure(group=it)
        if it in hidden
        else Figure(group=it, applied=applied[it], placed=placed[it])
        for it in groups
    )


def total(people: Iterable[tuple[str, bool]], least: int) -> Figure:
    """Everybody; hidden as a group would be."""
    known = list(people)
    if len(known) < least:
        return Figure(group="")
    return Figure(group="", applied=len(known), placed=sum(placed for _, placed in known))


def _hidden(applied: Counter[str], least: int) -> frozenset[str]:
    small = {group for group, count in applied.items() if 0 < count < least}
    others = sorted((count, group) for group, count in applied.items() if group not in small)
    if len(small) == 1 and others:
        small.add(others[0][1])
    return frozenset(small)
