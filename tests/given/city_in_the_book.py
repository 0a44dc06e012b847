"""A generated city in a book 台帳の市, and how its people are found by their titles."""

from datetime import UTC, date, datetime

from models.fiscal_year import FiscalYear
from models.generator.city import make_city
from models.organisation import Organisation
from models.people import Person
from models.personnel_orders import OrderId, OrderKind, PersonnelOrder
from models.queries.generated_city import write_city
from models.queries.organisation import load_organisation
from models.tables.database import Database

NOW = datetime(2026, 4, 1, 0, 0, tzinfo=UTC)
FIRST = date(2026, 4, 1)
OCTOBER = date(2026, 10, 1)
CITY = make_city(3, 60, "甲府市", FiscalYear(2026))


async def the_city(database: Database) -> Organisation:
    async with database.writing() as session:
        await write_city(session, CITY)
    return await standing(database)


async def standing(database: Database) -> Organisation:
    async with database.reading() as session:
        return await load_organisation(session)


def somebody(organisation: Organisation, title: str) -> Person:
    return next(
        it for it in organisation.people_on(FIRST) if organisation.title(it.id, FIRST) == title
    )


def an_order(
    number: str, person: Person, kind: OrderKind, day: date, **more: object
) -> PersonnelOrder:
    given = {"id": OrderId(number), "person_id": person.id, "kind": kind, "effective_on": day}
    return PersonnelOrder.model_validate({**given, "recorded_at": NOW, **more})
