"""Mentees, mentors and questions 組合せの問い that read aloud, and small random ones with everything in them."""

from datetime import date
from random import Random
from typing import Any

from models.mentoring.candidates import Gender, Mentee, Mentor, YearsApart
from models.mentoring.excepted import Excepted
from models.mentoring.hard_rules import EXCEPTABLE, HardRule, broken, room
from models.mentoring.question import Pair, Question
from models.mentoring.question_problems import question_problems
from models.mentoring.rules import Rules, Weights
from models.policy.grades import Band
from models.policy.guiding import SectionRule

FAMILIES = ("general", "civil", "nurse")
INTERESTS = ("law", "budget", "welfare", "digital", "disaster")
PLACES = ("", "本庁舎", "支所")
EVEN = Weights(same_job_family=3, years_apart=3, same_place=1, gender_wish=2, interests=2)


def a_mentee(person_id: str = "a", **told: Any) -> Mentee:
    """Somebody hired this April into 会計課."""
    told = {"section_id": "会計課", "job_family": "general", "hired_on": date(2026, 4, 1)} | told
    return Mentee(person_id=person_id, **told)


def a_mentor(person_id: str = "m", **told: Any) -> Mentor:
    """Somebody hired six years before into 道路課, who would take one."""
    usual = {
        "section_id": "道路課",
        "job_family": "general",
        "hired_on": date(2020, 4, 1),
        "band": Band.STAFF,
        "years": 6,
        "years_in_section": 3,
        "trained": True,
    }
    return Mentor(person_id=person_id, **(usual | told))


def the_rules(**told: Any) -> Rules:
    return Rules(**({"weights": EVEN, "at_most": 2} | told))


def asked(
    mentees: list[Mentee], mentors: list[Mentor], rules: Rules | None = None, **told: Any
) -> Question:
    return Question(
        mentees=tuple(mentees), mentors=tuple(mentors), rules=rules or the_rules(), **told
    )


def pair(words: str) -> Pair:
    """``pair("a m")``."""
    mentee, mentor = words.split()
    return Pair(mentee_id=mentee, mentor_id=mentor)


def any_question(
    rng: Random, mentees: int, mentors: int, *, sections: int = 3, lenient: bool = False
) -> Question:
    """Some rules, people, kept-apart pairs, locked ones and refusals, drawn at random; never a problem.

    ``lenient``: nearly everybody may guide nearly everybody, so that places are what is short.
    """
    rules = _lenient(_any_rules(rng)) if lenient else _any_rules(rng)
    some = [_any_mentee(rng, nth, mentees, mentors, sections) for nth in range(mentees)]
    guides = [_any_mentor(rng, nth, mentees, sections) for nth in range(mentors)]
    question = Question(
        mentees=tuple(some),
        mentors=tuple(guides),
        rules=rules,
        forbidden=tuple(
            Pair(mentee_id=one.person_id, mentor_id=other.person_id)
            for one in some
            for other in guides
            if rng.random() < 0.05
        ),
        seed=rng.randrange(100),
    )
    question = _with_wishes(question)
    for _ in range(rng.choice((0, 0, 1, 2))):
        question = _with_a_lock(rng, question)
    return question


def with_exceptions(rng: Random, question: Question) -> Question:
    """The same with some pairs that HR lets stand against rules, a few of them locked; never a problem."""
    for one in question.mentees:
        for other in question.mentors:
            against = {*broken(question.rules, one, other)}
            if rng.random() < 0.3 and against <= EXCEPTABLE:
                question = _excepting(rng, question, one, other, against)
    return question


def _excepting(
    rng: Random, question: Question, one: Mentee, other: Mentor, against: set[HardRule]
) -> Question:
    two = pair(f"{one.person_id} {other.person_id}")
    rules = {it for it in against if rng.random() < 0.9}
    rules |= {it for it in (HardRule.SECTION_FULL,) if rng.random() < 0.5}
    told = Excepted(mentee_id=two.mentee_id, mentor_id=two.mentor_id, rules=frozenset(rules))
    question = question.with_excepted(told)
    is_free = all(it.mentee_id != one.person_id for it in question.locked)
    if is_free and two not in question.forbidden and rng.random() < 0.5:
        locked = question.with_locked(two)
        return question if question_problems(locked) else locked
    return question


