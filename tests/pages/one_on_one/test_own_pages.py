"""My 1on1 and my times 自分の1on1・自分の時間: the year at a glance, times away, preferred hours."""

import re
from datetime import UTC, datetime

import pytest
from sqlmodel import select

from models.ids import PersonId, new_id
from models.tables.talk import AwayRow, HoursRow
from tests.given.app import Browser, TheApp
from tests.given.hall import TANAKA
from tests.given.pages_of_city import said
from tests.given.small_city import SATO, YAMADA
from tests.pages.one_on_one.given import MONDAY, Pair

TIMES = "/my-record/times"
AWAY = "/my-record/times/away"


async def times_away(city: TheApp, person_id: PersonId = YAMADA) -> list[tuple[str, str]]:
    async with city.parts.database.reading() as session:
        rows = await session.scalars(select(AwayRow).where(AwayRow.person_id == person_id))
        return sorted((row.starts_at.isoformat(), row.ends_at.isoformat()) for row in rows)


@pytest.fixture
async def me(city: TheApp) -> Browser:
    browser = city.browser()
    await browser.becomes(YAMADA)
    return browser


async def test_the_year_at_a_glance(pair: Pair) -> None:
    await pair.series.books(TANAKA, MONDAY)
    page = await (await pair.pages.as_(pair.yamada)).opens("/my-record/1on1")

    words = said(page)
    assert "田中 誠 係長" in words
    assert "第1回" in words
    assert re.search("4月27日\\(月\\) +10:00–10:30", words)
    assert "日時が決定" in words
    assert "1on1を希望する" in words
    talk = await pair.series.talk("r1")
    assert f"/talks/{talk.id}" in page.text


async def test_whoever_has_no_1on1_reads_why(me: Browser) -> None:
    page = await me.opens("/my-record/1on1")

    assert page.status_code == 200
    assert "いま、あなたの1on1はありません" in said(page)


async def test_a_whole_day_away(city: TheApp, me: Browser) -> None:
    answer = await me.presses(AWAY, nonce=new_id(), away_first="2026-10-20")

    assert answer.status_code == 303
    assert await times_away(city) == [("2026-10-19T15:00:00+00:00", "2026-10-20T15:00:00+00:00")]
    assert re.search("10月20日\\(火\\) +終日", said(await me.opens(answer.headers["location"])))


async def test_overlapping_times_become_one(city: TheApp, me: Browser) -> None:
    await me.presses(AWAY, nonce=new_id(), away_first="2026-12-28", away_last="2026-12-30")
    await me.presses(
        AWAY, nonce=new_id(), away_first="2026-12-30", away_begins="13:00", away_last="2027-01-04"
    )

    assert await times_away(city) == [("2026-12-27T15:00:00+00:00", "2027-01-04T15:00:00+00:00")]
    assert "12月28日(月)〜1月4日(月)" in said(await me.opens(TIMES))


async def test_the_same_press_twice_is_one_time(city: TheApp, me: Browser) -> None:
    fields = {
        "nonce": new_id(),
        "away_first": "2026-10-20",
        "away_begins": "9:00",
        "away_ends": "１２：００",
    }
    for _ in range(2):
        assert (await me.presses(AWAY, **fields)).status_code == 303

    assert await times_away(city) == [("2026-10-20T00:00:00+00:00", "2026-10-20T03:00:00+00:00")]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "初日を書いてください"),
        ({"away_first": "きのう"}, "初日は、2026-10-09"),
        ({"away_first": "2026-10-12"}, "初日がすぎています"),
        ({"away_first": "9999-12-31"}, "初日は、2026-10-09"),
        ({"away_first": "2026-10-20", "away_last": "2026-10-19"}, "始まりより前"),
        (
            {"away_first": "2026-10-20", "away_begins": "13:00", "away_ends": "13:00"},
            "始まりより前",
        ),
        ({"away_first": "2026-10-20", "away_begins": "25:00"}, "始まる時刻は、9:00"),
        ({"away_first": "2026-10-20", "away_last": "2027-02-28"}, "62日まで"),
    ],
)
async def test_what_is_no_time_away_is_answered_at_its_field(
    city: TheApp, me: Browser, fields: dict[str, str], words: str
) -> None:
    answer = await me.presses(AWAY, nonce=new_id(), **fields)

    assert answer.status_code == 422
    assert words in said(answer)
    for value in fields.values():
        assert f'value="{value}"' in answer.text
    assert await times_away(city) == []


async def test_times_do_not_grow_together_without_end(city: TheApp, me: Browser) -> None:
    await me.presses(AWAY, nonce=new_id(), away_first="2026-10-20", away_last="2026-12-10")

    answer = await me.presses(AWAY, nonce=new_id(), away_first="2026-12-11", away_last="2027-01-20")

    assert answer.status_code == 422
    assert "62日まで" in said(answer)
    assert len(await times_away(city)) == 1


async def test_only_ones_own_time_is_taken_back(city: TheApp, me: Browser) -> None:
    at = datetime(2026, 10, 20, tzinfo=UTC)
    rows = [
        AwayRow(id=f"of-{who}", person_id=who, starts_at=at, ends_at=at.replace(hour=3))
        for who in (YAMADA, SATO)
    ]
    async with city.parts.database.writing() as session:
        session.add_all(rows)

    for row_id in ("of-yamada", "of-sato", "of-nobody"):
        assert (await me.presses(f"{AWAY}/end", away_id=row_id)).status_code == 303

    assert await times_away(city) == []
    assert len(await times_away(city, SATO)) == 1


async def test_preferred_hours_and_the_usual_place_are_kept(city: TheApp, me: Browser) -> None:
    fields = {"weekday-1": "1", "part-afternoon": "1", "place": "第1会議室", "online": ""}
    answer = await me.presses("/my-record/times/hours", **fields)

    assert answer.status_code == 303
    async with city.parts.database.reading() as session:
        row = await session.get_one(HoursRow, YAMADA)
    assert (row.weekdays, row.parts, row.place) == ([1], ["afternoon"], "第1会議室")
    page = await me.opens(TIMES)
    assert 'name="weekday-1" value="1" checked' in page.text
    assert 'name="weekday-0" value="1">' in page.text


async def test_a_wrong_address_keeps_what_was_ticked(me: Browser) -> None:
    answer = await me.presses(
        "/my-record/times/hours", online="meet.example.jp", **{"weekday-3": "1"}
    )

    assert answer.status_code == 422
    assert 'name="weekday-3" value="1" checked' in answer.text
    assert 'value="meet.example.jp"' in answer.text
