"""Places 受け持てる席 of those who may guide: how many pairs there can be, how good the worst, and the best sum.

A column for each place a person has. A section that may give fewer places than its people have keeps the
rest back: for each of them a row that takes one of its places and nothing else. So caps of sections are
part of one assignment, which scipy solves exactly, and no search is needed.
"""

from typing import NamedTuple

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from models.mentoring.grid import Grid
from models.mentoring.grid_scores import Numbers, Truths


class Edges(NamedTuple):
    """Pairs of a grid by row and column."""

    rows: Numbers
    columns: Numbers


class _Places(NamedTuple):
    mentor: Numbers
    """By place, the column of the grid."""
    kept: Truths
    """A row for each place a section keeps back: True at every place of that section."""


def most_pairs(grid: Grid, allowed: Truths) -> int:
    """The greatest number of pairs that there can be at once."""
    places = _places(grid, allowed)
    return _most(places, allowed)


def worst_possible(grid: Grid, allowed: Truths, count: int) -> int:
    """The highest score that the least of ``count`` pairs can have; ``count`` pairs are possible, 1 or more."""
    places = _places(grid, allowed)
    levels = np.unique(grid.scores[allowed])
    low, high = 0, len(levels) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if _most(places, allowed & (grid.scores >= levels[middle])) >= count:
            low = middle
        else:
            high = middle - 1
    return int(levels[low])


def best_sum(grid: Grid, allowed: Truths) -> Edges:
    """As many pairs as there can be, of those the greatest sum of scores, then the most people guiding.

    One point of a score is worth more than all second places avoided, one pair more than all scores,
    and a place kept back more than any pair moved through it could bring. These are whole numbers, the
    greatest of them below 2**53 for ten thousand people: nothing is rounded.
    """
    people = len(grid.mentees)
    places = _places(grid, allowed)
    point = people + 1
    one_more = point * (1000 * people + 1)
    worth = np.where(allowed, grid.scores * point + one_more, 0)[:, places.mentor]
    worth += np.where(worth > 0, _first_places(places), 0)
    kept = places.kept * (3 * one_more)
    rows, taken = linear_sum_assignment(np.vstack([worth, kept]), maximize=True)
    columns = places.mentor[taken]
    stands = (rows < people) & allowed[np.minimum(rows, people - 1), columns]
    return Edges(rows[stands].astype(np.int64), columns[stands])


def _first_places(places: _Places) -> Numbers:
    """By place, 1 for each person's first and 0 for the others."""
    return np.diff(places.mentor, prepend=-1).astype(np.bool_).astype(np.int64)


def _places(grid: Grid, allowed: Truths) -> _Places:
    """Of those who may guide anybody; nobody needs more places than there are people."""
    each = np.where(allowed.any(axis=0), np.minimum(grid.room, len(grid.mentees)), 0)
    mentor = np.repeat(np.arange(len(grid.mentors), dtype=np.int64), each)
    section = grid.section[mentor]
    there = np.bincount(section, minlength=len(grid.cap))
    kept = np.repeat(np.arange(len(grid.cap)), np.maximum(0, there - grid.cap))
    return _Places(mentor, kept[:, None] == section)


def _most(places: _Places, allowed: Truths) -> int:
    """The places kept back come first: each finds one at once, and the search is short."""
    net = csr_array(np.vstack([places.kept, allowed[:, places.mentor]]))
    filled = maximum_bipartite_matching(net, perm_type="column")
    return int((filled >= 0).sum()) - len(places.kept)
