"""Interviews 面談 fixed by the chair in one press: sealed, moved at the applicant's wish, free again with a withdrawal."""

from datetime import UTC, datetime, timedelta

import pytest

from models.challenge_job.days import Stage
from models.challenge_job.steps import ApplicationStep, CampaignStep
from models.ids import new_id
from models.one_on_one.talk import QUARTER, Span
from models.queries.reservations import Wanted, take_quarters
from models.queries.sealed_times import take_sealed
from models.tables.application import CandidacyRow, SealedTimeRow
from models.tables.interview import InterviewRow
from models.tables.posting import PanelSeatRow, PostingRow
from models.tables.talk import AwayRow
from tests.given.hall import KATO, MORI, SATO, UEDA
from tests.given.pages_of_city import PagesOfCity, hidden, said
from tests.given.people import Someone
from tests.pages.challenge_job.selecting import Selecting, a_listed_posting, a_selection, proposed

ASSESS, RANK = CampaignStep.ASSESS_APPLICANTS, CampaignStep.RANK_APPLICANTS
FOLLOW = ApplicationStep.FOLLOW_APPLICATION
HALF_AN_HOUR = 2
"""Quarters."""


def first_time(page: dict[str, str], key: str) -> datetime:
    """What is proposed for a candidacy, in Japan's time there, as aware UTC."""
    local = datetime.fromisoformat(f"{page[f'on_day-{key}']}T{page[f'at_time-{key}']}+09:00")
    return local.astimezone(UTC)


async def another_posting(it: Selecting, *panel: Someone) -> str:
    """Listed beside the other, with these on its panel."""
    key = new_id()
    async with it.pages.city.database.writing() as session:
        plain = await session.get_one(PostingRow, it.posting.id)
        values = {**plain.model_dump(), "id": key, "name": f"{plain.section_id}.9", "number": 9}
        session.add(PostingRow(**values))
        await session.flush()
        for place, who in enumerate(panel, start=1):
            session.add(PanelSeatRow(posting_id=key, place=place, person_id=who.id))
    return key


async def interviews_elsewhere(
    it: Selecting, who: Someone, start: datetime, posting_id: str = "elsewhere"
) -> None:
    """Half an hour of another posting's interview."""
    where = {"posting_id": posting_id, "purpose": f"of-{who.id}"}
    async with it.pages.city.database.writing() as session:
        for nth in range(HALF_AN_HOUR):
            quarter = start + nth * QUARTER
            session.add(SealedTimeRow(person_id=who.id, quarter=quarter, **where))


async def asks_another(it: Selecting, **more: str) -> None:
    """山田 presses 別の時間を希望する."""
    task = await it.task(FOLLOW, it.yamada)
    page = await (await it.pages.as_(it.yamada)).opens(f"/posting/{task.locator}")
    assert "この日時では都合が悪い" in said(page)
    fields = {**hidden(page), "interview": await it.key(it.yamada), **more}
    path = f"/posting/{task.locator}/another-time"
    answer = await it.pages.presses(it.yamada, path, fields)
    assert answer.status_code == 303, said(answer)


@pytest.fixture(scope="module")
async def unchanged(pages_to_read: PagesOfCity) -> Selecting:
    """One selection for all times that cannot be."""
    return await a_selection(pages_to_read)


async def test_all_times_are_fixed_in_one_press_and_sealed(pages: PagesOfCity) -> None:
    it = await a_selection(pages)

    answer = await it.fixes(place="第2会議室")

    page = await pages.goes_on(MORI, answer)
    assert "面談の日時を決めました" in said(page)
    times = await it.interviews()
    assert {row.place for row in times.values()} == {"第2会議室"}
    first, second = sorted(row.starts_at for row in times.values())
    assert second - first >= timedelta(minutes=30)
    taken = await it.taken()
    assert {len(taken[who.id]) for who in (MORI, UEDA, KATO)} == {2 * HALF_AN_HOUR}
    assert len(taken[it.yamada.id]) == HALF_AN_HOUR
    assert it.reserve.id not in taken
    assert not (await pages.everything())["reservations"]


