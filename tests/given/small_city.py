"""A small city 小さな市 for tests of pages and rights: a section with a head, HR, an auditor, somebody who left."""

from datetime import date

from models.ids import PersonId, PostId, SectionId
from models.names import PersonName
from models.people import OfficeGrant, Person
from models.queries.organisation import (
    raise_revision,
    write_assignments,
    write_offices,
    write_people,
    write_posts,
    write_sections,
)
from models.roles import Office
from models.sections import Assignment, Post, Section, SectionKind
from models.tables.database import Database

FIRST_DAY = date(2020, 4, 1)
YAMADA = PersonId("yamada")  # 会計課 主事
SATO = PersonId("sato")  # 会計課長
ONO = PersonId("ono")  # 人事課 管理
KUDO = PersonId("kudo")  # 監査
MORI = PersonId("mori")  # 退職した職員

_PEOPLE = {
    YAMADA: ("10001", "山田", "花子"),
    SATO: ("10002", "佐藤", "一郎"),
    ONO: ("10003", "小野", "和子"),
    KUDO: ("10004", "工藤", "実"),
    MORI: ("10005", "森", "健"),
}
_SECTION = SectionId("accounts")


def number_of(person_id: PersonId) -> str:
    return _PEOPLE[person_id][0]


async def found_small_city(database: Database) -> None:
    """Writes the city into an empty book."""
    async with database.writing() as session:
        section = Section(id=_SECTION, code="100", name="会計課", kind=SectionKind.SECTION)
        await write_sections(session, [section])
        await write_posts(
            session,
            [
                _post("head", "課長", rank=50, is_head=True),
                _post("clerk", "主事", rank=10),
            ],
        )
        await write_people(session, [_person(person_id) for person_id in _PEOPLE])
        await write_assignments(
            session,
            [
                Assignment(
                    person_id=person_id,
                    post_id=PostId("head" if person_id == SATO else "clerk"),
                    from_day=FIRST_DAY,
                )
                for person_id in _PEOPLE
            ],
        )
        await write_offices(
            session,
            [
                OfficeGrant(person_id=ONO, office=Office.HR_ADMIN, from_day=FIRST_DAY),
                OfficeGrant(person_id=KUDO, office=Office.AUDITOR, from_day=FIRST_DAY),
            ],
        )
        await raise_revision(session)


def _post(code: str, title: str, *, rank: int, is_head: bool = False) -> Post:
    return Post(
        id=PostId(code), code=code, title=title, section_id=_SECTION, rank=rank, is_head=is_head
    )


def _person(person_id: PersonId) -> Person:
    number, family, given = _PEOPLE[person_id]
    return Person(
        id=person_id,
        number=number,
        name=PersonName(family=family, given=given),
        hired_on=FIRST_DAY,
        left_on=date(2026, 3, 31) if person_id == MORI else None,
    )
