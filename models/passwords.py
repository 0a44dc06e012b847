"""Passwords パスワード: which may be set, and how they rest (Argon2id); pasting and password managers are welcome.

No rule about signs or renewal: length and a look at the obvious ones (NIST SP 800-63B-4, ASVS 6.2).
"""

import unicodedata
from functools import cache
from typing import Final

from pwdlib import PasswordHash

MIN_LENGTH: Final = 12
MAX_LENGTH: Final = 128

_OBVIOUS: Final = (
    "password",
    "passw0rd",
    "qwerty",
    "asdfgh",
    "zxcvbn",
    "letmein",
    "welcome",
    "iloveyou",
    "admin",
    "1234567890",
    "0987654321",
    "abcdefg",
    "ayumi",
    "あいうえお",
)


def broken_rule(password: str, *near: str) -> str | None:
    """The code of the rule a new password breaks, or nothing.

    ``near`` are words close to the person (employee number, name): they do not make a password.
    Codes: ``too_short``, ``too_long``, ``too_easy``.
    """
    known = _normal(password)
    if len(known) < MIN_LENGTH:
        return "too_short"
    if len(known) > MAX_LENGTH:
        return "too_long"
    return "too_easy" if _is_easy(known.casefold(), near) else None


def hashed(password: str) -> str:
    """The Argon2id hash; takes tens of milliseconds of a core, so call it in a thread."""
    return _hasher().hash(_normal(password))


def fits(password: str, its_hash: str | None) -> bool:
    """Whether the password is the one; without an account the same work is done for nothing."""
    matches = _hasher().verify(_normal(password), its_hash or _nobodys_hash())
    return matches and its_hash is not None


def _is_easy(password: str, near: tuple[str, ...]) -> bool:
    rest = password
    for word in (*_OBVIOUS, *(_normal(word).casefold() for word in near)):
        if len(word) >= 3:  # a name of two signs may stand in any sentence
            rest = rest.replace(word, "")
    return len(rest) < MIN_LENGTH // 2 or len(set(password)) < MIN_LENGTH // 3


def _normal(password: str) -> str:
    """NFKC, so that full-width digits from another keyboard are the same password."""
    return unicodedata.normalize("NFKC", password)


@cache
def _hasher() -> PasswordHash:
    return PasswordHash.recommended()


@cache
def _nobodys_hash() -> str:
    return _hasher().hash("nobody signs in with this")
