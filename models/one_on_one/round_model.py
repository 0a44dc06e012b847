"""The arithmetic of a round 一巡の計算: who begins at which quarter, as one mixed integer programme (HiGHS).

Placing as many as possible comes first, then few talks a day, then what people like. The same input
gives the same answer. scipy is imported at the first use, as it takes half a second.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from scipy.sparse import csr_array

OVER_A_DAY: Final = 500
"""Against each talk of a day beyond the number the city wants at most."""
OVER_HALF: Final = 12
"""Against each talk of a day beyond half that number: days fill evenly."""
NEARLY: Final = 1e-3
"""How far the costs may lie from the best, as a share; it is never one person fewer."""


class Candidate(NamedTuple):
    """One person may begin at a quarter; ``length`` in quarters, with the rest after it."""

    person: int
    quarter: int
    length: int
    day: int
    cost: int


class _Entry(NamedTuple):
    row: int
    column: int
    value: int


class _Rows(NamedTuple):
    """Rows of the programme: one for each person, then for each beginning, then two for each day."""

    people: dict[int, int]
    begun: dict[int, int]
    days: dict[int, int]

    @classmethod
    def of(cls, candidates: Sequence[Candidate]) -> "_Rows":
        people = sorted({it.person for it in candidates})
        begun = sorted({it.quarter for it in candidates})
        days = sorted({it.day for it in candidates})
        first_day = len(people) + len(begun)
        return cls(
            {it: row for row, it in enumerate(people)},
            {it: row for row, it in enumerate(begun, len(people))},
            {it: row for row, it in enumerate(days, first_day)},
        )

    @property
    def total(self) -> int:
        return len(self.people) + len(self.begun) + 2 * len(self.days)


def chosen(candidates: Sequence[Candidate], held: Mapping[int, int], a_day: int) -> list[int]:
    """Which candidates are taken: at most one a person, and never two at once.

    ``held``: how many talks a day has already; beyond ``a_day`` a further one is taken only where
    somebody would else have none. Returns places in ``candidates``, ascending.
    """
    if not candidates:
        return []
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp

    rows = _Rows.of(candidates)
    costs = _costs(candidates, rows)
    # Costs of days come down to whole talks by themselves, once the candidates are whole.
    whole = np.arange(len(costs)) < len(candidates)
    least, most = _bounds(rows, held, a_day)
    found = milp(
        np.array(costs),
        constraints=LinearConstraint(_matrix(candidates, rows), least, most),
        integrality=whole.astype(int),
        bounds=Bounds(0, np.where(whole, 1, np.inf)),
        options={"mip_rel_gap": NEARLY},
    )
    return [at for at in range(len(candidates)) if found.x[at] > 0.5]


def _costs(candidates: Sequence[Candidate], rows: _Rows) -> list[int]:
    """Of each candidate, each person left out (more than all others' times could cost), each day."""
    worst = max(it.cost for it in candidates) + OVER_A_DAY + OVER_HALF
    left_out = 2 * len(rows.people) * worst
    days = len(rows.days)
    return [
        *(it.cost for it in candidates),
        *[left_out] * len(rows.people),
        *[OVER_A_DAY] * days,
        *[OVER_HALF] * days,
    ]


def _bounds(rows: _Rows, held: Mapping[int, int], a_day: int) -> tuple[list[float], list[float]]:
    """Each person once or left out, one talk at a time, each day its number and half of it."""
    people, begun = len(rows.people), len(rows.begun)
    whole = [float(max(a_day - held.get(day, 0), 0)) for day in rows.days]
    half = [float(max((a_day + 1) // 2 - held.get(day, 0), 0)) for day in rows.days]
    least = [1.0] * people + [float("-inf")] * (begun + 2 * len(rows.days))
    return least, [1.0] * (people + begun) + whole + half


def _matrix(candidates: Sequence[Candidate], rows: _Rows) -> "csr_array":
    from scipy.sparse import csr_array

    days = len(rows.days)
    entries = [
        _Entry(row, column, 1)
        for column, it in enumerate(candidates)
        for row in (rows.people[it.person], rows.days[it.day], rows.days[it.day] + days)
    ]
    for column, it in enumerate(candidates):
        # Two talks overlap exactly when one covers the other's first quarter.
        covered = range(it.quarter, it.quarter + it.length)
        entries += [_Entry(rows.begun[q], column, 1) for q in covered if q in rows.begun]
    left_out = len(candidates)
    entries += [_Entry(row, left_out + row, 1) for row in rows.people.values()]
    beyond = left_out + len(rows.people)
    first = rows.total - 2 * days
    entries += [_Entry(first + nth, beyond + nth, -1) for nth in range(2 * days)]
    row_of, column_of, value = zip(*entries, strict=True)
    return csr_array((value, (row_of, column_of)), shape=(rows.total, beyond + 2 * days))
