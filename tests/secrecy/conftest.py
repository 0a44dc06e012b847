"""The pairs of worlds, from one city made once."""

from collections.abc import AsyncIterator

import pytest

from tests.secrecy.pairs import Pairs, the_pairs


@pytest.fixture(scope="package")
async def pairs() -> AsyncIterator[Pairs]:
    async with the_pairs() as pairs:
        yield pairs
