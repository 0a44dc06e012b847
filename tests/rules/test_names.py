"""Names 氏名 survive as they are written, and sort as a Japanese list does."""

import pytest
from pydantic import ValidationError

from models.generator.name_lists import FAMILY, GIVEN
from models.names import PersonName, gojuon

IVS = "葛\U000e0100城"


@pytest.mark.parametrize("family", ["髙橋", "山﨑", "𠮷田", IVS, "神﨑"])
def test_rare_characters_are_never_normalised(family: str) -> None:
    name = PersonName(family=family, given="花子")
    assert PersonName.model_validate_json(name.model_dump_json()).full == f"{family} 花子"


def test_names_of_every_shape() -> None:
    assert PersonName(family="山田", given="花子").full == "山田 花子"
    assert PersonName(family="スカルノ").full == "スカルノ"
    at_work = PersonName(family="佐藤", given="花子", work_family="山田", family_kana="サトウ")
    assert at_work.full == "山田 花子"
    assert at_work.registered == "佐藤 花子"
    assert PersonName(family="W" * 60, given="X" * 60).full == "W" * 60 + " " + "X" * 60
    assert PersonName(family=" 山田\u3000", given=" 花子 ").full == "山田 花子"


@pytest.mark.parametrize("family", ["", "  ", "山\n田", "山\0田", "山\u2028田"])
def test_what_is_no_name(family: str) -> None:
    with pytest.raises(ValidationError):
        PersonName(family=family)


def test_the_order_of_the_fifty_sounds() -> None:
    in_order = [
        "アイ",
        "アオイ",
        "イトウ",
        "カトウ",
        "ガトウ",
        "キョウ",
        "サトウ",
        "ババ",
        "ハヤシ",
        "ヒロタ",
        "ユウコ",
        "ワダ",
    ]
    assert sorted(set(in_order), key=gojuon) == in_order
    assert gojuon("さとう")[:2] == gojuon("サトウ")[:2] == gojuon("サトウ")[:2]
    assert gojuon("ユーコ")[1] == gojuon("ユウコ")[1]
    assert gojuon("キョウ")[1] == gojuon("キヨウ")[1]


def test_family_names_sort_before_given_names_and_letters_come_last() -> None:
    def named(family: str, given: str = "", kana: str = "", given_kana: str = "") -> PersonName:
        return PersonName(family=family, given=given, family_kana=kana, given_kana=given_kana)

    in_order = [
        named("伊藤", "隆", "イトウ", "タカシ"),
        named("佐藤", "愛", "サトウ", "アイ"),
        named("佐藤", "隆", "サトウ", "タカシ"),
        named("Nguyen", "Mai"),
    ]
    mixed = [in_order[nth] for nth in (2, 0, 3, 1)]
    assert sorted(mixed, key=lambda it: it.sort_key) == in_order


def test_three_hundred_invented_names_have_kana_that_sort() -> None:
    names = [
        PersonName(family=kanji, given=given, family_kana=kana, given_kana=given_kana)
        for (kanji, kana), (given, given_kana) in zip(FAMILY * 3, GIVEN * 3, strict=False)
    ]
    assert len(names) >= 300
    assert all(name.sort_key[0][0] == name.sort_key[1][0] == 0 for name in names)
