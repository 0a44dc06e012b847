"""A table as it was sent 取込ファイル: CSV in UTF-8 or CP932, or Excel, as rows of texts."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from models.csv_out import unquoted
from models.errors import BadImport
from models.frozen import Frozen
from models.workbook import SIGNATURE, read_workbook

LARGEST: Final = 30 * 1024 * 1024
MOST_ROWS: Final = 200_000


class Problem(Frozen):
    """What is wrong in a file: ``row`` as the spreadsheet counts (the heading is 1), 0 for the whole file.

    ``what`` is the text that was found, or the rule's code in angle brackets; ``allowed`` what may stand there.
    """

    row: int
    column: str
    what: str
    allowed: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The heading row and the rows below it with their numbers; empty rows are left out."""

    headings: list[str]
    rows: list[tuple[int, list[str]]]


def read_sheet(content: bytes, filename: str) -> Sheet:
    """Reads a file by its content, not its name. Raises BadImport with ``problems``."""
    if len(content) > LARGEST:
        raise refused(0, filename, f"{len(content) // 1024} KB", f"{LARGEST // 1024} KB まで")
    try:
        rows = _numbered(content)
    except BadImport as error:
        raise refused(0, filename, f"<{error.data.get('rule', '')}>", "xlsx、CSV") from error
    if not rows:
        raise refused(0, filename, "<empty>", "見出しの行と、一行以上のデータ")
    if len(rows) > MOST_ROWS:
        raise refused(0, filename, f"{len(rows)}行", f"{MOST_ROWS}行まで")
    (_, headings), *body = rows
    return Sheet([unquoted(it.strip()) for it in headings], body)


def refused(row: int, column: str, what: str, allowed: str) -> BadImport:
    return BadImport(problems=[Problem(row=row, column=column, what=what, allowed=allowed)])


def _numbered(content: bytes) -> list[tuple[int, list[str]]]:
    rows = read_workbook(content) if content.startswith(SIGNATURE) else _csv_rows(content)
    return [
        (number, cells) for number, cells in enumerate(rows, start=1) if any(map(str.strip, cells))
    ]


def _csv_rows(content: bytes) -> Iterator[list[str]]:
    text = _decoded(content)
    if "\x00" in text:  # no text has one, and PostgreSQL keeps none
        raise BadImport(rule="not_a_csv")
    first_line = text.partition("\n")[0]
    delimiter = "\t" if first_line.count("\t") > first_line.count(",") else ","
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    except csv.Error as error:
        raise BadImport(rule="not_a_csv") from error


def _decoded(content: bytes) -> str:
    """UTF-8 with or without mark, UTF-16 with mark, else CP932 as Japanese Excel writes it."""
    encodings = ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp932")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadImport(rule="unknown_encoding")
