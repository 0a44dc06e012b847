"""Dates in and out 和暦: every era, its edges, every way a city writes a day."""

from datetime import date, timedelta

import pytest
from japanera import Era
from japanera.era_data import EraType

from models.errors import BadDate
from models.fiscal_year import FiscalYear
from models.wareki import ERAS, parse_day, short_day, wareki

DAYS = [
    *(date(1873, 1, 1) + timedelta(days=1531 * nth) for nth in range(45)),
    date(1912, 7, 29),
    date(1912, 7, 30),
    date(1926, 12, 24),
    date(1926, 12, 25),
    date(1989, 1, 7),
    date(1989, 1, 8),
    date(2019, 4, 30),
    date(2019, 5, 1),
    date(2019, 12, 31),
    date(2020, 1, 1),
    date(2028, 2, 29),
]
FULL_WIDTH = str.maketrans("0123456789./-", "０１２３４５６７８９．／－")


def ways_to_write(day: date) -> list[str]:
    kanji = wareki(day)
    letter = {"明治": "M", "大正": "T", "昭和": "S", "平成": "H", "令和": "R"}[kanji[:2]]
    year = kanji[2 : kanji.index("年")].replace("元", "1")
    short = f"{letter}{year}.{day.month}.{day.day}"
    return [
        kanji,
        kanji.translate(FULL_WIDTH),
        short,
        short.lower(),
        short.replace(".", "/"),
        f"{letter}{int(year):02d}.{day.month:02d}.{day.day:02d}",
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}".translate(FULL_WIDTH),
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.isoformat()} 00:00:00",
        f" {kanji[:2]} {kanji[2:]} ",
    ]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_way_to_write_a_day_is_read(day: date) -> None:
    assert [parse_day(text) for text in ways_to_write(day)] == [day] * 11


def test_there_are_enough_ways() -> None:
    assert sum(len(ways_to_write(day)) for day in DAYS) >= 400


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2019, 4, 30), "平成31年4月30日"),
        (date(2019, 5, 1), "令和元年5月1日"),
        (date(1989, 1, 7), "昭和64年1月7日"),
        (date(1989, 1, 8), "平成元年1月8日"),
        (date(2026, 10, 16), "令和8年10月16日"),
    ],
)
def test_the_edges_of_eras(day: date, text: str) -> None:
    assert wareki(day) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "8.4.1",
        "R8.4",
        "R8.13.1",
        "R8.2.30",
        "2027-02-29",
        "H31.5.1",
        "令和元年4月30日",
        "R0.1.1",
        "Q8.4.1",
        "慶応3年1月1日",
        "26-10-09",
        "来年の春",
        "２０２６",
        "R8.4.1; DROP",
    ],
)
def test_what_is_no_day_is_refused_with_what_is_allowed(text: str) -> None:
    with pytest.raises(BadDate) as refused:
        parse_day(text)
    assert refused.value.data["text"] == text
    assert refused.value.data["allowed"]


def test_kanji_numbers_and_the_era_in_one_character() -> None:
    assert parse_day("令和八年四月一日") == date(2026, 4, 1)
    assert parse_day("令和二十年十二月三十一日") == date(2038, 12, 31)
    assert parse_day("㋿8年4月1日") == date(2026, 4, 1)


def test_the_next_era_is_only_a_line_in_a_table() -> None:
    begins = date(2031, 5, 1)
    eras = (*ERAS, Era("永歩", "Eiho", begins, None, EraType.GENERAL))
    assert wareki(begins, eras) == "永歩元年5月1日"
    assert wareki(begins - timedelta(days=1), eras) == "令和13年4月30日"
    assert parse_day("E2.1.1", eras) == date(2032, 1, 1)
    with pytest.raises(BadDate):
        parse_day("R13.5.1", eras)


def test_short_days_name_the_weekday() -> None:
    assert short_day(date(2026, 10, 16)) == "10月16日(金)"


def test_fiscal_years() -> None:
    assert FiscalYear.of(date(2027, 3, 31)) == FiscalYear(2026)
    assert FiscalYear.of(date(2027, 4, 1)) == FiscalYear(2027)
    year = FiscalYear(2026)
    assert (year.first, year.last) == (date(2026, 4, 1), date(2027, 3, 31))
    assert year.day(5, 31) == date(2026, 5, 31)
    assert year.day(3, 31) == date(2027, 3, 31)
    assert year.day(2, 29) == date(2027, 2, 28)
    assert FiscalYear(2027).day(2, 29) == date(2028, 2, 29)
    assert date(2027, 3, 31) in year
    assert date(2026, 3, 31) not in year
    assert int(year) == 2026
    assert year < FiscalYear(2027)


@pytest.mark.parametrize(
    ("year", "label"),
    [
        (2026, "令和8年度"),
        (2019, "令和元年度"),
        (2018, "平成30年度"),
        (1989, "平成元年度"),
        (1988, "昭和63年度"),
    ],
)
def test_labels_of_fiscal_years(year: int, label: str) -> None:
    assert FiscalYear(year).label == label
