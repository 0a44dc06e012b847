"""Settings: a sample never gets into production, and every complaint names its next step."""

import stat
from pathlib import Path
from typing import Any

import pytest

from ayumi.installation import PACK_YEAR, POLICIES, calendar_rule
from ayumi.seal_keys import master_keys
from ayumi.settings import BadSettings, Mode, load_settings
from models.policy.loader import load_policy

GOOD: dict[str, Any] = {
    "mode": "production",
    "base_url": "https://ayumi.example.lg.jp",
    "secret": "6f1c" * 16,
}


def _problems(**given: Any) -> str:
    with pytest.raises(BadSettings) as refused:
        load_settings(**given)
    for problem in refused.value.problems:
        assert problem.startswith(("AYUMI_", "TEMPORAL_"))
        assert "Next: " in problem
    return str(refused.value)


def test_practice_needs_nothing_and_draws_a_secret_for_its_owner(tmp_path: Path) -> None:
    first = load_settings(data_dir=tmp_path / "new")
    again = load_settings(data_dir=tmp_path / "new")

    assert first.mode is Mode.PRACTICE
    assert first.database == f"sqlite+aiosqlite:///{tmp_path / 'new' / 'ayumi.sqlite3'}"
    assert first.secret == again.secret
    assert len(first.secret.get_secret_value()) == 64
    file = tmp_path / "new" / "secret"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["secret"]


def test_production_starts_with_all_it_needs() -> None:
    assert load_settings(**GOOD).is_https


@pytest.mark.parametrize(
    "secret", ["", "tiny-word", "change-me-change-me-change-me-change-me", "0123456789abcdef" * 4]
)
def test_production_refuses_a_missing_or_sample_secret(secret: str) -> None:
    problem = _problems(**GOOD | {"secret": secret})
    assert "AYUMI_SECRET" in problem
    assert not secret or secret not in problem


def test_the_secret_comes_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text("ab12" * 16 + "\n")
    settings = load_settings(**GOOD | {"secret": "", "secret_file": file})
    assert settings.secret.get_secret_value() == "ab12" * 16
    assert "cannot be read" in _problems(**GOOD | {"secret_file": tmp_path / "none"})


def test_production_on_http_needs_a_word_of_consent() -> None:
    on_http = GOOD | {"base_url": "http://ayumi.intra"}
    assert "AYUMI_ACCEPT_HTTP" in _problems(**on_http)
    assert not load_settings(**on_http, accept_http=True).is_https


@pytest.mark.parametrize(
    ("url", "is_fine"),
    [
        ("http://127.0.0.1:8000", True),
        ("http://localhost:9000", True),
        ("http://[::1]:8000", True),
        ("https://practice.example.lg.jp", True),
        ("http://10.1.2.3:8000", False),
    ],
)
def test_practice_on_http_is_for_this_machine(tmp_path: Path, url: str, is_fine: bool) -> None:
    if is_fine:
        assert load_settings(data_dir=tmp_path, base_url=url).base_url == url
    else:
        assert "this machine" in _problems(data_dir=tmp_path, base_url=url)


def test_the_environment_is_read_and_mistakes_are_named_without_their_value(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("AYUMI_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("TEMPORAL_ADDRESS", "engine:7233")
    monkeypatch.setenv("AYUMI_CITY", "osaki")
    settings = load_settings()
    assert (settings.temporal_address, settings.city) == ("engine:7233", "osaki")

    monkeypatch.setenv("AYUMI_SMTP_PORT", "s3cret-in-the-wrong-place")
    monkeypatch.setenv("AYUMI_BASE_URL", "ayumi.example")
    problems = _problems()
    assert "AYUMI_SMTP_PORT" in problems
    assert "AYUMI_BASE_URL" in problems
    assert "s3cret" not in problems


def test_secrets_are_not_shown() -> None:
    settings = load_settings(**GOOD, smtp_password="hidden-word", smtp_from="a@b.example")
    assert "hidden-word" not in repr(settings)
    assert GOOD["secret"] not in repr(settings)


def test_a_mail_server_needs_a_sender() -> None:
    assert "AYUMI_SMTP_FROM" in _problems(**GOOD, smtp_host="mail.example")


def test_practice_draws_its_master_key_once_for_its_owner(tmp_path: Path) -> None:
    settings = load_settings(data_dir=tmp_path)
    assert master_keys(settings) == master_keys(settings)
    assert stat.S_IMODE((tmp_path / "seal.key").stat().st_mode) == 0o600


def test_production_starts_with_no_master_key_of_its_own_making(tmp_path: Path) -> None:
    settings = load_settings(**GOOD, data_dir=tmp_path)
    with pytest.raises(BadSettings, match="AYUMI_SEAL_KEY_FILE is missing") as refused:
        master_keys(settings)
    assert "Next: " in str(refused.value)
    assert list(tmp_path.iterdir()) == []

    (tmp_path / "seal.key").write_text("ab12" * 16)
    assert len(master_keys(settings).keys) == 1


def test_the_master_keys_come_from_a_file_the_newest_first(tmp_path: Path) -> None:
    file = tmp_path / "keys"
    settings = load_settings(**GOOD, data_dir=tmp_path, seal_key_file=file)
    with pytest.raises(BadSettings, match="cannot be read"):
        master_keys(settings)
    file.write_text("ab12" * 16 + "\n" + "cd34" * 16 + "\n")
    assert [key.bits.hex() for key in master_keys(settings).keys] == ["ab12" * 16, "cd34" * 16]
    file.write_text("ab12" * 15)
    with pytest.raises(BadSettings, match="64 hex digits") as refused:
        master_keys(settings)
    assert "ab12" not in str(refused.value)


def test_inner_networks_of_calendars_are_none_until_they_are_named(tmp_path: Path) -> None:
    assert load_settings(data_dir=tmp_path).inner_networks == ()
    named = load_settings(data_dir=tmp_path, calendar_networks="10.1.0.0/16, fd00:1::/32,")
    assert [str(network) for network in named.inner_networks] == ["10.1.0.0/16", "fd00:1::/32"]
    for wrong in ("10.1.0.1/16", "calendar.city.example", "10.1.0.0/99"):
        assert "AYUMI_CALENDAR_NETWORKS" in _problems(data_dir=tmp_path, calendar_networks=wrong)


@pytest.mark.parametrize(("used", "hosts"), [(True, ("a.city.example",)), (False, ())])
def test_calendars_are_off_where_the_pack_is_silent(
    tmp_path: Path, used: bool, hosts: tuple[str, ...]
) -> None:
    """Plain http to the own machine is a matter of practice alone."""
    policy = load_policy("kofu", PACK_YEAR, POLICIES)
    assert calendar_rule(load_settings(data_dir=tmp_path), policy).hosts == ()
    talks = policy.one_on_one
    named = talks.model_copy(
        update={
            "used": talks.used.model_copy(update={"value": used}),
            "calendar_hosts": talks.calendar_hosts.model_copy(
                update={"value": ("a.city.example",)}
            ),
        }
    )
    policy = policy.model_copy(update={"one_on_one": named})
    assert calendar_rule(load_settings(data_dir=tmp_path), policy).hosts == hosts
    assert calendar_rule(load_settings(data_dir=tmp_path), policy).plain_at_home
    assert not calendar_rule(load_settings(**GOOD), policy).plain_at_home
