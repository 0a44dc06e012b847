"""Columns 列 of an import: their headings in Japanese and English, and how their texts are read."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final, TypeVar

from models.csv_out import unquoted
from models.errors import BadDate, BadImport
from models.fiscal_year import FiscalYear
from models.imports.sheet import Problem, Sheet
from models.wareki import ALLOWED, parse_day

_E = TypeVar("_E", bound=StrEnum)
_YES: Final = frozenset({"1", "○", "◯", "はい", "有", "あり", "true", "yes", "y"})
_NO: Final = frozenset({"", "0", "×", "いいえ", "無", "なし", "false", "no", "n"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``headings`` begins with the Japanese and the English name, others are also taken.

    ``read`` turns a text into a value and raises ValueError; ``allowed`` says what may stand there.
    """

    key: str
    headings: tuple[str, ...]
    read: Callable[[str], Any]
    allowed: str
    required: bool = False
    default: Any = None

    @property
    def name(self) -> str:
        return self.headings[0]


Line = dict[str, Any]


def read_lines(sheet: Sheet, columns: Sequence[Column]) -> list[tuple[int, Line]]:
    """All rows as values by column key, with their row numbers; raises BadImport with every problem.

    An empty or missing optional column gives its default; headings nobody knows are left aside.
    """
    places = _places(sheet.headings, columns)
    problems: list[Problem] = []
    lines = [
        (number, _line(number, cells, places, columns, problems)) for number, cells in sheet.rows
    ]
    if not lines:
        problems.append(Problem(row=0, column="", what="<no_rows>", allowed="一行以上のデータ"))
    if problems:
        raise BadImport(problems=problems)
    return lines


def unknown_headings(sheet: Sheet, columns: Sequence[Column]) -> tuple[str, ...]:
    known = {_plain(heading) for column in columns for heading in column.headings}
    return tuple(it for it in sheet.headings if it and _plain(it) not in known)


def text(longest: int = 200) -> Callable[[str], str]:
    """A text as it stands; nothing is normalised, since it may be a name."""

    def read(cell: str) -> str:
        if len(cell) > longest or any(unicodedata.category(sign) == "Cc" for sign in cell):
            raise ValueError(cell)
        return cell

    return read


def code(cell: str) -> str:
    """A code: half-width, without spaces."""
    plain = unicodedata.normalize("NFKC", cell).strip()
    if not plain or len(plain) > 60 or any(sign.isspace() for sign in plain):
        raise ValueError(cell)
    return plain


def day(cell: str) -> date:
    try:
        return parse_day(cell)
    except BadDate as error:
        raise ValueError(cell) from error


def fiscal_year(cell: str) -> int:
    """``2026``, ``2026年度``, ``令和8年度``, ``R8``; 令和元年度 and 平成31年度 are both 2019."""
    year = unicodedata.normalize("NFKC", cell).strip().removesuffix("度").removesuffix("年")
    for month in (4, 5):
        try:
            return FiscalYear.of(parse_day(f"{year}.{month}.1")).year
        except BadDate:
            continue
    raise ValueError(cell)


def whole_number(least: int, most: int) -> Callable[[str], int]:
    def read(cell: str) -> int:
        number = int(unicodedata.normalize("NFKC", cell).removesuffix("級"))
        if not least <= number <= most:
            raise ValueError(cell)
        return number

    return read


def yes_or_no(cell: str) -> bool:
    plain = unicodedata.normalize("NFKC", cell).strip().lower()
    if plain in _YES or cell in _YES:
        return True
    if plain in _NO or cell in _NO:
        return False
    raise ValueError(cell)


def one_of(words: Mapping[_E, str]) -> Callable[[str], _E]:
    """A member by its Japanese word or its English value."""
    known = {word: member for member, word in words.items()}
    known |= {member.value: member for member in words}

    def read(cell: str) -> _E:
        if cell not in known and cell.lower() not in known:
            raise ValueError(cell)
        return known.get(cell) or known[cell.lower()]

    return read


def words_of(words: Mapping[_E, str]) -> str:
    return "、".join(words.values())


DAYS_ALLOWED: Final = ALLOWED


def _places(headings: Sequence[str], columns: Sequence[Column]) -> dict[str, int]:
    at: dict[str, int] = {}
    problems: list[Problem] = []
    for column in columns:
        names = {_plain(heading) for heading in column.headings}
        found = [place for place, heading in enumerate(headings) if _plain(heading) in names]
        if len(found) > 1:
            problems.append(
                Problem(row=1, column=column.name, what="<twice>", allowed="見出しは一度だけ")
            )
        elif found:
            at[column.key] = found[0]
        elif column.required:
            expected = " / ".join(column.headings)
            problems.append(Problem(row=1, column=column.name, what="<missing>", allowed=expected))
    if problems:
        raise BadImport(problems=problems)
    return at


def _line(
    number: int,
    cells: Sequence[str],
    places: Mapping[str, int],
    columns: Sequence[Column],
    problems: list[Problem],
) -> Line:
    line: Line = {}
    for column in columns:
        at = places.get(column.key)
        cell = unquoted(cells[at]).strip() if at is not None and at < len(cells) else ""
        line[column.key] = column.default
        if not cell:
            if column.required:
                problems.append(_problem(number, column, "<empty>"))
            continue
        try:
            line[column.key] = column.read(cell)
        except ValueError:
            problems.append(_problem(number, column, cell))
    return line


def _problem(number: int, column: Column, what: str) -> Problem:
    return Problem(row=number, column=column.name, what=what[:80], allowed=column.allowed)


def _plain(heading: str) -> str:
    half_width = unicodedata.normalize("NFKC", heading).lower()
    return "".join(sign for sign in half_width if not sign.isspace() and sign not in "*_・")
