"""Passwords: how they rest, and which are too easy."""

import pytest

from models.passwords import broken_rule, fits, hashed


def test_a_password_rests_as_argon2id_and_fits_itself_alone() -> None:
    its_hash = hashed("海辺の町に雨が降る夜")
    assert its_hash.startswith("$argon2id$")
    assert fits("海辺の町に雨が降る夜", its_hash)
    assert not fits("海辺の町に雪が降る夜", its_hash)
    assert not fits("nobody signs in with this", None)


def test_full_width_digits_are_the_same_password() -> None:
    assert fits("abc123 def456 ghi", hashed("ａｂｃ１２３ ｄｅｆ４５６ ｇｈｉ"))


@pytest.mark.parametrize(
    ("password", "rule"),
    [
        ("correct horse battery", None),
        ("海辺の町に雨が降る夜ふけ", None),
        ("elevensigns", "too_short"),
        ("x" * 6 + "y" * 123, "too_long"),
        ("aaaaaaaaaaaaaa", "too_easy"),
        ("1234567890-10001", "too_easy"),
        ("Password1234567890", "too_easy"),
        ("ヤマダハナコ10001ヤマダ", "too_easy"),
    ],
)
def test_only_the_obvious_is_refused(password: str, rule: str | None) -> None:
    assert broken_rule(password, "10001", "ヤマダ", "ハナコ") == rule
