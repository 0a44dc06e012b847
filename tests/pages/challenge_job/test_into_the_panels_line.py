"""Orders 発令 that put an applicant under a member of the panel: whoever became the superior never sees the candidacy."""

from datetime import date

from models.challenge_job.days import Stage
from models.challenge_job.steps import ApplicationStep, CampaignStep
from models.personnel_orders import OrderKind
from tests.given.hall import HALL, KATO, MORI, UEDA
from tests.given.pages_of_city import PagesOfCity, said
from tests.given.people import Someone
from tests.pages.challenge_job.selecting import (
    WORDS,
    Selecting,
    a_listed_posting,
    a_selection,
    proposed,
)

ASSESS, RANK = CampaignStep.ASSESS_APPLICANTS, CampaignStep.RANK_APPLICANTS


async def comes_under_the_chair(it: Selecting, who: Someone) -> None:
    """Today, in 市民課, whose head 森 chairs the panel."""
    city = it.pages.city
    there = HALL.staff_post("市民課").id
    await city.receives_order(who, OrderKind.TRANSFER, await today(it), post_id=there)
    await city.clock.settle()


async def today(it: Selecting) -> date:
    city = it.pages.city
    return city.parts.days.local_day(await city.now())


async def read_by_the_panel(it: Selecting) -> str:
    """Whatever the panel's pages say, of all its members."""
    pages = [await it.opens(who, ASSESS) for who in (MORI, UEDA, KATO)]
    pages += [await it.opens(MORI, RANK), await it.opens(MORI, RANK, "/interviews")]
    assert {page.status_code for page in pages} == {200}
    return "".join(map(said, pages))


async def test_who_came_under_the_chair_after_the_list_is_never_before_the_panel(
    pages: PagesOfCity,
) -> None:
    it = await a_listed_posting(pages)
    await it.campaign.applies(it.yamada, it.posting, words=WORDS)
    await it.campaign.applies(it.suzuki, it.posting)

    await comes_under_the_chair(it, it.yamada)
    await it.campaign.comes_to(Stage.OPENED_TO_PANELS_ON)

    assert {one[0]: one[2] for one in await it.campaign.candidates(it.posting)} == {
        it.yamada.id: "conflict",
        it.suzuki.id: "",
    }
    seen = await read_by_the_panel(it)
    assert it.suzuki.person.name.full in seen
    assert it.yamada.person.name.full not in seen
    assert WORDS not in seen


async def test_who_comes_under_the_chair_after_the_opening_is_before_the_panel_no_more(
    pages: PagesOfCity,
) -> None:
    it = await a_selection(pages)
    key = await it.key(it.yamada)

    await comes_under_the_chair(it, it.yamada)

    seen = await read_by_the_panel(it)
    assert it.suzuki.person.name.full in seen
    assert it.yamada.person.name.full not in seen
    assert WORDS not in seen
    hers = await it.key(it.suzuki)
    when = proposed(await it.opens(MORI, RANK, "/interviews"))
    by_hand = {f"on_day-{key}": when[f"on_day-{hers}"], f"at_time-{key}": "17:00"}
    assert (await it.fixes(**by_hand)).status_code == 303
    assert it.yamada.id not in await it.taken()
    ranks = {f"rank-{hers}": "1", f"rank-{key}": "2", "act": "submit"}
    await it.received(MORI, await it.presses(MORI, RANK, ranks))
    assert (await it.campaign.book()).candidacies[key]["place"] is None


async def test_nobody_is_interviewed_by_whoever_became_the_superior(pages: PagesOfCity) -> None:
    it = await a_selection(pages)
    await it.fixes()
    assert "面談は行いません" not in await own_page(it)

    await comes_under_the_chair(it, it.yamada)

    page = await own_page(it)
    assert "面談は行いません" in page
    assert "この日時では都合が悪い" not in page


async def own_page(it: Selecting) -> str:
    task = await it.task(ApplicationStep.FOLLOW_APPLICATION, it.yamada)
    return said(await (await it.pages.as_(it.yamada)).opens(f"/posting/{task.locator}"))


async def test_a_chair_put_above_the_applicant_sees_as_little(pages: PagesOfCity) -> None:
    """The other way round: 林, in reserve, becomes head of the applicants' section."""
    it = await a_selection(pages)
    head = HALL.head_post("会計課").id
    await pages.city.receives_order(it.reserve, OrderKind.TRANSFER, await today(it), post_id=head)
    await pages.city.clock.settle()

    seen = await read_by_the_panel(it)
    assert it.yamada.person.name.full not in seen
    assert "いま、この募集に審査する応募者はいません" in seen


async def test_whoever_came_into_the_line_reads_so_whether_or_not_they_applied(
    pages: PagesOfCity,
) -> None:
    it = await a_listed_posting(pages)
    await it.campaign.applies(it.yamada, it.posting)
    path = f"/challenge-job/{it.posting.id}"
    because = "組織の上であなたの上司か部下にあたる"
    assert because not in said(await (await pages.as_(it.suzuki)).opens(path))

    for who in (it.yamada, it.suzuki):
        await comes_under_the_chair(it, who)

    for who in (it.yamada, it.suzuki):
        assert because in said(await (await pages.as_(who)).opens(path))
