"""Names of people 氏名: family and given name apart, with kana, exactly as the register writes them.

髙, 﨑, 𠮷 and characters with variation selectors (IVS) are never normalised: a name is not a spelling.
"""

import unicodedata
from typing import Annotated, Final

from pydantic import AfterValidator, StringConstraints

from models.frozen import Frozen

_SMALL: Final = str.maketrans("ァィゥェォッャュョヮヵヶ", "アイウエオツヤユヨワカケ")
_ROWS: Final = {
    "ア": "アカサタナハマヤラワ",
    "イ": "イキシチニヒミリヰ",
    "ウ": "ウクスツヌフムユル",
    "エ": "エケセテネヘメレヱ",
    "オ": "オコソトノホモヨロヲ",
}
_VOWEL: Final = {kana: vowel for vowel, row in _ROWS.items() for kana in row}
_MARKS: Final = ("\u3099", "\u309a")  # combining 濁点, 半濁点
_HIRAGANA_TO_KATAKANA: Final = {code: code + 0x60 for code in range(0x3041, 0x3097)}


def _without_controls(text: str) -> str:
    if any(unicodedata.category(sign) in {"Cc", "Zl", "Zp"} for sign in text):
        raise ValueError("control character in a name")
    return text


NamePart = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=120), AfterValidator(_without_controls)
]
SortKey = tuple[tuple[int, str, str], tuple[int, str, str], str]


class PersonName(Frozen):
    """A name; ``given`` is empty for a mononym. ``work_family`` is the 旧姓 used at work, if any."""

    family: Annotated[NamePart, StringConstraints(min_length=1)]
    given: NamePart = ""
    family_kana: NamePart = ""
    given_kana: NamePart = ""
    work_family: NamePart = ""
    work_family_kana: NamePart = ""

    @property
    def full(self) -> str:
        """``山田 花子``, as the person is called at work."""
        return f"{self.shown_family} {self.given}".strip()

    @property
    def registered(self) -> str:
        """``佐藤 花子``, as the register has it, whatever is used at work."""
        return f"{self.family} {self.given}".strip()

    @property
    def kana(self) -> str:
        return f"{self.shown_family_kana} {self.given_kana}".strip()

    @property
    def shown_family(self) -> str:
        return self.work_family or self.family

    @property
    def shown_family_kana(self) -> str:
        return self.work_family_kana if self.work_family else self.family_kana

    @property
    def sort_key(self) -> SortKey:
        """Order of the fifty sounds 五十音順: family name, then given name; names without kana last."""
        return (
            gojuon(self.shown_family_kana or self.shown_family),
            gojuon(self.given_kana or self.given),
            self.full,
        )


def gojuon(kana: str) -> tuple[int, str, str]:
    """A sort key after JIS X 4061: sounds first, then voicing and size; what is no kana comes last."""
    exact = unicodedata.normalize("NFKC", kana).translate(_HIRAGANA_TO_KATAKANA).replace(" ", "")
    parted = unicodedata.normalize("NFD", exact)
    plain = "".join(sign for sign in parted if sign not in _MARKS).translate(_SMALL)
    sounds = _without_long_marks(plain)
    is_kana = all("ァ" <= sign <= "ヺ" for sign in sounds)
    return (0 if is_kana else 1, sounds if is_kana else exact.casefold(), exact)


def _without_long_marks(kana: str) -> str:
    """ー sounds as the vowel before it: ユーコ sorts as ユウコ."""
    sounds: list[str] = []
    for sign in kana:
        sounds.append(_VOWEL.get(sounds[-1], sign) if sign == "ー" and sounds else sign)
    return "".join(sounds)
