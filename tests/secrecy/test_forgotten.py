"""Past the time of keeping 保存期間 the book itself does not tell who applied: row by row, in two worlds."""

import re
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from sqlmodel import col, select

from models.challenge_job.days import Stage
from models.challenge_job.steps import ApplicationStep, CampaignPhase
from models.processes import Process
from models.queries.posting_retention import forget_campaign, has_ended
from models.queries.posting_traces import TABLES, cases_of_applicants
from models.tables.all import METADATA
from models.tables.application import ApplicationRow
from models.tables.case import CaseRow
from models.tables.cycle import CycleRow
from models.tables.receipt import ReceiptRow
from models.tables.task import TaskRow
from models.tables.wiping import wipe
from tests.given.bytes_at_rest import bytes_of
from tests.secrecy.lives import Moment, Story, lives_until
from tests.secrecy.pairs import Pairs
from tests.secrecy.people import APPLICANT
from tests.secrecy.worlds import World, a_copy

PLACED: Final = Story((0, 1), changes=1, withdraws_at=None, place=0, declines=False)
IN_SIGHT: Final = {"cases", "pages", "tasks", "timeline", "messages", "receipts", "seal_keys"}
"""Tables besides those of applications that tell while they are kept."""
ANYBODYS: Final = {"personnel_orders", "assignments"}
"""Where everybody stands who was ever transferred, by whatever way."""
_DRAWN: Final = re.compile(r"[A-Za-z0-9_-]{8,}")
Rows = dict[str, list[str]]
"""By table, each row as it stands."""


@asynccontextmanager
async def _a_life(
    pairs: Pairs, name: str, story: Story | None, *, accepts: bool = False
) -> AsyncIterator[World]:
    """A world in which the campaign has ended."""
    async with a_copy(pairs.base, pairs.folder, f"forgotten-{name}") as world:
        campaign = world.campaign
        await lives_until(world, Moment.DECIDED, story)
        await campaign.comes_to(Stage.RESULTS_ON)
        if story:
            assert await campaign.task_of(APPLICANT, ApplicationStep.ACCEPT_PLACEMENT)
            await (campaign.accepts if accepts else campaign.declines)(APPLICANT)
        await campaign.comes_to(Stage.SECOND_RANKING_DUE)
        await campaign.decides(call=2)
        await campaign.comes_to(Stage.TRANSFER_ON)
        assert await campaign.phase() == CampaignPhase.ENDED
        yield world


async def _forgets(world: World) -> None:
    database, cycle_id = world.city.database, world.campaign.cycle_id
    async with database.writing() as session:
        assert await has_ended(session, cycle_id)
        assert await forget_campaign(session, cycle_id, at=world.app.clock())
    assert await wipe(database, TABLES)


async def _rows(world: World) -> Rows:
    async with world.city.database.reading() as session:
        return {
            it.name: [str(tuple(row)) for row in await session.execute(it.select())]
            for it in METADATA.sorted_tables
        }


def _differ(one: Rows, other: Rows) -> set[str]:
    """Tables that differ; what was drawn in one of the worlds alone is no difference by itself."""
    shared = set(_DRAWN.findall(str(one))) & set(_DRAWN.findall(str(other)))

    def alike(rows: list[str]) -> Counter[str]:
        return Counter(_DRAWN.sub(lambda it: it[0] if it[0] in shared else "#", it) for it in rows)

    return {table for table in one if alike(one[table]) != alike(other[table])}


async def _about_her(world: World) -> Rows:
    """That a posting is filled is a page of the campaign's, for all to see: later ones have other numbers."""
    page = re.compile(rf"({world.campaign.case_id})/\d+")
    return {
        table: [page.sub(r"\1", it) for it in rows if APPLICANT.id in it]
        for table, rows in (await _rows(world)).items()
    }


async def test_who_was_placed_and_declined_is_like_who_did_nothing(pairs: Pairs) -> None:
    async with (
        _a_life(pairs, "without", None) as without,
        _a_life(pairs, "declined", PLACED) as declined,
    ):
        assert _differ(await _rows(without), await _rows(declined)) >= IN_SIGHT
        await _forgets(without)
        await _forgets(declined)
        assert _differ(await _rows(without), await _rows(declined)) == set()


async def test_of_whom_was_transferred_only_the_order_is_left(pairs: Pairs) -> None:
    async with (
        _a_life(pairs, "nothing", None) as without,
        _a_life(pairs, "accepted", PLACED, accepts=True) as accepted,
    ):
        await _forgets(without)
        await _forgets(accepted)
        assert _differ(await _about_her(without), await _about_her(accepted)) == ANYBODYS


async def test_no_byte_of_the_cases_is_left_and_none_comes_back(pairs: Pairs) -> None:
    async with _a_life(pairs, "bytes", PLACED) as world:
        canaries, before = await _of_the_cases(world), await bytes_of(world.city.database)
        assert [it for it in canaries if it not in before] == []
        await _forgets(world)
        after = await bytes_of(world.city.database)
        assert [it for it in canaries if it in after] == []

        async with world.city.database.reading() as session:
            cycle = await session.get_one(CycleRow, world.campaign.cycle_id)
        await world.city.launches(cycle)
        async with world.city.database.reading() as session:
            of_campaign = select(CaseRow.process).where(col(CaseRow.cycle_id) == cycle.id)
            assert [*await session.scalars(of_campaign)] == [Process.CAMPAIGN]


async def _of_the_cases(world: World) -> list[bytes]:
    """Ids, locators and numbers of everybody's cases, so also of who did not apply."""
    cases = cases_of_applicants(world.campaign.cycle_id)
    async with world.city.database.reading() as session:
        found = [
            *await session.scalars(cases),
            *await session.scalars(select(TaskRow.locator).where(col(TaskRow.case_id).in_(cases))),
            *await session.scalars(
                select(ReceiptRow.number).where(col(ReceiptRow.case_id).in_(cases))
            ),
            *await session.scalars(select(ApplicationRow.id)),
        ]
    return [it.encode() for it in found]
