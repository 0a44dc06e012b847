"""Whatever people do in a campaign 公募: no seat is given twice, and an order follows for whoever accepts, once."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from random import Random

import pytest

from models.challenge_job.days import Stage
from models.challenge_job.posting import HOLDS_A_SEAT
from models.challenge_job.steps import ApplicationStep
from models.tables.posting import PostingRow
from tests.given.campaign import Campaign, a_campaign
from tests.given.city import City
from tests.given.hall import KATO, MORI, UEDA
from tests.given.people import Someone, an_employee

FAMILIES = ("山田", "鈴木", "小川", "中島", "石井", "大野")


async def _all_at_once(any_city: City, dice: Random) -> tuple[Campaign, Sequence[Someone]]:
    people = [an_employee(family) for family in FAMILIES]
    campaign = await a_campaign(any_city, *people)
    postings = [
        await campaign.offers(
            MORI,
            "市民課",
            [MORI, UEDA, KATO, an_employee("林")],
            seats=dice.randint(1, 2),
            title=f"募集{nth}",
        )
        for nth in range(3)
    ]
    await campaign.comes_to(Stage.APPLICATIONS_FROM)
    wanted = {who.id: dice.sample(postings, dice.randint(1, 3)) for who in people}
    await asyncio.gather(*(campaign.applies(who, *wanted[who.id]) for who in people))
    for who in people:
        if dice.random() < 0.2:
            await campaign.withdraws(who)
        elif dice.random() < 0.3:
            await campaign.applies(who, *dice.sample(postings, 2))
    await campaign.comes_to(Stage.OPENED_TO_PANELS_ON)
    for posting in postings:
        await _ranks(campaign, posting, people, dice)
    await campaign.comes_to(Stage.RANKING_DUE)
    await campaign.decides(seed=dice.randint(0, 99))
    await campaign.comes_to(Stage.RESULTS_ON)
    return campaign, people


async def _ranks(
    campaign: Campaign, posting: PostingRow, people: Sequence[Someone], dice: Random
) -> None:
    """Somebody may be found unsuitable; the first two may share a place."""
    known = {it[0] for it in await campaign.candidates(posting)}
    theirs = [it for it in people if it.id in known]
    dice.shuffle(theirs)
    unsuitable = [theirs.pop()] if len(theirs) > 2 and dice.random() < 0.4 else []
    order: list[Someone | tuple[Someone, ...]] = [*theirs]
    if len(theirs) > 1 and dice.random() < 0.5:
        order = [(theirs[0], theirs[1]), *theirs[2:]]
    await campaign.ranks(MORI, posting, *order, unsuitable=unsuitable)


async def _answers(campaign: Campaign, people: Sequence[Someone], dice: Random) -> None:
    """Everybody who is asked answers at the same moment, until nobody is."""
    while asked := [
        it for it in people if await campaign.task_of(it, ApplicationStep.ACCEPT_PLACEMENT)
    ]:
        acts = (campaign.accepts, campaign.declines)
        await asyncio.gather(*(dice.choice(acts)(who) for who in asked))
        await campaign.city.clock.settle()


async def _holds(campaign: Campaign) -> None:
    book = await campaign.book()
    held = Counter(
        it["posting_id"] for it in book.applications.values() if it["state"] in HOLDS_A_SEAT
    )
    seats = {it["id"]: it["content"]["seats"] for it in book.postings.values()}
    assert all(count <= seats[posting] for posting, count in held.items()), "a seat given twice"
    accepted = {
        it["person_id"]: it["order_id"]
        for it in book.applications.values()
        if it["state"] == "accepted"
    }
    orders = {it.person_id: it.id for it in await campaign.orders()}
    assert orders == accepted


@pytest.mark.parametrize("seed", [1, 2])
async def test_no_seat_is_given_twice(city: City, seed: int) -> None:
    dice = Random(seed)
    campaign, people = await _all_at_once(city, dice)
    await _answers(campaign, people, dice)

    await _holds(campaign)


async def test_the_same_on_postgresql(postgres_city: City) -> None:
    dice = Random(3)
    campaign, people = await _all_at_once(postgres_city, dice)
    await _answers(campaign, people, dice)

    await _holds(campaign)


async def test_two_decline_at_one_moment(any_city: City) -> None:
    """Two seats are free at once: two of the three who wait have one each, and nobody both."""
    people = [an_employee(family) for family in FAMILIES[:5]]
    campaign = await a_campaign(any_city, *people)
    posting = await campaign.offers(MORI, "市民課", [MORI, UEDA, KATO, an_employee("林")], seats=2)
    await campaign.comes_to(Stage.APPLICATIONS_FROM)
    for who in people:
        await campaign.applies(who, posting)
    await campaign.comes_to(Stage.OPENED_TO_PANELS_ON)
    await campaign.ranks(MORI, posting, *people)
    await campaign.comes_to(Stage.RANKING_DUE)
    await campaign.decides()
    await campaign.comes_to(Stage.RESULTS_ON)

    await asyncio.gather(*(campaign.declines(who) for who in people[:2]))
    await any_city.clock.settle()

    assert list((await campaign.states()).values()).count("placed") == 2
    assert [(await campaign.states())[it] for it in FAMILIES[2:5]] == [
        "placed",
        "placed",
        "not_placed",
    ]
