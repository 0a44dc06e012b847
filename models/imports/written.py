"""The book as import files 取込様式での書き出し: what was imported can be taken out, edited, and brought back."""

from collections.abc import Iterable, Iterator
from datetime import date

from models.csv_out import Cell
from models.ids import PersonId
from models.imports.kinds import ImportKind
from models.imports.layouts import LAYOUTS
from models.organisation import Organisation
from models.people import AUTHORITY_WORDS, EMPLOYMENT_WORDS, LEAVE_WORDS
from models.section_goals import SECTION_GOAL_WORDS, SectionGoal
from models.sections import SECTION_WORDS, AssignmentKind

_LEFT_OUT = {"full", "full_kana"}


def headings(kind: ImportKind, *, english: bool = False) -> list[str]:
    """The headings of a file of that kind, Japanese or English."""
    columns = (it for it in LAYOUTS[kind] if it.key not in _LEFT_OUT)
    return [it.headings[1 if english else 0] for it in columns]


def section_rows(organisation: Organisation) -> Iterator[list[Cell]]:
    for section in organisation.sections.values():
        parent = organisation.sections[section.parent_id].code if section.parent_id else ""
        yield [
            section.code,
            section.name,
            SECTION_WORDS[section.kind],
            parent,
            section.valid_from.isoformat(),
            _day(section.valid_to),
        ]


def post_rows(organisation: Organisation) -> Iterator[list[Cell]]:
    for post in organisation.posts.values():
        section = organisation.sections[post.section_id]
        yield [post.code, post.title, section.code, post.rank, "○" if post.is_head else ""]


def section_goal_rows(
    organisation: Organisation, goals: Iterable[SectionGoal]
) -> Iterator[list[Cell]]:
    for goal in goals:
        yield [
            goal.fiscal_year,
            organisation.sections[goal.section_id].code,
            goal.code,
            SECTION_GOAL_WORDS[goal.kind],
            goal.title,
            goal.valid_from.isoformat(),
            _day(goal.valid_to),
        ]


def roster_rows(organisation: Organisation, day: date) -> Iterator[list[Cell]]:
    """Everybody employed on that day, with the terms, posts and leave of that day."""
    for person in organisation.people_on(day):
        name = person.name
        yield [
            person.number,
            name.family,
            name.given,
            name.family_kana,
            name.given_kana,
            name.work_family,
            name.work_family_kana,
            person.email,
            "○" if person.has_mailbox else "×",
            *_terms(organisation, person.id, day),
            person.hired_on.isoformat(),
            _day(person.left_on),
            *_places(organisation, person.id, day),
            *_leave(organisation, person.id, day),
        ]


def _terms(organisation: Organisation, person_id: PersonId, day: date) -> list[Cell]:
    terms = organisation.terms(person_id, day)
    if terms is None:
        return ["", "", "", ""]
    return [
        terms.grade,
        terms.job_family,
        AUTHORITY_WORDS[terms.appointing_authority],
        EMPLOYMENT_WORDS[terms.employment],
    ]


def _places(organisation: Organisation, person_id: PersonId, day: date) -> list[Cell]:
    main = organisation.main_assignment(person_id, day)
    dual = [
        organisation.posts[it.post_id].code
        for it in organisation.held_on(person_id, day)
        if it.kind is AssignmentKind.DUAL
    ]
    if main is None:
        return ["", "", ";".join(dual)]
    return [organisation.posts[main.post_id].code, main.from_day.isoformat(), ";".join(dual)]


def _leave(organisation: Organisation, person_id: PersonId, day: date) -> list[Cell]:
    leave = organisation.on_leave(person_id, day)
    if leave is None:
        return ["", "", ""]
    return [LEAVE_WORDS[leave.kind], leave.from_day.isoformat(), _day(leave.to_day)]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