async def test_the_applicant_reads_the_time_and_asks_for_another(pages: PagesOfCity) -> None:
    it = await a_selection(pages)
    await it.fixes(place="第2会議室")
    before = (await it.interviews())["山田"].starts_at

    await asks_another(it, likes="afternoon")

    assert it.yamada.id not in await it.taken()
    page = await it.opens(MORI, RANK, "/interviews")
    assert "別の時間を希望" in said(page)
    assert "午後" in said(page)
    await it.fixes()
    after = (await it.interviews())["山田"]
    assert after.starts_at != before
    assert after.starts_at.hour >= 3  # noon in Japan
    assert len((await it.taken())[it.yamada.id]) == HALF_AN_HOUR


async def test_what_the_shared_times_hold_is_kept_free(pages: PagesOfCity) -> None:
    """One member is away, the applicant has a talk: neither time is proposed, nor taken by hand."""
    it = await a_selection(pages)
    first = proposed(await it.opens(MORI, RANK, "/interviews"))
    await it.fixes()
    rows = await it.interviews()
    start = rows["山田"].starts_at
    async with pages.city.database.writing() as session:
        session.add(
            AwayRow(
                id=new_id(), person_id=UEDA.id, starts_at=start, ends_at=start + timedelta(hours=1)
            )
        )
        talk = [Wanted(it.suzuki.id, rows["鈴木"].starts_at + n * QUARTER) for n in range(2)]
        await take_quarters(session, dict.fromkeys(talk, "another/r1"))
    await asks_another(it)

    again = proposed(await it.opens(MORI, RANK, "/interviews"))
    key = await it.key(it.yamada)
    assert (again[f"on_day-{key}"], again[f"at_time-{key}"]) != (
        first[f"on_day-{key}"],
        first[f"at_time-{key}"],
    )
    hers = await it.key(it.suzuki)
    other = {f"on_day-{key}": first[f"on_day-{hers}"], f"at_time-{key}": first[f"at_time-{hers}"]}
    answer = await it.fixes(**other)
    assert answer.status_code == 422
    assert "ほかの人の面談と重なります" in said(answer)


async def test_a_withdrawal_frees_the_times_of_all(pages: PagesOfCity) -> None:
    it = await a_selection(pages)
    await it.fixes()

    await it.campaign.withdraws(it.yamada)

    assert it.yamada.id not in await it.taken()
    assert {len(times) for times in (await it.taken()).values()} == {HALF_AN_HOUR}
    await it.campaign.withdraws_posting(it.posting)
    assert not await it.taken()


async def test_another_postings_interviews_are_in_no_plan(pages: PagesOfCity) -> None:
    """A time found taken would tell the chair that an applicant also applied elsewhere."""
    it = await a_selection(pages)
    plain = proposed(await it.opens(MORI, RANK, "/interviews"))
    start = first_time(plain, await it.key(it.yamada))
    for who in (it.yamada, it.suzuki, UEDA, KATO):
        await interviews_elsewhere(it, who, start)

    page = await it.opens(MORI, RANK, "/interviews")
    assert proposed(page) == plain
    answer = await it.fixes(**plain)

    assert answer.status_code == 303, said(answer)
    assert (await it.interviews())["山田"].starts_at == start
    assert len(await it.taken(it.posting)) == 5


async def test_a_member_of_two_panels_alone_learns_that_they_meet(pages: PagesOfCity) -> None:
    """Of what a member has elsewhere the chair's plan knows nothing; that member alone reads of it."""
    it = await a_selection(pages)
    plain = proposed(await it.opens(MORI, RANK, "/interviews"))
    start = first_time(plain, await it.key(it.yamada))
    other = await another_posting(it, MORI, KATO)
    for who in (KATO, UEDA, it.yamada):
        await interviews_elsewhere(it, who, start, other)
    assert proposed(await it.opens(MORI, RANK, "/interviews")) == plain
    await it.fixes()

    meets = "ほかの募集の面談と重なっています"
    assert meets in said(await it.opens(KATO, ASSESS))
    assert meets not in said(await it.opens(UEDA, ASSESS))
    assert meets not in said(await it.opens(MORI, RANK))


async def test_the_chair_plans_around_the_own_other_panel(pages: PagesOfCity) -> None:
    it = await a_selection(pages)
    key = await it.key(it.yamada)
    start = first_time(proposed(await it.opens(MORI, RANK, "/interviews")), key)
    other = await another_posting(it, MORI, KATO)

    await interviews_elsewhere(it, MORI, start, other)

    page = proposed(await it.opens(MORI, RANK, "/interviews"))
    assert start not in {first_time(page, await it.key(who)) for who in (it.yamada, it.suzuki)}


