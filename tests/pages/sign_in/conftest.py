"""A small city in production whose people have passwords."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from models.queries.accounts import password_hash
from models.tables.account import AccountRow
from tests.given.app import Browser, TheApp, an_app, sqlite_url
from tests.given.small_city import MORI, SATO, YAMADA
from tests.pages.sign_in.given import PASSWORD


@pytest.fixture(autouse=True)
def _quick_hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2 with little work: its strength is not what is tried here."""
    quick = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))
    monkeypatch.setattr("models.passwords._hasher", lambda: quick)


@pytest.fixture
async def city(tmp_path: Path) -> AsyncIterator[TheApp]:
    async with an_app(sqlite_url(tmp_path), practice=False) as app:
        its_hash = await password_hash(PASSWORD)
        async with app.parts.database.writing() as session:
            for person_id in (YAMADA, SATO, MORI):
                session.add(
                    AccountRow(person_id=person_id, password_hash=its_hash, made_at=app.clock())
                )
        yield app


@pytest.fixture
async def browser(city: TheApp) -> AsyncIterator[Browser]:
    async with city.browser() as opened:
        yield opened
