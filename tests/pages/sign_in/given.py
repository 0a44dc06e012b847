"""Passwords of the small city, and what one sees of somebody at the door."""

from sqlalchemy import select
from sqlmodel import col

from api import addresses
from models.ids import PersonId
from models.queries.accounts import make_link
from models.sign_in import Purpose
from models.tables.audit import AuditRow
from tests.given.app import Browser, TheApp
from tests.given.small_city import ONO

PASSWORD = "海辺の町に雨が降る夜"
NEW_PASSWORD = "山の郵便局は朝がとても早い"
A_PLACE = addresses.PASSWORD
"""A page that asks who somebody is."""


async def is_in(browser: Browser) -> bool:
    return (await browser.opens(A_PLACE)).status_code == 200


async def acts(city: TheApp) -> list[str]:
    async with city.parts.database.reading() as session:
        rows = await session.scalars(select(col(AuditRow.act)).order_by(col(AuditRow.id)))
        return list(rows)


async def invited(city: TheApp, person_id: PersonId, purpose: Purpose = Purpose.INVITATION) -> str:
    async with city.parts.database.writing() as session:
        token = await make_link(session, person_id, purpose, by=ONO, now=city.clock())
    return addresses.INVITATION.format(token=token)
