"""What is wrong with a question 問いの誤り: named one by one before any plan is made, so that nothing is half done."""

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum

from models.errors import BadAssignment
from models.frozen import Frozen
from models.mentoring.candidates import Mentor
from models.mentoring.hard_rules import EXCEPTABLE, HardRule, broken, room
from models.mentoring.question import Pair, Question


class QuestionFault(StrEnum):
    NO_MENTOR = "no_mentor"  # 候補が一人もいない
    MENTEE_TWICE = "mentee_twice"  # 支援を受ける職員が二度ある
    MENTOR_TWICE = "mentor_twice"  # 候補が二度ある
    NO_CAPACITY = "no_capacity"  # 受け持てる人数が0
    NO_WEIGHT = "no_weight"  # 重みがすべて0
    NO_SEAT = "no_seat"  # 制度の上限が0
    NO_SECTION_SEAT = "no_section_seat"  # 一つの課の上限が0
    YEARS_TURNED = "years_turned"  # 年数の差の下限が上限より大きい
    LOCKED_UNKNOWN = "locked_unknown"  # 固定した組の人がいない
    LOCKED_TWICE = "locked_twice"  # 一人に固定した組が二つある
    LOCKED_BREAKS_RULE = "locked_breaks_rule"  # 固定した組が決まりに反する
    LOCKED_OVER_ROOM = "locked_over_room"  # 固定した組が受け持てる人数を超える
    LOCKED_OVER_SECTION = "locked_over_section"  # 固定した組が課の上限を超える
    NEVER_EXCEPTED = "never_excepted"  # 一組に限っても認められない決まりである


class QuestionProblem(Frozen):
    """One thing to mend: where it stands, what was found there, and what is allowed."""

    fault: QuestionFault
    mentee_id: str = ""
    mentor_id: str = ""
    section_id: str = ""
    rule: HardRule | None = None
    found: str = ""
    allowed: str = ""


def checked(question: Question) -> Question:
    """The same question. Raises :class:`BadAssignment` with all problems."""
    found = question_problems(question)
    if found:
        raise BadAssignment(problems=found)
    return question


def question_problems(question: Question) -> tuple[QuestionProblem, ...]:
    """Each problem once, in the order of faults and people.

    Nobody to be guided is none: the plan is empty then. Nobody to guide them is one.
    """
    found = {
        *(*_of_rules(question), *_of_people(question)),
        *(*_of_locked(question), *_of_excepted(question)),
    }
    return tuple(sorted(found, key=lambda it: (it.fault, it.mentee_id, it.mentor_id, it.found)))


def _of_rules(question: Question) -> Iterator[QuestionProblem]:
    rules = question.rules
    if rules.weights.sum < 1:
        yield QuestionProblem(fault=QuestionFault.NO_WEIGHT, found="0", allowed="1以上")
    if rules.at_most < 1:
        yield QuestionProblem(
            fault=QuestionFault.NO_SEAT, found=str(rules.at_most), allowed="1以上"
        )
    section = rules.per_section_at_most
    if section is not None and section < 1:
        yield QuestionProblem(
            fault=QuestionFault.NO_SECTION_SEAT, found=str(section), allowed="1以上"
        )
    if rules.years_apart.least > rules.years_apart.most:
        yield QuestionProblem(
            fault=QuestionFault.YEARS_TURNED,
            found=str(rules.years_apart.least),
            allowed=f"{rules.years_apart.most}以下",
        )


def _of_people(question: Question) -> Iterator[QuestionProblem]:
    if question.mentees and not question.mentors:
        yield QuestionProblem(fault=QuestionFault.NO_MENTOR, found="0", allowed="1人以上")
    for who in _twice(it.person_id for it in question.mentees):
        yield QuestionProblem(fault=QuestionFault.MENTEE_TWICE, mentee_id=who, allowed="1")
    for who in _twice(it.person_id for it in question.mentors):
        yield QuestionProblem(fault=QuestionFault.MENTOR_TWICE, mentor_id=who, allowed="1")
    for mentor in question.mentors:
        if mentor.capacity < 1:
            yield QuestionProblem(
                fault=QuestionFault.NO_CAPACITY,
                mentor_id=mentor.person_id,
                found=str(mentor.capacity),
                allowed=f"1–{question.rules.at_most}",
            )
    for mentee in question.mentees:
        wished = mentee.years_apart
        if wished and wished.least > wished.most:
            yield QuestionProblem(
                fault=QuestionFault.YEARS_TURNED,
                mentee_id=mentee.person_id,
                found=str(wished.least),
                allowed=f"{wished.most}以下",
            )


