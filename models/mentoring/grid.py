"""All pairs at once 組合せの表: what :mod:`hard_rules` and :mod:`score` say of each, as whole tables.

A thousand people by fifteen hundred are a million and a half pairs; asked one by one they would take
ten seconds. A test holds these tables against the rules for every pair. Only the solvers read them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import numpy as np

from models.mentoring.candidates import Mentee, Mentor
from models.mentoring.grid_scores import Numbers, Truths, same, scores
from models.mentoring.hard_rules import HardRule, broken, room
from models.mentoring.question import Pair, Question, lot
from models.mentoring.question_problems import section_load
from models.mentoring.rules import Rules
from models.policy.guiding import SectionRule

_OF_BOTH: Final = frozenset(
    {
        HardRule.SELF,
        HardRule.IN_LINE,
        HardRule.KIN,
        HardRule.AVOIDED,
        HardRule.SECTION,
        HardRule.JOB_FAMILY,
    }
)
_NO_CAP: Final = 1 << 30


class Grid(NamedTuple):
    """One row for each mentee still free, one column for each mentor, both in the order of the lot.

    What the locked pairs take is out of ``room`` and ``cap`` already.
    """

    mentees: tuple[Mentee, ...]
    mentors: tuple[Mentor, ...]
    allowed: Truths
    """Whether the two keep every hard rule that HR did not let go, and are not forbidden."""
    scores: Numbers
    """0 to 1000, also where a pair is not allowed."""
    room: Numbers
    section: Numbers
    """By mentor, the number of the section."""
    cap: Numbers
    """By number of a section, how many pairs it may still give a mentor to; without a cap more than all."""


def grid(question: Question) -> Grid:
    """The tables of a question without problems."""
    rules, seed = question.rules, question.seed
    fixed = {it.mentee_id for it in question.locked}
    free = [it for it in question.mentees if it.person_id not in fixed]
    mentees = tuple(sorted(free, key=lambda it: lot(seed, it.person_id)))
    mentors = tuple(sorted(question.mentors, key=lambda it: lot(seed, it.person_id)))
    taken = _taken(question.locked, mentors)
    section, caps = _sections(question, mentors)
    return Grid(
        mentees,
        mentors,
        _allowed(question, mentees, mentors),
        scores(rules, mentees, mentors),
        np.array([room(rules, it) for it in mentors], dtype=np.int64) - taken,
        section,
        caps,
    )


def fitting(table: Grid) -> frozenset[str]:
    """The mentees for whom somebody would be allowed."""
    rows = zip(table.mentees, table.allowed, strict=True)
    return frozenset(it.person_id for it, row in rows if row.any())


def _taken(locked: Iterable[Pair], mentors: Sequence[Mentor]) -> Numbers:
    """By mentor, how many of the locked pairs."""
    given = Counter(it.mentor_id for it in locked)
    return np.array([given[it.person_id] for it in mentors], dtype=np.int64)


def _sections(question: Question, mentors: Sequence[Mentor]) -> tuple[Numbers, Numbers]:
    number: dict[str, int] = {}
    codes = [number.setdefault(it.section_id, len(number)) for it in mentors]
    section = np.array(codes, dtype=np.int64)
    cap = question.rules.per_section_at_most
    caps = np.full(len(number), _NO_CAP if cap is None else cap, dtype=np.int64)
    if cap is not None:
        load = section_load(mentors)
        caps -= np.array([load[it] for it in number], dtype=np.int64)
        beyond = question.beyond_section()
        counted = [it for it in question.locked if it not in beyond]
        np.subtract.at(caps, section, _taken(counted, mentors))
    return section, np.maximum(caps, 0)


def _allowed(question: Question, mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> Truths:
    rules = question.rules
    able = np.array([_able(rules, it) for it in mentors], dtype=np.bool_)
    table = np.broadcast_to(able, (len(mentees), len(mentors))).copy()
    if rules.section is not SectionRule.ANY:
        told = np.array([bool(it.section_id) for it in mentees], dtype=np.bool_)
        there = same(mentees, mentors, lambda it: it.section_id) & told[:, None]
        table &= there if rules.section is SectionRule.SAME else ~there
    if rules.same_job_family:
        table &= same(mentees, mentors, lambda it: it.job_family)
    for row, column in _let_go(question, mentees, mentors):
        table[row, column] = True
    for row, column in _kept_apart(question, mentees, mentors):
        table[row, column] = False
    return table


def _able(rules: Rules, mentor: Mentor) -> bool:
    """What :func:`broken` finds against a mentor whoever the other is."""
    nobody = Mentee(person_id="", section_id="", job_family="", hired_on=mentor.hired_on)
    return not {*broken(rules, nobody, mentor)} - _OF_BOTH


def _let_go(
    question: Question, mentees: Sequence[Mentee], mentors: Sequence[Mentor]
) -> list[tuple[int, int]]:
    """Who may come together because HR lets go what stood in the way."""
    row = {it.person_id: nth for nth, it in enumerate(mentees)}
    column = {it.person_id: nth for nth, it in enumerate(mentors)}
    return [
        (row[me], column[it])
        for (me, it), rules in question.let_go().items()
        if me in row
        and it in column
        and not broken(question.rules, mentees[row[me]], mentors[column[it]], rules)
    ]


def _kept_apart(
    question: Question, mentees: Sequence[Mentee], mentors: Sequence[Mentor]
) -> list[tuple[int, int]]:
    """Who is never to come together because of who they are."""
    row = {it.person_id: nth for nth, it in enumerate(mentees)}
    column = {it.person_id: nth for nth, it in enumerate(mentors)}
    pairs = [(it.mentee_id, it.mentor_id) for it in question.forbidden]
    for mentee in mentees:
        me = mentee.person_id
        pairs.extend((me, it) for it in (me, *mentee.line, *mentee.kin, *mentee.avoided))
    for mentor in mentors:
        other = mentor.person_id
        pairs.extend((it, other) for it in (*mentor.line, *mentor.kin, *mentor.avoided))
    return [(row[me], column[it]) for me, it in pairs if me in row and it in column]
