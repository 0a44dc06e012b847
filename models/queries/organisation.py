"""The organisation in the book: reading it as one snapshot, writing its dated rows."""

from asyncio import Lock
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import sqlalchemy as sql
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel, col, select

from models.frozen import Frozen
from models.names import PersonName
from models.organisation import Organisation
from models.people import GradeSpell, Leave, OfficeGrant, Person
from models.queries.upsert import insert_all, table_of, upsert
from models.sections import Assignment, Post, Section
from models.tables.organisation import (
    AssignmentRow,
    GradeSpellRow,
    LeaveRow,
    OfficeRow,
    OrganisationRevisionRow,
    PersonRow,
    PostRow,
    SectionRow,
)

_NAME = tuple(PersonName.model_fields)
_THE_ONE_ROW = 1
_CHANGED_HERE = "organisation_changed"
_Fact = TypeVar("_Fact", bound=Frozen)


_REVISION = select(col(OrganisationRevisionRow.revision))


async def organisation_revision(session: AsyncSession) -> int:
    """The number of the present organisation; 0 before anything was written."""
    return await session.scalar(_REVISION) or 0


async def hold_organisation(session: AsyncSession) -> int:
    """Its revision; until this transaction ends nobody else compares with it or changes it.

    SQLite's writers take turns anyway. On PostgreSQL whoever comes second waits here, and then sees
    what the first has changed.
    """
    rows = await session.execute(select(OrganisationRevisionRow.revision).with_for_update())
    return rows.scalar_one_or_none() or 0


async def raise_revision(session: AsyncSession) -> None:
    """Tells every cache that the organisation has changed; call it in the same transaction."""
    session.info[_CHANGED_HERE] = True
    raised = await session.execute(
        sql.update(OrganisationRevisionRow).values(
            revision=col(OrganisationRevisionRow.revision) + 1
        )
    )
    if not raised.rowcount:  # type: ignore[attr-defined]  # an UPDATE's result has it
        await insert_all(session, OrganisationRevisionRow, [{"id": _THE_ONE_ROW, "revision": 1}])


async def load_organisation(session: AsyncSession) -> Organisation:
    """Everything, with the revision it had before reading (0.1 s for 3,000 people)."""
    revision = await organisation_revision(session)
    return Organisation(
        sections=await _facts(session, SectionRow, Section),
        posts=await _facts(session, PostRow, Post),
        people=await _people(session),
        assignments=await _facts(session, AssignmentRow, Assignment),
        leaves=await _facts(session, LeaveRow, Leave),
        spells=await _facts(session, GradeSpellRow, GradeSpell),
        offices=await _facts(session, OfficeRow, OfficeGrant),
        revision=revision,
    )


class OrganisationCache:
    """The organisation in memory, read again only when its revision has changed."""

    def __init__(self, loaded: Callable[[], None] = lambda: None) -> None:
        """``loaded`` is called after each reading: much has come that will stay."""
        self._loaded = loaded
        self._known: Organisation | None = None
        self._loading = Lock()

    async def get(self, session: AsyncSession) -> Organisation:
        """The organisation as the session's transaction sees it: one tiny query if nothing changed.

        What a transaction has changed itself is not kept: it may still be rolled back, and another
        change would then bear the same revision.
        """
        if session.info.get(_CHANGED_HERE):
            return await load_organisation(session)
        known, revision = self._known, await organisation_revision(session)
        if known is not None and known.revision == revision:
            return known
        async with self._loading:
            known = self._known
            if known is not None and known.revision == revision:
                return known
            while known is None or known.revision != revision:
                known = await load_organisation(session)
                revision = await organisation_revision(session)
            self._known = known
            self._loaded()
            return known


async def write_sections(session: AsyncSession, sections: Iterable[Section]) -> None:
    """New or changed sections, parents before children."""
    await upsert(session, SectionRow, [plain(it) for it in sections], ["id"])


async def write_posts(session: AsyncSession, posts: Iterable[Post]) -> None:
    await upsert(session, PostRow, [plain(it) for it in posts], ["id"])


async def write_people(session: AsyncSession, people: Iterable[Person]) -> None:
    await upsert(session, PersonRow, [person_row(it) for it in people], ["id"])


async def write_assignments(session: AsyncSession, assignments: Iterable[Assignment]) -> None:
    key = ["person_id", "post_id", "from_day"]
    await upsert(session, AssignmentRow, [plain(it) for it in assignments], key)


async def write_leaves(session: AsyncSession, leaves: Iterable[Leave]) -> None:
    await upsert(session, LeaveRow, [plain(it) for it in leaves], ["person_id", "from_day"])


async def write_spells(session: AsyncSession, spells: Iterable[GradeSpell]) -> None:
    await upsert(session, GradeSpellRow, [plain(it) for it in spells], ["person_id", "from_day"])


async def write_offices(session: AsyncSession, grants: Iterable[OfficeGrant]) -> None:
    key = ["person_id", "office", "from_day"]
    await upsert(session, OfficeRow, [plain(it) for it in grants], key)


def plain(fact: Frozen) -> dict[str, Any]:
    """The columns of a fact whose fields are its columns; enums become their texts."""
    return {name: _text(getattr(fact, name)) for name in type(fact).model_fields}


def person_row(person: Person) -> dict[str, Any]:
    """The columns of a person: the parts of the name stand apart."""
    row = plain(person)
    del row["name"]
    return row | {part: getattr(person.name, part) for part in _NAME}


def _text(value: Any) -> Any:
    return value.value if hasattr(value, "value") else value


async def _people(session: AsyncSession) -> list[Person]:
    table = table_of(PersonRow)
    own = [column.name for column in table.columns if column.name not in _NAME]
    asked = sql.select(*(table.c[it] for it in (*_NAME, *own))).order_by(table.c.number)
    rows = await session.execute(asked)
    at, in_name, in_person = len(_NAME), set(_NAME), set(Person.model_fields)
    return [
        _lean(
            Person(
                name=PersonName.model_construct(in_name, **dict(zip(_NAME, row, strict=False))),
                **dict(zip(own, row[at:], strict=True)),
            ),
            in_person,
        )
        for row in rows
    ]


async def _facts(session: AsyncSession, model: type[SQLModel], fact: type[_Fact]) -> list[_Fact]:
    table = table_of(model)
    fields = list(fact.model_fields)
    first_column = next(iter(table.primary_key.columns))
    rows = await session.execute(sql.select(*(table.c[it] for it in fields)).order_by(first_column))
    all_of_them = set(fields)
    return [_lean(fact(**dict(zip(fields, row, strict=True))), all_of_them) for row in rows]


def _lean(fact: _Fact, fields: set[str]) -> _Fact:
    """One note of which fields were given for all facts of a kind: own ones take 0.7 KB a fact."""
    object.__setattr__(fact, "__pydantic_fields_set__", fields)
    return fact
