"""Each command: what it says when all is well, and how it refuses, without ever showing a traceback."""

import json
import sqlite3
from pathlib import Path

import pytest
from typer.main import get_command

from ayumi.commands import app
from tests.commands.conftest import Types

ROSTER = "職員番号,氏名,級,職種,採用日\n10001,山田 花子,3,行政,令和2年4月1日\n"

SECTION_GOALS = (
    "年度,所属コード,目標番号,目標の区分,名称\n令和8年度,100,12,事務事業,支払事務の正確さの向上\n"
)


def _all_commands(command: object, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    children = getattr(command, "commands", None)
    if not children:
        return [path]
    return [it for name, child in children.items() for it in _all_commands(child, (*path, name))]


@pytest.mark.parametrize("words", _all_commands(get_command(app)), ids=" ".join)
def test_every_command_has_help_with_an_example(types: Types, words: tuple[str, ...]) -> None:
    result = types(*words, "--help")
    assert result.exit_code == 0
    assert f"ayumi {' '.join(words)}" in result.output.replace("Usage:", "", 1)
    assert "Example" in result.output


@pytest.mark.parametrize("words", [("nosuch",), ("migrate", "--nosuch"), ("case", "rebuild")])
def test_wrong_usage_is_2(types: Types, words: tuple[str, ...]) -> None:
    assert types(*words).exit_code == 2


def test_an_empty_place_names_the_next_step(types: Types) -> None:
    result = types("status")
    assert result.exit_code == 1
    assert "ayumi migrate" in result.output


def test_migrate_says_where_the_book_stands(types: Types) -> None:
    assert types("migrate", "--check").exit_code == 1
    assert types("migrate").exit_code == 0
    assert types("migrate", "--check").exit_code == 0


@pytest.mark.usefixtures("book")
def test_status_counts_and_names_nobody(types: Types, tmp_path: Path) -> None:
    _people(types, tmp_path)
    result = types("status", "--json")
    assert json.loads(result.output)["people"] == 1
    assert "山田" not in result.output


@pytest.mark.usefixtures("book")
def test_a_roster_is_shown_first_and_taken_as_a_whole(types: Types, tmp_path: Path) -> None:
    file = _file(tmp_path, ROSTER)
    assert "1 new" in types("roster", "check", file).output
    assert json.loads(types("status", "--json").output)["people"] == 0
    assert types("roster", "import", file).exit_code == 0
    assert "1 unchanged" in types("roster", "check", file).output


@pytest.mark.usefixtures("book")
def test_section_goals_are_shown_first_and_refused_by_row_and_column(
    types: Types, tmp_path: Path
) -> None:
    sections = _file(tmp_path, "所属コード,所属名,区分\n100,会計課,課\n")
    assert types("roster", "import", sections, "--kind", "sections").exit_code == 0
    file = _file(tmp_path, SECTION_GOALS)
    assert "1 new" in types("section-goals", "check", file).output
    assert types("section-goals", "import", file).exit_code == 0
    assert "1 unchanged" in types("section-goals", "check", file).output
    result = types("section-goals", "import", _file(tmp_path, SECTION_GOALS.replace(",100", ",9")))
    assert result.exit_code == 1
    assert "row 2, 所属コード: 9" in result.output


@pytest.mark.usefixtures("book")
def test_a_wrong_roster_names_row_column_and_what_is_allowed(types: Types, tmp_path: Path) -> None:
    result = types("roster", "import", _file(tmp_path, ROSTER.replace("令和2年4月1日", "明日")))
    assert result.exit_code == 1
    assert "row 2, 採用日: 明日" in result.output
    assert "allowed" in result.output


def test_a_rule_book_is_printed_with_sources(types: Types) -> None:
    result = types("policy", "show", "kofu")
    assert result.exit_code == 0
    assert result.output.startswith("甲府市")
    assert "第1条(趣旨)" in result.output
    assert "市の文書で検討中" in result.output


def test_a_wrong_pack_names_file_and_line(types: Types, tmp_path: Path) -> None:
    for city in ("standard", "kofu"):
        source = Path("policies") / city / "2026.yaml"
        (tmp_path / city).mkdir()
        (tmp_path / city / "2026.yaml").write_text(source.read_text("utf-8"), "utf-8")
    pack = tmp_path / "kofu" / "2026.yaml"
    pack.write_text(pack.read_text("utf-8").replace("version: 1", "version: none"), "utf-8")
    result = types("policy", "check", "kofu", "--folder", tmp_path)
    assert result.exit_code == 1
    line = pack.read_text("utf-8").splitlines().index("version: none") + 1
    assert f"kofu/2026.yaml:{line}" in result.output


@pytest.mark.usefixtures("book")
def test_accounts_are_invited_granted_locked_and_opened(types: Types, tmp_path: Path) -> None:
    _people(types, tmp_path)
    assert "/invitation/" in types("account", "invite", "10001").output
    assert types("account", "grant", "10001", "hr_admin").exit_code == 0
    assert "invited" in types("account", "list").output
    assert "hr_admin" in types("account", "list").output
    assert types("account", "lock", "10001").exit_code == 0
    assert types("account", "unlock", "10001").exit_code == 0
    assert types("account", "revoke", "10001", "hr_admin").exit_code == 0


@pytest.mark.usefixtures("book")
def test_an_unknown_employee_number_is_named(types: Types) -> None:
    result = types("account", "invite", "99999")
    assert result.exit_code == 1
    assert "99999" in result.output


@pytest.mark.usefixtures("book")
def test_a_changed_audit_row_is_found(types: Types, tmp_path: Path, home: Path) -> None:
    _people(types, tmp_path)
    assert types("audit", "verify").exit_code == 0
    with sqlite3.connect(home / "ayumi.sqlite3") as book:
        book.execute(
            "UPDATE audit_rows SET seq = 1, hash = 'x', previous_hash = ? WHERE id = 1", ("0" * 64,)
        )
    book.close()
    result = types("audit", "verify")
    assert result.exit_code == 1
    assert "entry 1" in result.output


@pytest.mark.usefixtures("book")
def test_the_doctor_names_each_trouble_and_the_next_step(types: Types) -> None:
    result = types("doctor")
    assert result.exit_code == 1
    assert "the engine does not answer" in result.output
    assert "silent for more than a minute" in result.output
    assert "next: " in result.output


@pytest.mark.parametrize(
    ("state", "code", "said"),
    [
        ("failed", "unreadable", "1 letters cannot be read"),
        ("waiting", "no_words", "1 letters cannot be put into words"),
        ("failed", "550", "1 letters could not be delivered"),
    ],
)
@pytest.mark.usefixtures("book")
def test_the_doctor_tells_letters_set_aside_apart(
    types: Types, home: Path, state: str, code: str, said: str
) -> None:
    letter = {
        **dict.fromkeys(("id", "once_key", "message_id", "person_id"), "x"),
        **dict.fromkeys(("not_before", "created_at"), "2026-10-13 00:00:00"),
        "kind": "case_ended",
        "data": "{}",
        "day": "2026-10-13",
        "joins_round": 0,
        "fence": 0,
        "attempts": 1,
        "state": state,
        "failure": code,
    }
    with sqlite3.connect(home / "ayumi.sqlite3") as book:
        places = ", ".join(f":{name}" for name in letter)
        book.execute(f"INSERT INTO letters ({', '.join(letter)}) VALUES ({places})", letter)
    book.close()
    found = types("doctor").output
    assert said in found
    assert found.count(" letters c") == 1


def test_a_command_that_needs_the_engine_says_so(types: Types) -> None:
    types("migrate")
    result = types("cycle", "open", "annual")
    assert result.exit_code == 2
    assert "ayumi engine start" in result.output


def _people(types: Types, folder: Path) -> None:
    assert types("roster", "import", _file(folder, ROSTER)).exit_code == 0


def _file(folder: Path, content: str) -> Path:
    path = folder / "given.csv"
    path.write_text(content, "utf-8")
    return path