async def test_an_applicant_reads_that_two_own_interviews_meet(pages: PagesOfCity) -> None:
    it = await a_selection(pages)
    await it.fixes()
    task = await it.task(FOLLOW, it.yamada)
    path, meets = f"/posting/{task.locator}", "あなたのほかの面談と時間が重なっています"
    assert meets not in said(await (await pages.as_(it.yamada)).opens(path))

    row = (await it.interviews())["山田"]
    other = await another_posting(it, MORI)
    async with pages.city.database.writing() as session:
        mine = await session.get_one(CandidacyRow, row.candidacy_id)
        second = CandidacyRow(**{**mine.model_dump(), "id": new_id(), "posting_id": other})
        session.add(second)
        await session.flush()
        session.add(InterviewRow(**{**row.model_dump(), "candidacy_id": second.id}))

    page = said(await (await pages.as_(it.yamada)).opens(path))
    assert page.count(meets) == 2
    assert meets not in said(await it.opens(MORI, RANK))


async def test_two_interviews_of_one_posting_never_meet(pages: PagesOfCity) -> None:
    it = await a_selection(pages)
    plain = proposed(await it.opens(MORI, RANK, "/interviews"))
    mine, hers = await it.key(it.yamada), await it.key(it.suzuki)
    await it.fixes(**{f"on_day-{hers}": "", f"at_time-{hers}": ""})
    start = first_time(plain, mine)
    async with pages.city.database.writing() as session:
        people = {KATO.id, it.suzuki.id}
        taken = await take_sealed(session, it.posting.id, {hers: (people, Span.of(start, 15))})
        again = await take_sealed(session, "another", {hers: (people, Span.of(start, 15))})

    assert not taken
    assert again


@pytest.mark.parametrize(
    ("day", "time", "why"),
    [
        ("2026-11-14", "10:00", "閉庁日"),
        ("2027-02-01", "10:00", "面談の期間"),
        ("きのう", "10:00", "選んでください"),
        ("2026-11-16", "25:00", "選んでください"),
        ("2026-11-16", "12:15", "昼休み"),
        ("2026-11-16", "22:00", "面談のできる時間"),
        ("2026-11-16", "10:05", "15分刻み"),
        ("", "", "一人以上"),
    ],
)
async def test_a_time_that_cannot_be_is_said(
    unchanged: Selecting, day: str, time: str, why: str
) -> None:
    it = unchanged
    mine, hers = await it.key(it.yamada), await it.key(it.suzuki)

    answer = await it.fixes(**{f"on_day-{mine}": day, f"at_time-{mine}": time, f"out-{hers}": "1"})

    assert answer.status_code == 422
    assert why in said(answer)
    assert not await it.taken()


async def test_pressed_twice_the_same_times_stand(pages: PagesOfCity) -> None:
    it = await a_selection(pages)
    page, task = await it.opens(MORI, RANK, "/interviews"), await it.task(RANK, MORI)
    fields = {**hidden(page), **proposed(page), "press": "fix"}
    for _ in range(2):
        answer = await pages.presses(MORI, f"/posting/{task.locator}/interviews", fields)
        assert answer.status_code == 303

    assert len((await it.taken())[KATO.id]) == 2 * HALF_AN_HOUR


async def test_nobody_asks_in_anothers_place(pages: PagesOfCity) -> None:
    it = await a_selection(pages)
    await it.fixes()
    task = await it.task(FOLLOW, it.yamada)
    path = f"/posting/{task.locator}/another-time"
    for who in (SATO, MORI, it.suzuki):
        answer = await (await pages.as_(who)).presses(path, interview=await it.key(it.yamada))
        assert answer.status_code == 404
    answer = await (await pages.as_(it.yamada)).presses(path, interview=await it.key(it.suzuki))
    assert answer.status_code == 404


async def test_without_applicants_there_is_nothing_to_fix(pages: PagesOfCity) -> None:
    it = await a_listed_posting(pages)
    await it.campaign.comes_to(Stage.OPENED_TO_PANELS_ON)

    page = await it.opens(MORI, RANK, "/interviews")

    assert "決める必要はありません" in said(page)
