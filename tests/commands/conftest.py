"""A terminal 端末 in which commands are typed, on a book of the test's own."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from ayumi.commands import app

Types = Callable[..., Result]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder that the settings name."""
    monkeypatch.setenv("AYUMI_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("AYUMI_CITY", "kofu")
    return tmp_path / "data"


@pytest.fixture
def types(home: Path) -> Types:
    """Types a command line; whatever it raises beside an exit fails the test."""

    def typed(*words: object) -> Result:
        result = CliRunner().invoke(app, [str(word) for word in words])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return typed


@pytest.fixture
def book(types: Types) -> None:
    """An empty book of the newest schema."""
    assert types("migrate").exit_code == 0