def _with_wishes(question: Question) -> Question:
    """Some mentees name mentors they would like, in a programme that asks for it or in one that does not."""
    rng = Random(question.fingerprint())
    ids = [it.person_id for it in question.mentors]
    mentees = [
        it.model_copy(update={"wished": frozenset(rng.sample(ids, min(len(ids), wishes)))})
        for it in question.mentees
        for wishes in [rng.choice((0, 0, 1, 3))]
    ]
    rules = question.rules.model_copy(update={"wished_first": rng.random() < 0.4})
    return question.model_copy(update={"mentees": tuple(mentees), "rules": rules})


def _with_a_lock(rng: Random, question: Question) -> Question:
    fixed = {it.mentee_id for it in question.locked}
    may = [
        Pair(mentee_id=one.person_id, mentor_id=other.person_id)
        for one in question.mentees
        for other in question.mentors
        if one.person_id not in fixed
        and room(question.rules, other)
        and not broken(question.rules, one, other)
    ]
    if not may:
        return question
    locked = question.with_locked(rng.choice(may))
    return question if question_problems(locked) else locked


def _any_rules(rng: Random) -> Rules:
    weights = {name: rng.randint(0, 4) for name in Weights.model_fields}
    if not any(weights.values()):
        weights["interests"] = 1
    return Rules(
        bands=frozenset(rng.sample(list(Band), rng.randint(1, 3))) | {Band.STAFF},
        years_since_hire=rng.choice((0, 0, 3)),
        years_in_section=rng.choice((0, 0, 1)),
        trained=rng.random() < 0.2,
        section=rng.choice(list(SectionRule)),
        same_job_family=rng.random() < 0.2,
        at_most=rng.randint(1, 3),
        years_apart=YearsApart(least=rng.randint(0, 4), most=rng.randint(4, 12)),
        weights=Weights(**weights),
        worst_pair_first=rng.random() < 0.5,
        per_section_at_most=rng.choice((None, 1, 2, 3)),
    )


def _lenient(rules: Rules) -> Rules:
    asks_nothing = {
        "bands": frozenset(Band),
        "years_since_hire": 0,
        "years_in_section": 0,
        "trained": False,
        "section": SectionRule.ANY,
        "same_job_family": False,
    }
    return rules.model_copy(update=asks_nothing)


def _wishes(rng: Random, others: list[str]) -> dict[str, Any]:
    return {
        "job_family": rng.choice(FAMILIES),
        "place": rng.choice(PLACES),
        "gender": rng.choice((None, *Gender)),
        "gender_wish": rng.choice((None, None, *Gender)),
        "interests": frozenset(rng.sample(INTERESTS, rng.randint(0, 3))),
        "avoided": _some(rng, others, 0.05),
        "kin": _some(rng, others, 0.02),
        "line": _some(rng, others, 0.1),
    }


def _some(rng: Random, others: list[str], share: float) -> frozenset[str]:
    return frozenset(it for it in others if rng.random() < share)


def _any_mentee(rng: Random, nth: int, mentees: int, mentors: int, sections: int) -> Mentee:
    """The first may be one of the mentors too."""
    ids = [f"m{it}" for it in range(mentors)]
    return Mentee(
        person_id="m0" if nth == 0 and mentors and rng.random() < 0.1 else f"a{nth}",
        section_id=rng.choice(("", *[f"s{it}" for it in range(sections)])),
        hired_on=date(rng.randint(2022, 2026), rng.randint(1, 12), rng.randint(1, 28)),
        years_apart=YearsApart(least=1, most=5) if rng.random() < 0.2 else None,
        **_wishes(rng, ids),
    )


def _any_mentor(rng: Random, nth: int, mentees: int, sections: int) -> Mentor:
    capacity = rng.randint(1, 3)
    taken = rng.choice((0, 0, 0, 1))
    return Mentor(
        person_id=f"m{nth}",
        section_id=f"s{rng.randrange(sections)}",
        hired_on=date(rng.randint(2005, 2024), rng.randint(1, 12), rng.randint(1, 28)),
        band=rng.choice((Band.STAFF, Band.STAFF, *Band)),
        years=rng.randint(1, 20),
        years_in_section=rng.randint(0, 4),
        trained=rng.random() < 0.7,
        willing=rng.random() < 0.95,
        stays=rng.random() < 0.95,
        on_duty=rng.random() < 0.95,
        capacity=capacity,
        taken=taken,
        taken_here=taken if rng.random() < 0.5 else 0,
        **_wishes(rng, [f"a{it}" for it in range(mentees)]),
    )
