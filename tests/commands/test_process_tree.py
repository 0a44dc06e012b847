"""The process tree プロセスの木: when one child cannot be kept, no other is started again behind the end."""

import asyncio

import pytest

from ayumi.process_tree import CannotStay, Child, Tree
from tests.given.waiting import until


class Fragile(Child):
    async def keep(self) -> None:
        raise CannotStay(self.name)


class Steady(Child):
    is_kept = False

    async def keep(self) -> None:
        self.is_kept = True
        try:
            await asyncio.Event().wait()
        finally:
            self.is_kept = False


async def test_when_one_cannot_stay_no_other_is_kept_any_more() -> None:
    steady = Steady("worker", [], {})
    tree = Tree([steady, Fragile("pages", [], {})], None)
    with pytest.raises(CannotStay, match="pages"):
        await tree.keep()
    assert not steady.is_kept


async def test_who_stops_keeping_keeps_nobody() -> None:
    steady = Steady("worker", [], {})
    keeping = asyncio.create_task(Tree([steady], None).keep())
    await until(lambda: steady.is_kept, "it is kept")
    keeping.cancel()
    await asyncio.gather(keeping, return_exceptions=True)
    assert not steady.is_kept
