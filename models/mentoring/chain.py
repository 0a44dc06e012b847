"""The shortest chain of moves 最小の変更 that makes room for one more: nobody is moved who need not be.

One person goes to a mentor; where that mentor, or the section, has no room left, one of theirs goes to
another, and so on until somebody has room. Layer by layer, so that the first way found is a shortest;
within a layer the best sum is kept.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from models.mentoring.grid import Grid
from models.mentoring.grid_scores import Numbers, Truths

_NEVER = -(1 << 40)


class _Layer(NamedTuple):
    """By mentor: the best gain with which somebody comes here at last, and who that is; ``_NEVER``: nobody."""

    gain: Numbers
    who: Numbers


class _Standing(NamedTuple):
    """A plan by numbers of the grid."""

    mentor_of: dict[int, int]
    mentees_of: dict[int, list[int]]
    room: Numbers
    cap: Numbers


def chain(
    grid: Grid, kept: Mapping[str, str], mentee_id: str, *, to: str | None = None
) -> dict[str, str]:
    """By mentee, the new mentor of everybody who moves, the one in question among them; empty: no way.

    ``kept`` is by mentee the mentor of everybody else; pairs of people who are no row of the grid are
    locked, and out of its room already. ``to``: the one mentor this mentee is to have.
    """
    row = {it.person_id: nth for nth, it in enumerate(grid.mentees)}
    standing = _standing(grid, kept, row)
    start = row.get(mentee_id)
    if start is None:
        return {}
    layers: list[_Layer] = []
    left_from: list[Numbers] = []
    reached = np.zeros(len(grid.mentors), dtype=np.bool_)
    emptied = np.zeros(len(grid.mentors), dtype=np.bool_)
    movers = {start: 0}
    while movers:
        layer = _goes_to(grid, movers, standing, reached)
        if to is not None and not layers:
            layer = _only(grid, layer, to)
        layers.append(layer)
        reached |= layer.gain > _NEVER
        end = _with_room(grid, standing, layer)
        if end is not None:
            return _told(grid, layers, left_from, end, standing)
        out, via = _passed_on(grid, standing, layer)
        out = np.where(emptied, _NEVER, out)
        emptied |= out > _NEVER
        left_from.append(via)
        movers = {
            who: int(out[guide]) - int(grid.scores[who, guide])
            for guide in np.flatnonzero(out > _NEVER)
            for who in standing.mentees_of.get(int(guide), ())
        }
    return {}


def _standing(grid: Grid, kept: Mapping[str, str], row: Mapping[str, int]) -> _Standing:
    column = {it.person_id: nth for nth, it in enumerate(grid.mentors)}
    mentor_of: dict[int, int] = {}
    mentees_of: dict[int, list[int]] = {}
    room, cap = grid.room.copy(), grid.cap.copy()
    for who, guide in kept.items():
        if who in row and guide in column:
            mentor_of[row[who]] = column[guide]
            mentees_of.setdefault(column[guide], []).append(row[who])
            room[column[guide]] -= 1
            cap[grid.section[column[guide]]] -= 1
    return _Standing(mentor_of, mentees_of, room, cap)


def _goes_to(grid: Grid, movers: Mapping[int, int], standing: _Standing, reached: Truths) -> _Layer:
    """For each mentor not reached yet, the best mover and the gain up to here."""
    rows = np.fromiter(movers, dtype=np.int64, count=len(movers))
    so_far = np.fromiter(movers.values(), dtype=np.int64, count=len(movers))
    gain = np.where(grid.allowed[rows], grid.scores[rows] + so_far[:, None], _NEVER)
    for nth, who in enumerate(movers):
        if who in standing.mentor_of:
            gain[nth, standing.mentor_of[who]] = _NEVER
    best = gain.argmax(axis=0)
    top = np.where(reached, _NEVER, gain.max(axis=0))
    return _Layer(top, rows[best])


def _only(grid: Grid, layer: _Layer, mentor_id: str) -> _Layer:
    wanted = np.array([it.person_id == mentor_id for it in grid.mentors], dtype=np.bool_)
    return _Layer(np.where(wanted, layer.gain, _NEVER), layer.who)


def _with_room(grid: Grid, standing: _Standing, layer: _Layer) -> int | None:
    """The mentor at whom the chain ends best."""
    free = (standing.room > 0) & (standing.cap[grid.section] > 0)
    gain = np.where(free, layer.gain, _NEVER)
    end = int(gain.argmax())
    return end if gain[end] > _NEVER else None


def _passed_on(grid: Grid, standing: _Standing, layer: _Layer) -> tuple[Numbers, Numbers]:
    """By mentor, the gain with which one of theirs may go on, and the mentor to whom room is made.

    One of a mentor's own makes room there; where a mentor has room and the section has none, anybody
    of the section does.
    """
    out, via = layer.gain.copy(), np.arange(len(layer.gain), dtype=np.int64)
    waits = np.where(standing.room > 0, layer.gain, _NEVER)
    for section in np.unique(grid.section[waits > _NEVER]):
        there = np.flatnonzero(grid.section == section)
        best = there[int(waits[there].argmax())]
        worse = there[out[there] < waits[best]]
        out[worse], via[worse] = waits[best], best
    return out, via


def _told(
    grid: Grid, layers: list[_Layer], left_from: list[Numbers], end: int, standing: _Standing
) -> dict[str, str]:
    """The moves, from the last back to the first."""
    moves: dict[str, str] = {}
    guide = end
    for nth in range(len(layers) - 1, -1, -1):
        who = int(layers[nth].who[guide])
        moves[grid.mentees[who].person_id] = grid.mentors[guide].person_id
        if nth:
            guide = int(left_from[nth - 1][standing.mentor_of[who]])
    return moves
