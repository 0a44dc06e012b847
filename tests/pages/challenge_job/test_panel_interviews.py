"""Interviews 面談 fixed by the chair in one press: sealed, moved at the applicant's wish, free again with a withdrawal."""

from datetime import timedelta

import pytest

from models.challenge_job.days import Stage
from models.challenge_job.steps import ApplicationStep, CampaignStep
from models.ids import new_id
from models.one_on_one.talk import QUARTER
from models.queries.reservations import Wanted, take_quarters
from models.tables.application import SealedTimeRow
from models.tables.talk import AwayRow, ReservationRow
from tests.given.hall import KATO, MORI, SATO, UEDA
from tests.given.pages_of_city import PagesOfCity, hidden, said
from tests.pages.challenge_job.selecting import Selecting, a_listed_posting, a_selection, proposed

RANK, FOLLOW = CampaignStep.RANK_APPLICANTS, ApplicationStep.FOLLOW_APPLICATION
HALF_AN_HOUR = 2
"""Quarters."""


async def asks_another(it: Selecting, **more: str) -> None:
    """山田 presses 別の時間を希望する."""
    task = await it.task(FOLLOW, it.yamada)
    page = await (await it.pages.as_(it.yamada)).opens(f"/posting/{task.locator}")
    assert "この日時では都合が悪い" in said(page)
    fields = {**hidden(page), "interview": await it.key(it.yamada), **more}
    path = f"/posting/{task.locator}/another-time"
    answer = await it.pages.presses(it.yamada, path, fields)
    assert answer.status_code == 303, said(answer)


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
        await take_quarters(session, ReservationRow, dict.fromkeys(talk, "another/r1"))
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


async def test_two_sealed_appointments_of_one_person_never_meet(pages: PagesOfCity) -> None:
    """Somebody else's interview took the time after the page was made."""
    it = await a_selection(pages)
    page = await it.opens(MORI, RANK, "/interviews")
    task = await it.task(RANK, MORI)
    await it.fixes()
    start = (await it.interviews())["山田"].starts_at
    await asks_another(it)
    taken = dict.fromkeys([Wanted(KATO.id, start + n * QUARTER) for n in range(2)], "another")
    async with pages.city.database.writing() as session:
        assert await take_quarters(session, SealedTimeRow, taken)

    fields = {**hidden(page), **proposed(page), "press": "fix"}
    answer = await pages.presses(MORI, f"/posting/{task.locator}/interviews", fields)

    assert answer.status_code == 422
    assert "本人が都合が悪いと知らせた時間" in said(answer)
    assert (await it.interviews())["山田"].state == "asked_other"


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
    pages: PagesOfCity, day: str, time: str, why: str
) -> None:
    it = await a_selection(pages)
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
