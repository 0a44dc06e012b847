"""Excel files エクセル: the one place that knows openpyxl; cells come and go as plain texts.

It is loaded with the first file: no process starts later for it.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from models.csv_out import Cell, quoted
from models.errors import BadImport

SIGNATURE: Final = b"PK\x03\x04"
_LARGEST_UNPACKED: Final = 300 * 1024 * 1024


def read_workbook(content: bytes) -> Iterator[list[str]]:
    """The rows of the first sheet as texts; dates as ISO days. Raises BadImport if it is no workbook."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(it.file_size for it in archive.infolist())
        if unpacked > _LARGEST_UNPACKED:
            raise BadImport(rule="too_large", allowed=_LARGEST_UNPACKED)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise BadImport(rule="not_a_workbook") from error
    try:
        for row in book.worksheets[0].iter_rows(values_only=True):
            yield [_text(value) for value in row]
    finally:
        book.close()


def to_workbook(headings: Sequence[str], rows: Iterable[Sequence[Cell]], title: str) -> bytes:
    """An xlsx file with one sheet; texts stay texts, whatever they begin with."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    for row in (headings, *rows):
        sheet.append([_written(sheet, cell) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _written(sheet: Any, cell: Cell) -> Any:
    if not isinstance(cell, str):
        return cell
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    written = WriteOnlyCell(sheet, value=quoted(ILLEGAL_CHARACTERS_RE.sub("", cell)))
    written.data_type = "s"
    return written
