"""The hall of the stories 市役所: two departments with all their heads, HR and the complaint desk.

Heads are of special service 特別職 here, so that a cycle rates only those a story hires.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from models.people import Employment
from models.queries.organisation import (
    raise_revision,
    write_assignments,
    write_leaves,
    write_offices,
    write_people,
    write_posts,
    write_sections,
)
from models.roles import Office
from models.tables.database import Database
from models.tables.task import TaskRow
from tests.given.people import CityHall, Someone, a_head, an_employee

PEOPLE: dict[str, Someone] = {}
"""Everybody any test has ever hired, by id."""


def _special(someone: Someone) -> Someone:
    return someone.employed_as(Employment.SPECIAL)


FUKUI = _special(a_head("福井", "治").of("市"))
ITO = _special(a_head("伊藤", "修").of("総務部"))
HARA = _special(a_head("原", "進").of("会計部"))
SATO = _special(a_head("佐藤", "恵").of("会計課"))
TANAKA = _special(a_head("田中", "誠").of("出納係"))
UEDA = _special(a_head("上田", "望").of("市民部"))
MORI = _special(a_head("森", "健").of("市民課"))
KATO = _special(a_head("加藤", "蓮").of("窓口係"))
ONO = _special(an_employee("小野", "和子").in_section("人事課")).with_office(Office.HR_OPERATOR)
KUDO = _special(an_employee("工藤", "実").in_section("人事課")).with_office(Office.COMPLAINT_DESK)


@dataclass(frozen=True)
class Staff:
    hr: Someone
    complaint_desk: Someone
    everybody: tuple[Someone, ...]


class StoryHall(CityHall):
    def staffed(self) -> Staff:
        """市 / 会計部 原 / 会計課 佐藤 / 出納係 田中, and beside them 市民部; 総務部長 伊藤 confirms."""
        heads = (FUKUI, ITO, HARA, SATO, TANAKA, UEDA, MORI, KATO)
        return Staff(ONO, KUDO, (*heads, ONO, KUDO))


HALL = StoryHall(("総務部 > 人事課", "会計部 > 会計課 > 出納係", "市民部 > 市民課 > 窓口係"))


async def write_hall(database: Database, hall: CityHall, people: Iterable[Someone]) -> None:
    """Writes sections, posts and these people; those who stand already stay."""
    new = list(people)
    PEOPLE.update({someone.id: someone for someone in new})
    organisation = hall.with_people(*new)
    async with database.writing() as session:
        await write_sections(session, organisation.sections.values())
        await write_posts(session, organisation.posts.values())
        await write_people(session, organisation.people.values())
        await write_assignments(session, organisation.assignments)
        await write_leaves(session, organisation.leaves)
        await write_offices(session, organisation.offices)
        await raise_revision(session)


def name_of(task: TaskRow) -> str:
    """The family name of whoever owes a task; a desk by its role."""
    if task.person_id is None:
        return task.role
    return PEOPLE[task.person_id].person.name.family
