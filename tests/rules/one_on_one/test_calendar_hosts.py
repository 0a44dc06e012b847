"""Hosts of calendars 接続先 a city allows: plain names, never an address, a port or a path."""

from pathlib import Path

import pytest

from models.policy.loader import load_policy, policy_problems
from tests.given.packs import YEAR, spoiled

HOSTS = "calendar_hosts: {value: []"


@pytest.mark.parametrize(
    "host",
    [
        "https://calendar.example.jp",
        "calendar.example.jp:8443",
        "calendar.example.jp/dav",
        "user@calendar.example.jp",
        "Calendar.example.jp",
        "*.example.jp",
        "calendar.example.jp.",
        ".example.jp",
        "calendar..jp",
        "-calendar.example.jp",
        "calendar_of.example.jp",
        "calendar.example.jp ",
        "カレンダー.jp",
        "\uff43alendar.example.jp",
        "calendar",
        "localhost",
        "dav.localhost",
        "127.0.0.1",
        "127.1",
        "10.0.0.0x1",
        "2130706433",
        "::1",
        "[::1]",
        "::ffff:10.0.0.1",
        "",
        "a" * 64 + ".jp",
        "a." * 126 + "jp",
    ],
)
def test_a_host_is_a_plain_name_never_an_address(tmp_path: Path, host: str) -> None:
    folder = spoiled(tmp_path, "standard", HOSTS, f'calendar_hosts: {{value: ["{host}"]')
    (problem,) = policy_problems("kofu", YEAR, folder)
    assert problem.key == "one_on_one.calendar_hosts.value.0"
    assert "ホスト名" in problem.allowed or "localhost" in problem.allowed


def test_hosts_a_city_names_are_allowed_once(tmp_path: Path) -> None:
    named = '["dav.city.example.jp", "p01-caldav.example.com", "xn--zckzah.jp"]'
    folder = spoiled(tmp_path, "standard", HOSTS, f"calendar_hosts: {{value: {named}")
    hosts = load_policy("kofu", YEAR, folder).one_on_one.calendar_hosts.value
    assert hosts == ("dav.city.example.jp", "p01-caldav.example.com", "xn--zckzah.jp")
    twice = spoiled(
        tmp_path / "twice", "standard", HOSTS, 'calendar_hosts: {value: ["a.jp", "a.jp"]'
    )
    (problem,) = policy_problems("kofu", YEAR, twice)
    assert "一度だけ" in problem.allowed
