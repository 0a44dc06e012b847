"""Import files 取込: read in every encoding and heading, refused with every row and column at once."""

from datetime import date

import pytest

from models.errors import BadImport
from models.imports.kinds import IMPORT_WORDS, ImportKind
from models.imports.layouts import LAYOUTS
from models.imports.parsed import parse
from models.imports.sheet import Problem
from models.people import Employment, LeaveKind
from models.section_goals import SectionGoalKind
from models.workbook import to_workbook

JAPANESE = "職員番号,氏名,氏名カナ,級,任用形態,採用日,職コード,休業区分,休業開始日\r\n0012,髙橋 花子,タカハシ ハナコ,３級,会計年度任用,R8.4.1,P-1,育児休業,令和8年5月1日\r\n"
ENGLISH = JAPANESE.replace(
    "職員番号,氏名,氏名カナ,級,任用形態,採用日,職コード,休業区分,休業開始日",
    "Employee Number,Name,Name Kana,grade,EMPLOYMENT,hired_on,post_code,leave_kind,leave_from",
)


def problems_of(kind: ImportKind, text: str) -> list[Problem]:
    with pytest.raises(BadImport) as refused:
        parse(kind, text.encode(), "名簿.csv")
    problems: list[Problem] = refused.value.data["problems"]
    return problems


@pytest.mark.parametrize("text", [JAPANESE, ENGLISH, JAPANESE.replace(",", "\t")])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_one_roster_in_every_dress(text: str, encoding: str) -> None:
    ((row, line),) = parse(ImportKind.ROSTER, text.encode(encoding), "a.csv").lines
    assert row == 2
    assert (line["number"], line["family"], line["given"]) == ("0012", "髙橋", "花子")
    assert (line["family_kana"], line["given_kana"]) == ("タカハシ", "ハナコ")
    assert (line["grade"], line["hired_on"]) == (3, date(2026, 4, 1))
    assert (line["employment"], line["leave_kind"]) == (
        Employment.FISCAL_YEAR,
        LeaveKind.CHILDCARE,
    )
    assert (line["post_code"], line["left_on"]) == ("P-1", None)


def test_excel_is_known_by_its_content() -> None:
    rows = [cell.split(",") for cell in JAPANESE.splitlines()]
    book = to_workbook(rows[0], rows[1:], "名簿")
    assert parse(ImportKind.ROSTER, book, "名簿.csv") == parse(
        ImportKind.ROSTER, JAPANESE.encode(), "名簿.xlsx"
    )


def test_every_problem_is_named_at_once() -> None:
    text = "職員番号,姓,採用日,級,任用形態\n,山田,R8.4.1,3,常勤\n12,佐藤,昨日,99,社長\n13,,R8.4.1,3,常勤\n"
    found = [(it.row, it.column, it.what) for it in problems_of(ImportKind.ROSTER, text)]
    assert found == [
        (2, "職員番号", "<empty>"),
        (3, "級", "99"),
        (3, "任用形態", "社長"),
        (3, "採用日", "昨日"),
    ]
    assert all(it.allowed for it in problems_of(ImportKind.ROSTER, text))


def test_what_rows_say_together_is_checked() -> None:
    text = (
        "職員番号,姓,採用日,退職日,休業区分,休業開始日\n"
        "1,山田,R8.4.1,R7.3.31,,\n2,佐藤,R8.4.1,,休職,\n1,伊藤,R8.4.1,,,\n3,,R8.4.1,,,\n"
    )
    found = [(it.row, it.column) for it in problems_of(ImportKind.ROSTER, text)]
    assert found == [(2, "退職日"), (3, "休業開始日"), (4, "職員番号"), (5, "姓")]


def test_a_file_with_nul_is_no_table() -> None:
    found = problems_of(ImportKind.ROSTER, JAPANESE.replace("花子", "花\x00子"))
    assert [(it.row, it.what) for it in found] == [(0, "<not_a_csv>")]


def test_a_missing_or_doubled_heading() -> None:
    missing = problems_of(ImportKind.SECTIONS, "所属コード,区分\n1,課\n")
    assert [(it.row, it.column, it.what) for it in missing] == [(1, "所属名", "<missing>")]
    doubled = problems_of(ImportKind.SECTIONS, "所属コード,所属名,name,区分\n1,会計課,会計課,課\n")
    assert [(it.column, it.what) for it in doubled] == [("所属名", "<twice>")]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        "職員番号,姓,採用日".encode(),
        b"PK\x03\x04 not a workbook",
        b"\x81\xff\xfe\x00\x81",
        b'"open',
    ],
)
def test_what_is_no_table_is_refused(content: bytes) -> None:
    with pytest.raises(BadImport) as refused:
        parse(ImportKind.ROSTER, content, "x")
    assert refused.value.data["problems"]


def test_unknown_headings_are_left_aside_and_named() -> None:
    text = "職員番号,評価期間,評価種別,全体評語,備考\n1,R7上期,業績,A,よい\n"
    parsed = parse(ImportKind.RESULTS, text.encode(), "a.csv")
    assert parsed.ignored == ("備考",)
    assert parsed.lines[0][1]["overall"] == "A"


def test_every_layout_has_japanese_and_english_headings_that_do_not_clash() -> None:
    assert set(LAYOUTS) == set(IMPORT_WORDS) == set(ImportKind)
    for columns in LAYOUTS.values():
        headings = [heading for column in columns for heading in column.headings]
        assert len(set(headings)) == len(headings)
        assert all(len(column.headings) >= 2 for column in columns)
        assert all(column.headings[1].isascii() for column in columns)


@pytest.mark.parametrize("encoding", ["utf-8", "cp932"])
@pytest.mark.parametrize("year", ["2026", "2026年度", "令和8年度", "R8"])
def test_section_goals_name_their_year_as_the_city_does(encoding: str, year: str) -> None:
    text = f"年度,所属コード,事務事業番号,区分,事務事業名,適用終了日\n{year},003-02,12,事務事業,収納率の向上,R9.3.31\n"
    ((_, line),) = parse(ImportKind.SECTION_GOALS, text.encode(encoding), "目標.csv").lines
    assert (line["fiscal_year"], line["section_code"], line["code"]) == (2026, "003-02", "12")
    assert (line["kind"], line["valid_to"]) == (SectionGoalKind.PROJECT, date(2027, 3, 31))


def test_the_first_year_of_an_era_has_two_names() -> None:
    text = "fiscal_year,section_code,code,kind,title\n{},1,1,goal,a\n"
    for year in ("令和元年度", "平成31年度"):
        ((_, line),) = parse(ImportKind.SECTION_GOALS, text.format(year).encode(), "a.csv").lines
        assert line["fiscal_year"] == 2019


def test_wrong_section_goals_are_named_by_row_and_column() -> None:
    text = (
        "年度,所属コード,目標番号,目標の区分,名称,適用終了日\n"
        "今年,1,1,組織目標,健全な財政,\n2026,1,1,願い,,\n"
    )
    found = [(it.row, it.column, it.what) for it in problems_of(ImportKind.SECTION_GOALS, text)]
    assert found == [
        (2, "年度", "今年"),
        (3, "目標の区分", "願い"),
        (3, "名称", "<empty>"),
    ]
    text = (
        "年度,所属コード,目標番号,目標の区分,名称,適用終了日\n"
        "2026,1,1,組織目標,健全な財政,R8.3.31\n2026,1,1,事務事業,予算,\n"
    )
    found = [(it.row, it.column, it.what) for it in problems_of(ImportKind.SECTION_GOALS, text)]
    assert found == [(2, "適用終了日", "2026-03-31"), (3, "年度", "2026、1、1")]
