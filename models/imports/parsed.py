"""A file that could be read 読み取った取込: its lines by row number; what a row alone can tell is checked."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from models.errors import BadImport
from models.fiscal_year import FiscalYear
from models.imports.columns import Line, read_lines, unknown_headings
from models.imports.kinds import ImportKind
from models.imports.layouts import LAYOUTS
from models.imports.sheet import Problem, read_sheet

_SPACE: Final = re.compile(r"[ \u3000]+")
_KEYS: Final[dict[ImportKind, tuple[str, ...]]] = {
    ImportKind.SECTIONS: ("code",),
    ImportKind.POSTS: ("code",),
    ImportKind.ROSTER: ("number",),
    ImportKind.ORDERS: ("order_number",),
    ImportKind.RESULTS: ("number", "period_label", "kind"),
    ImportKind.SECTION_GOALS: ("fiscal_year", "section_code", "code"),
}


@dataclass(frozen=True, slots=True)
class Parsed:
    """The lines of one file, in its order; ``ignored`` are headings that mean nothing here."""

    kind: ImportKind
    lines: tuple[tuple[int, Line], ...]
    ignored: tuple[str, ...] = ()


def parse(kind: ImportKind, content: bytes, filename: str) -> Parsed:
    """Reads a CSV or Excel file. Raises BadImport whose ``problems`` lists every row and column at once."""
    sheet = read_sheet(content, filename)
    columns = LAYOUTS[kind]
    lines = read_lines(sheet, columns)
    if kind is ImportKind.ROSTER:
        lines = [(number, _with_parted_name(line)) for number, line in lines]
    problems = [*_repeated(kind, lines), *_within_rows(kind, lines)]
    if problems:
        raise BadImport(problems=sorted(problems, key=lambda it: it.row))
    return Parsed(kind, tuple(lines), unknown_headings(sheet, columns))


def _repeated(kind: ImportKind, lines: list[tuple[int, Line]]) -> Iterator[Problem]:
    first_at: dict[tuple[object, ...], int] = {}
    for number, line in lines:
        key = tuple(line[name] for name in _KEYS[kind])
        if key in first_at:
            yield Problem(
                row=number,
                column=LAYOUTS[kind][0].name,
                what="、".join(map(str, key)),
                allowed=f"一度だけ({first_at[key]}行目と同じ)",
            )
        first_at.setdefault(key, number)


def _within_rows(kind: ImportKind, lines: list[tuple[int, Line]]) -> Iterator[Problem]:
    for number, line in lines:
        for column, what, allowed, wrong in _RULES[kind]:
            if wrong(line):
                found = str(line.get(what) or "<empty>")
                yield Problem(row=number, column=column, what=found, allowed=allowed)


def _with_parted_name(line: Line) -> Line:
    """氏名 in one column is parted at its space; without a space it is a mononym."""
    for whole, family, given in (
        ("full", "family", "given"),
        ("full_kana", "family_kana", "given_kana"),
    ):
        if line[whole] and not line[family]:
            parts = _SPACE.split(line[whole], maxsplit=1)
            line = line | {family: parts[0], given: parts[1] if len(parts) > 1 else ""}
    return line


def _before(line: Line, first: str, last: str) -> bool:
    return line[first] is not None and line[last] is not None and line[last] < line[first]


def _ends_before_it_holds(line: Line) -> bool:
    """Without a first day a goal holds from the first day of its fiscal year."""
    first = line["valid_from"] or FiscalYear(line["fiscal_year"]).first
    return line["valid_to"] is not None and line["valid_to"] < first


_Rule = tuple[str, str, str, Callable[[Line], bool]]
_RULES: Final[dict[ImportKind, tuple[_Rule, ...]]] = {
    ImportKind.SECTIONS: (
        ("廃止日", "valid_to", "設置日以後", lambda it: _before(it, "valid_from", "valid_to")),
    ),
    ImportKind.POSTS: (),
    ImportKind.ROSTER: (
        ("姓", "family", "姓、または氏名", lambda it: not it["family"]),
        ("退職日", "left_on", "採用日以後", lambda it: _before(it, "hired_on", "left_on")),
        ("配属日", "assigned_on", "採用日以後", lambda it: _before(it, "hired_on", "assigned_on")),
        (
            "休業終了日",
            "leave_to",
            "休業開始日以後",
            lambda it: _before(it, "leave_from", "leave_to"),
        ),
        (
            "休業開始日",
            "leave_from",
            "休業区分があるときは必要",
            lambda it: it["leave_kind"] is not None and it["leave_from"] is None,
        ),
    ),
    ImportKind.ORDERS: (
        ("終了予定日", "until", "発令日以後", lambda it: _before(it, "effective_on", "until")),
    ),
    ImportKind.RESULTS: (),
    ImportKind.SECTION_GOALS: (
        ("適用終了日", "valid_to", "適用開始日以後", _ends_before_it_holds),
    ),
}
