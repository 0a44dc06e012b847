"""山田 and 田中 with a series that waits for its first round to be arranged."""

import pytest

from tests.given.pages_of_city import PagesOfCity
from tests.pages.one_on_one.given import Pair, a_pair


@pytest.fixture
async def pair(pages: PagesOfCity) -> Pair:
    return await a_pair(pages)


@pytest.fixture(scope="module")
async def unchanged(pages_to_read: PagesOfCity) -> Pair:
    """One pair for all tests of a file in which a press is refused."""
    return await a_pair(pages_to_read)
