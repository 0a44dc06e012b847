"""A whole programme for the measurement: new staff and those who may guide them, in sections, from a seed."""

from datetime import date
from random import Random
from typing import Any, Final

from models.mentoring.candidates import Gender, Mentee, Mentor, YearsApart
from models.mentoring.question import Question
from models.mentoring.rules import Rules, Weights
from models.policy.grades import Band
from models.policy.guiding import SectionRule

SECTIONS: Final = 60
FAMILIES: Final = ("general",) * 6 + ("civil", "building", "nurse", "childcare")
PLACES: Final = ("本庁舎",) * 4 + ("東支所", "西支所", "上下水道局", "保健センター")
INTERESTS: Final = tuple(f"interest-{nth}" for nth in range(30))
TAKE_TWO: Final = 0.2
"""Share of mentors who would take two."""
AVOIDING: Final = 0.03
AWAY: Final = 0.03
UNWILLING: Final = 0.05
WITHOUT_PROFILE: Final = 0.1


def question(mentees: int, mentors: int, seed: int, *, caps: bool, worst_first: bool) -> Question:
    """With ``caps`` a section may give no more than its fair share and a tenth more."""
    rng = Random(seed)
    return Question(
        mentees=tuple(_mentee(rng, nth, mentors) for nth in range(mentees)),
        mentors=tuple(_mentor(rng, nth, mentees) for nth in range(mentors)),
        rules=Rules(
            bands=frozenset({Band.STAFF, Band.SUPERVISOR}),
            years_since_hire=3,
            section=SectionRule.OTHER,
            at_most=2,
            years_apart=YearsApart(least=3, most=10),
            weights=Weights(
                same_job_family=5, years_apart=4, same_place=3, gender_wish=4, interests=5
            ),
            worst_pair_first=worst_first,
            per_section_at_most=max(1, 11 * mentees // (10 * SECTIONS) + 1) if caps else None,
        ),
        seed=seed,
    )


def _told(rng: Random) -> dict[str, Any]:
    if rng.random() < WITHOUT_PROFILE:
        return {}
    return {
        "place": rng.choice(PLACES),
        "gender": rng.choice((None, *Gender)),
        "gender_wish": rng.choice((None, None, None, *Gender)),
        "interests": frozenset(rng.sample(INTERESTS, rng.randint(0, 6))),
    }


def _mentee(rng: Random, nth: int, mentors: int) -> Mentee:
    leads = {f"m{rng.randrange(mentors)}" for _ in range(3)}
    avoided = {f"m{rng.randrange(mentors)}"} if rng.random() < AVOIDING else set()
    return Mentee(
        person_id=f"a{nth}",
        section_id=f"s{rng.randrange(SECTIONS)}",
        job_family=rng.choice(FAMILIES),
        hired_on=date(rng.choice((2025, 2026, 2026, 2026)), 4, 1),
        line=frozenset(leads),
        avoided=frozenset(avoided),
        **_told(rng),
    )


def _mentor(rng: Random, nth: int, mentees: int) -> Mentor:
    hired = rng.randint(2000, 2024)
    avoided = {f"a{rng.randrange(mentees)}"} if rng.random() < AVOIDING else set()
    return Mentor(
        person_id=f"m{nth}",
        section_id=_section(rng),
        job_family=rng.choice(FAMILIES),
        hired_on=date(hired, 4, 1),
        band=rng.choice((*[Band.STAFF] * 5, *Band)),
        years=2026 - hired,
        years_in_section=rng.randint(0, 5),
        trained=rng.random() < 0.8,
        willing=rng.random() >= UNWILLING,
        on_duty=rng.random() >= AWAY,
        capacity=2 if rng.random() < TAKE_TWO else 1,
        avoided=frozenset(avoided),
        **_told(rng),
    )


def _section(rng: Random) -> str:
    """Some sections have more of those who may guide than others."""
    among = rng.choice((SECTIONS, SECTIONS, SECTIONS // 2))
    return f"s{rng.randrange(among)}"
