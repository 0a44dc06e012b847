"""Tables out 書き出し: CSV that no spreadsheet runs as a formula, in UTF-8, or in CP932 with a loss report."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

_DANGEROUS: Final = "=+\\-@\t\r\n\0＝＋－＠"
_QUOTED_BEFORE: Final = re.compile(rf"'(?=['\s]*[{_DANGEROUS}])")
_TO_QUOTE: Final = re.compile(rf"['\s]*[{_DANGEROUS}]")
_GETA: Final = "〓"

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Lost:
    """A character CP932 does not know; ``row`` 1 is the heading, ``column`` begins at 1."""

    row: int
    column: int
    character: str


@dataclass(frozen=True, slots=True)
class CsvFile:
    """The bytes of a CSV, and what was lost in them: each loss stands as 〓, never as a question mark."""

    content: bytes
    lost: tuple[Lost, ...] = ()


def quoted(text: str) -> str:
    """Text that begins like a formula gets an apostrophe in front (OWASP ASVS 1.2.10); others stay."""
    return f"'{text}" if _TO_QUOTE.match(text) else text


def unquoted(text: str) -> str:
    """Takes back what ``quoted`` did, so that an exported file can be imported unchanged."""
    return text[1:] if _QUOTED_BEFORE.match(text) else text


def to_csv(
    headings: Sequence[str], rows: Iterable[Sequence[Cell]], *, encoding: str = "utf-8-sig"
) -> CsvFile:
    """One CSV file; ``encoding`` is ``utf-8-sig`` (every name survives) or ``cp932``."""
    lost: list[Lost] = []
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    for at, row in enumerate((headings, *rows), start=1):
        cells = [_cell(cell) for cell in row]
        if encoding == "cp932":
            cells = [_in_cp932(cell, at, nth, lost) for nth, cell in enumerate(cells, start=1)]
        writer.writerow(cells)
    return CsvFile(out.getvalue().encode(encoding), tuple(lost))


def _cell(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return quoted(cell)
    return "" if cell is None else cell


def _in_cp932(cell: Cell, row: int, column: int, lost: list[Lost]) -> Cell:
    if not isinstance(cell, str) or _fits(cell):
        return cell
    lost.extend(Lost(row, column, sign) for sign in cell if not _fits(sign))
    return "".join(sign if _fits(sign) else _GETA for sign in cell)


def _fits(text: str) -> bool:
    try:
        text.encode("cp932")
    except UnicodeEncodeError:
        return False
    return True
