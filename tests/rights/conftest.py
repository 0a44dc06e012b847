"""The city of rights 権限の市, made once: its tests press what changes nothing for the next one."""

from collections.abc import AsyncIterator, Iterator

import pytest

from tests.given.app import sqlite_url
from tests.rights.city import RightsCity
from tests.rights.founding import a_city_of_rights


@pytest.fixture(scope="package", autouse=True)
def _every_password_is_wrong() -> Iterator[None]:
    """Hashing is slow on purpose, and nobody here signs in by password."""

    async def wrong(_password: str, _its_hash: str | None) -> bool:
        return False

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("api.let_in.password_fits", wrong)
        yield


@pytest.fixture(scope="package")
async def rights_city(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[RightsCity]:
    async with a_city_of_rights(sqlite_url(tmp_path_factory.mktemp("rights"))) as city:
        yield city
