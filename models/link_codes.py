"""Codes of links 登録コード: what the link of an invitation carries, in signs that can be typed from paper."""

import unicodedata
from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Thirty-two signs without I, L, O and U, which are misread."""
LENGTH: Final = 28
"""140 random bits; quality bar S02 asks for 128."""
_GROUP: Final = 4
_MISREAD: Final = str.maketrans("OIL", "011")


def plain(typed: str) -> str:
    """A code as it was made, however it was typed: small or wide letters, with or without hyphens."""
    signs = unicodedata.normalize("NFKC", typed).upper().translate(_MISREAD)
    return "".join(sign for sign in signs if sign in ALPHABET)


def grouped(code: str) -> str:
    """``7F3K-2M9Q-…``, as it stands on paper."""
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))