def _of_locked(question: Question) -> Iterator[QuestionProblem]:
    mentees = {it.person_id: it for it in question.mentees}
    mentors = {it.person_id: it for it in question.mentors}
    for who in _twice(it.mentee_id for it in question.locked):
        yield QuestionProblem(fault=QuestionFault.LOCKED_TWICE, mentee_id=who, allowed="1")
    known = [it for it in question.locked if it.mentee_id in mentees and it.mentor_id in mentors]
    freed = question.let_go()
    for pair in question.locked:
        if pair not in known:
            yield _at(QuestionFault.LOCKED_UNKNOWN, pair)
    for pair in known:
        one, other = mentees[pair.mentee_id], mentors[pair.mentor_id]
        for rule in broken(
            question.rules, one, other, freed.get((pair.mentee_id, pair.mentor_id), ())
        ):
            yield _at(QuestionFault.LOCKED_BREAKS_RULE, pair, rule)
        if pair in question.forbidden:
            yield _at(QuestionFault.LOCKED_BREAKS_RULE, pair, HardRule.FORBIDDEN)
    yield from _of_room(question, known, mentors)
    yield from _of_sections(question, known, mentors)


def _of_excepted(question: Question) -> Iterator[QuestionProblem]:
    for it in question.excepted:
        pair = Pair(mentee_id=it.mentee_id, mentor_id=it.mentor_id)
        for rule in it.rules - EXCEPTABLE:
            yield _at(QuestionFault.NEVER_EXCEPTED, pair, rule)


def _of_room(
    question: Question, locked: Iterable[Pair], mentors: dict[str, Mentor]
) -> Iterator[QuestionProblem]:
    """A mentor without any room breaks a rule already; here the locked ones are too many."""
    rules = question.rules
    for who, pairs in Counter(it.mentor_id for it in locked).items():
        free = room(rules, mentors[who])
        if pairs > free > 0:
            yield QuestionProblem(
                fault=QuestionFault.LOCKED_OVER_ROOM,
                mentor_id=who,
                found=str(pairs),
                allowed=f"{free}以下",
            )


def _of_sections(
    question: Question, locked: Iterable[Pair], mentors: dict[str, Mentor]
) -> Iterator[QuestionProblem]:
    """Of pairs that HR lets pass the limit none is counted."""
    most, beyond = question.rules.per_section_at_most, question.beyond_section()
    if most is None:
        return
    load = section_load(question.mentors)
    given = Counter(mentors[it.mentor_id].section_id for it in locked if it not in beyond)
    for section, pairs in given.items():
        if load[section] + pairs > most:
            yield QuestionProblem(
                fault=QuestionFault.LOCKED_OVER_SECTION,
                section_id=section,
                found=str(load[section] + pairs),
                allowed=f"{most}以下",
            )


def section_load(mentors: Iterable[Mentor]) -> Counter[str]:
    """By section, how many pairs of this programme it gives a mentor to already."""
    load: Counter[str] = Counter()
    for mentor in mentors:
        load[mentor.section_id] += mentor.taken_here
    return load


def _at(fault: QuestionFault, pair: Pair, rule: HardRule | None = None) -> QuestionProblem:
    return QuestionProblem(
        fault=fault, mentee_id=pair.mentee_id, mentor_id=pair.mentor_id, rule=rule
    )


def _twice(ids: Iterable[str]) -> list[str]:
    return [it for it, times in Counter(ids).items() if times > 1]
