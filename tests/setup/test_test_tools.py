"""What the tests need 試験の道具: found, installed, or named; never skipped."""

from pathlib import Path

import pytest

from ayumi.setup import test_tools
from ayumi.setup.stopped import SetUpStopped
from ayumi.setup.test_tools import Tool, install_missing, make_no_system_cluster

ABSENT = Tool("a Japanese font", lambda: False, ("fontconfig", "fonts-noto-cjk"))
PRESENT = Tool("a browser", lambda: True, ("chromium",))


def test_what_is_missing_is_named_with_its_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(test_tools, "TOOLS", (PRESENT, ABSENT))
    monkeypatch.setattr(test_tools, "can_install_packages", lambda: False)

    with pytest.raises(SetUpStopped) as stopped:
        install_missing(_silence)

    assert str(stopped.value).startswith("the tests need a Japanese font: install fontconfig fonts")


def test_only_what_is_missing_is_installed_and_then_looked_for_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    installed: list[str] = []
    arriving = Tool("a database", lambda: bool(installed), ("postgresql",))
    monkeypatch.setattr(test_tools, "TOOLS", (PRESENT, arriving))
    monkeypatch.setattr(test_tools, "CLUSTER_SETTINGS", tmp_path / "createcluster.conf")
    monkeypatch.setattr(test_tools, "can_install_packages", lambda: True)
    monkeypatch.setattr(
        test_tools, "install_packages", lambda packages, report: installed.extend(packages)
    )

    install_missing(_silence)

    assert installed == ["postgresql"]


def test_no_system_cluster_is_made_and_a_written_choice_stands(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settings = tmp_path / "common" / "createcluster.conf"
    monkeypatch.setattr(test_tools, "CLUSTER_SETTINGS", settings)

    make_no_system_cluster()
    assert "create_main_cluster = false" in settings.read_text("ascii")

    settings.write_text("create_main_cluster = true\n", "ascii")
    make_no_system_cluster()
    assert settings.read_text("ascii") == "create_main_cluster = true\n"


def test_the_newest_complete_database_server_is_taken(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for version in ("9.6", "15", "16"):
        (tmp_path / version / "bin").mkdir(parents=True)
        (tmp_path / version / "bin" / "initdb").touch()
    for version in ("9.6", "15"):
        (tmp_path / version / "bin" / "postgres").touch()
    monkeypatch.setattr(test_tools, "POSTGRES_FOLDERS", (str(tmp_path),))

    assert test_tools.find_postgres() == tmp_path / "15" / "bin"


def _silence(_line: str) -> None:
    return None
