"""Files out 書き出し: no cell runs as a formula, every name survives, and what is exported comes back equal."""

import csv
import io

import pytest
from openpyxl import load_workbook

from models.csv_out import quoted, to_csv, unquoted
from models.imports.sheet import read_sheet
from models.workbook import to_workbook

PREFIXES = ["=", "+", "-", "@", "\t", "\r", "\0", "\n", "＝", "＋", "－", "＠"]
NAMES = ["髙橋", "山﨑", "𠮷田", "葛\U000e0100城", "NGUYEN THI MAI", "～∥－"]


@pytest.mark.parametrize("prefix", PREFIXES, ids=ascii)
@pytest.mark.parametrize("before", ["", " ", "'", "''", "' "])
def test_what_begins_like_a_formula_is_quoted_and_comes_back(prefix: str, before: str) -> None:
    cell = f"{before}{prefix}cmd|' /C calc'!A0"
    content = to_csv(["a", "b"], [[cell, "次"]]).content.decode("utf-8-sig")
    (_, (first, second)) = list(csv.reader(io.StringIO(content, newline="")))
    assert first == f"'{cell}"
    assert unquoted(first) == cell
    assert second == "次"


@pytest.mark.parametrize("cell", ["", "目標", "a=b", "'引用'", "2026-04-01", "O'Brien"])
def test_other_texts_stay(cell: str) -> None:
    assert quoted(cell) == unquoted(cell) == cell


def test_numbers_stay_numbers() -> None:
    assert (
        to_csv(["a"], [[-5], [1.5], [None]]).content.decode("utf-8-sig")
        == '"a"\r\n-5\r\n1.5\r\n""\r\n'
    )


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_names_survive_utf8_and_excel(name: str) -> None:
    made = to_csv(["氏名"], [[name]])
    assert made.content.startswith(b"\xef\xbb\xbf")
    assert made.lost == ()
    assert read_sheet(made.content, "a.csv").rows == [(2, [name])]
    assert read_sheet(to_workbook(["氏名"], [[name]], "名簿"), "a.xlsx").rows == [(2, [name])]


def test_cp932_says_what_it_lost_and_never_writes_a_question_mark() -> None:
    made = to_csv(
        ["番号", "氏名"], [["1", "髙橋"], ["2", "𠮷田 花子"], ["3", "山﨑～"]], encoding="cp932"
    )
    text = made.content.decode("cp932")
    assert [(it.row, it.column, it.character) for it in made.lost] == [(3, 2, "𠮷")]
    assert "髙橋" in text
    assert "〓田 花子" in text
    assert "山﨑～" in text
    assert "?" not in text


@pytest.mark.parametrize("prefix", PREFIXES, ids=ascii)
def test_no_excel_cell_is_a_formula(prefix: str) -> None:
    book = load_workbook(io.BytesIO(to_workbook(["a"], [[f"{prefix}1+1"]], "表")))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]
    assert [cell.data_type for cell in cells] == ["s", "s"]
