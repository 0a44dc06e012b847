"""The environment 実行環境: made anew exactly when something that shapes it has changed."""

import sys
from pathlib import Path

import pytest

from ayumi.setup import environment
from ayumi.setup.environment import fingerprint, make_environment
from ayumi.setup.stopped import SetUpStopped

PROJECT = '[project]\nname = "ayumi"\ndependencies = []\n\n[tool.ruff]\nline-length = 100\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text(PROJECT, "utf-8")
    (tmp_path / "requirements.lock").write_text("", "utf-8")
    return tmp_path


def _complete(root: Path) -> Path:
    mark = root / ".venv" / "ayumi-complete"
    mark.parent.mkdir()
    mark.write_text(fingerprint(root), "ascii")
    return mark


def test_a_changed_lock_makes_it_anew_and_a_changed_lint_rule_does_not(root: Path) -> None:
    before = fingerprint(root)

    (root / "pyproject.toml").write_text(PROJECT.replace("100", "90"), "utf-8")
    assert fingerprint(root) == before
    (root / "requirements.lock").write_text("rich==15\n", "utf-8")
    assert fingerprint(root) != before


def test_a_moved_folder_makes_it_anew(root: Path, tmp_path: Path) -> None:
    before = fingerprint(root)

    moved = root.rename(tmp_path.with_name(tmp_path.name + "-moved"))

    assert fingerprint(moved) != before


def test_a_complete_environment_is_left_alone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _complete(root)
    monkeypatch.setattr(environment, "_run", _must_not_run)

    make_environment(root)


def test_an_interrupted_installation_is_repeated(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = _complete(root)
    (root / "requirements.lock").write_text("rich==15\n", "utf-8")
    monkeypatch.setattr(environment, "_is_sound", lambda venv: True)
    monkeypatch.setattr(environment, "_install", _interrupted)

    with pytest.raises(KeyboardInterrupt):
        make_environment(root)

    assert not mark.exists()


def test_an_environment_is_sound_only_where_it_was_made(tmp_path: Path) -> None:
    venv = tmp_path / "first"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").symlink_to(sys.executable)
    (venv / environment.PLACE).write_text(str(venv), "utf-8")

    assert environment._is_sound(venv)
    assert not environment._is_sound(venv.rename(tmp_path / "second"))
    assert not environment._is_sound(tmp_path / "nowhere")


def test_without_any_way_the_package_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "_own_python", lambda: "/bin/false")
    monkeypatch.setattr(environment, "can_install_packages", lambda: False)

    with pytest.raises(SetUpStopped, match=r"install python3\.\d+-venv"):
        environment._make_venv(tmp_path / ".venv")


def _must_not_run(*words: str) -> None:
    raise AssertionError(f"nothing needs to run, but this did: {words}")


def _interrupted(*_: Path) -> None:
    raise KeyboardInterrupt
