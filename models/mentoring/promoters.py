"""The promoter 推進員 of each section: who looks after its OJT on a day, found by the pack's rule and by nothing else.

Of those on duty in a place 部・課・係 whose grade 職位 the pack names it is the one of the highest grade,
among equals the one hired first. Where nobody has such a grade, the head of the place stands in.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from models.ids import PersonId, SectionId
from models.organisation import Organisation
from models.policy.grades import Ladder
from models.policy.ojt import PromoterRules
from models.seating import seating
from models.sections import Section, SectionKind

_Order = tuple[int, int, date, str]
_PLACES: Final = {SectionKind.UNIT: (SectionKind.UNIT, SectionKind.SECTION)}
"""Who sits in a section without units is looked after there."""


def promoter(
    organisation: Organisation, ladder: Ladder, rules: PromoterRules, place: Section, day: date
) -> PersonId | None:
    """Who promotes OJT in a place of the kind ``rules.per``; None where nobody can."""
    ranked: list[tuple[_Order, PersonId]] = []
    for who in people_of(organisation, rules, place, day):
        order = _order(organisation, ladder, rules, who, day)
        if order is not None:
            ranked.append((order, who))
    if ranked:
        return min(ranked)[1]
    return next(iter(organisation.heads(place.id, day)), None)


def promoted_by(
    organisation: Organisation, ladder: Ladder, rules: PromoterRules, who: PersonId, day: date
) -> tuple[Section, ...]:
    """The places this person promotes OJT in, by their codes: the own one, and any they head besides."""
    if not rules.used.value or not organisation.on_duty(who, day):
        return ()
    near: dict[SectionId, Section] = {}
    for held in organisation.held_on(who, day):
        post = organisation.posts.get(held.post_id)
        place = _place(organisation, rules, post.section_id, day) if post else None
        if place is not None:
            near[place.id] = place
    mine = (it for it in near.values() if promoter(organisation, ladder, rules, it, day) == who)
    return tuple(sorted(mine, key=lambda it: it.code))


def place_of(
    organisation: Organisation, rules: PromoterRules, who: PersonId, day: date
) -> Section | None:
    """The place of the kind ``rules.per`` somebody works in, for units 係 else the section 課; None above it."""
    section = organisation.section_of(who, day)
    return _place(organisation, rules, section.id, day) if section else None


def people_of(
    organisation: Organisation, rules: PromoterRules, place: Section, day: date
) -> Iterator[PersonId]:
    """Everybody whose place it is, on leave or not."""
    near = {it.id for it in organisation.section_path(place.id, day)}
    for who, seat in seating(organisation, day).seats.items():
        if seat.section.id in near or seat.department.id in near:
            here = place_of(organisation, rules, PersonId(who), day)
            if here is not None and here.id == place.id:
                yield PersonId(who)


def _place(
    organisation: Organisation, rules: PromoterRules, section_id: SectionId, day: date
) -> Section | None:
    path = organisation.section_path(section_id, day)
    kinds = _PLACES.get(rules.per.value, (rules.per.value,))
    return next((it for it in reversed(path) if it.kind in kinds), None)


def _order(
    organisation: Organisation, ladder: Ladder, rules: PromoterRules, who: PersonId, day: date
) -> _Order | None:
    """The first of all is the promoter; None for whoever cannot be it by grade, or is away."""
    person = organisation.person(who)
    if person is None or not organisation.on_duty(who, day):
        return None
    pay_grade = organisation.grade(who, day)
    grade = ladder.grade(pay_grade, organisation.job_family(who, day))
    if grade.key not in rules.grades.value:
        return None
    return (-grade.from_pay_grade, -pay_grade, person.hired_on, person.number)
