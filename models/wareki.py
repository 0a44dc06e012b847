"""Dates as a city writes them: 令和 in and out (和暦); dates rest as ISO days, the era table is data."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Final

from japanera import ERA_DATA_GENERAL, Era

from models.errors import BadDate

_GREGORIAN_SINCE: Final = date(1873, 1, 1)  # 太政官布告第337号: before it, months were lunar

ERAS: Final[tuple[Era, ...]] = tuple(
    era
    for era in ERA_DATA_GENERAL
    if era.since is not None and (era.until is None or era.until > _GREGORIAN_SINCE)
)
"""Eras 元号 from 明治 on, oldest first."""

WEEKDAYS: Final = "月火水木金土日"
ALLOWED: Final = "R8.4.1、令和8年4月1日、2026-04-01、2026/4/1"

_WESTERN = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_ERA_DATE = re.compile(r"([^\d元]+?)(元|\d{1,2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_TAIL = re.compile(r"(\([月火水木金土日]\)|[T ]?00:00(:00)?)$")
_KANJI_NUMBER = re.compile(r"[一二三四五六七八九十]+")


def era_of(day: date, eras: Sequence[Era] = ERAS) -> Era:
    """The era a day lies in; raises BadDate before 1873-01-01."""
    if day >= _GREGORIAN_SINCE:
        for era in reversed(eras):
            if era.since <= day:
                return era
    raise BadDate(text=day.isoformat(), allowed=f"{_GREGORIAN_SINCE.isoformat()} 以後")


def era_year(era: Era, year: int) -> str:
    """``令和8年``; the first year of an era is 元年."""
    nth = year - era.since.year + 1
    return f"{era.kanji}{'元' if nth == 1 else nth}年"


def wareki(day: date, eras: Sequence[Era] = ERAS) -> str:
    """``令和8年10月16日``, ``令和元年5月1日``."""
    return f"{era_year(era_of(day, eras), day.year)}{day.month}月{day.day}日"


def short_day(day: date) -> str:
    """``10月16日(金)``: how letters and lists name a day of this year."""
    return f"{day.month}月{day.day}日({WEEKDAYS[day.weekday()]})"


def parse_day(text: str, eras: Sequence[Era] = ERAS) -> date:
    """Reads ``R8.4.1``, ``令和元年5月1日``, ``H31/4/30``, ``2026-10-09``, full-width and kanji numbers too.

    A year of an era must lie inside that era: 平成31年5月1日 is refused, since it was 令和元年.
    Raises BadDate with ``text`` and ``allowed``.
    """
    plain = _plain(text)
    if found := (_WESTERN.fullmatch(plain) or _COMPACT.fullmatch(plain)):
        return _western(text, found)
    if found := _ERA_DATE.fullmatch(plain):
        return _in_era(text, found, eras)
    raise BadDate(text=text, allowed=ALLOWED)


def _plain(text: str) -> str:
    half_width = unicodedata.normalize("NFKC", text).strip()
    without_tail = _TAIL.sub("", half_width).replace(" ", "")
    return _KANJI_NUMBER.sub(lambda found: _kanji_number(found.group()), without_tail)


def _kanji_number(kanji: str) -> str:
    if "十" not in kanji:
        return "".join(str("一二三四五六七八九".index(sign) + 1) for sign in kanji)
    tens, _, ones = kanji.partition("十")
    digit = " 一二三四五六七八九".find
    return str(10 * (digit(tens) if tens else 1) + (digit(ones) if ones else 0))


def _western(text: str, found: re.Match[str]) -> date:
    year, month, dom = found.groups()
    return _real_day(text, int(year), int(month), int(dom))


def _in_era(text: str, found: re.Match[str], eras: Sequence[Era]) -> date:
    name, nth, month, dom = found.groups()
    era = next((era for era in reversed(eras) if name.upper() in _names(era)), None)
    if era is None:
        raise BadDate(text=text, allowed="、".join(era.kanji for era in eras))
    year = era.since.year + (1 if nth == "元" else int(nth)) - 1
    day = _real_day(text, year, int(month), int(dom))
    if era_of(day, eras) is not era:
        raise BadDate(text=text, allowed=wareki(day, eras))
    return day


def _names(era: Era) -> tuple[str, str]:
    return era.kanji, era.english_head.upper()


def _real_day(text: str, year: int, month: int, dom: int) -> date:
    try:
        return date(year, month, dom)
    except ValueError:
        raise BadDate(text=text, allowed=ALLOWED) from None
