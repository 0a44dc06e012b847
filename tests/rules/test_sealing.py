"""Sealing: what is sealed opens with its key, in its place, unchanged; in no other way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import SealBroken
from models.sealing import Key, MasterKeys, open_sealed, open_text, place, seal

KEY = Key.drawn()
HERE = place("talk_notes", "n1", "agenda")
WORDS = "係の分担について相談したい"


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(max_size=40))
def test_what_is_sealed_opens_again(words: str, context: str) -> None:
    assert open_text(KEY, seal(KEY, words, context), context) == words


def test_the_same_text_twice_looks_different() -> None:
    assert seal(KEY, WORDS, HERE) != seal(KEY, WORDS, HERE)
    assert WORDS.encode() not in seal(KEY, WORDS, HERE)


@pytest.mark.parametrize(
    "elsewhere",
    [
        place("talk_notes", "n2", "agenda"),
        place("talk_notes", "n1", "memo"),
        place("talk_actions", "n1", "agenda"),
    ],
)
def test_a_text_moved_to_another_row_does_not_open(elsewhere: str) -> None:
    with pytest.raises(SealBroken):
        open_sealed(KEY, seal(KEY, WORDS, HERE), elsewhere)


def test_another_key_opens_nothing() -> None:
    with pytest.raises(SealBroken):
        open_sealed(Key.drawn(), seal(KEY, WORDS, HERE), HERE)


def test_no_changed_byte_is_overlooked() -> None:
    sealed = seal(KEY, WORDS, HERE)
    for at in range(len(sealed)):
        changed = bytearray(sealed)
        changed[at] ^= 1
        with pytest.raises(SealBroken):
            open_sealed(KEY, bytes(changed), HERE)


@pytest.mark.parametrize("sealed", [b"", b"\x01", b"\x02" + bytes(40), b"\x01" + bytes(20)])
def test_bytes_that_are_no_seal_are_refused(sealed: bytes) -> None:
    with pytest.raises(SealBroken):
        open_sealed(KEY, sealed, HERE)


def test_errors_and_keys_tell_nothing() -> None:
    with pytest.raises(SealBroken) as refused:
        open_sealed(KEY, seal(KEY, WORDS, HERE), "elsewhere")
    assert WORDS not in f"{refused.value!r}{refused.value.data}"
    assert KEY.bits.hex() not in repr(KEY)
    assert repr(KEY.bits) not in repr(MasterKeys((KEY,)))


def test_a_new_master_key_wraps_and_the_old_one_still_opens() -> None:
    old, new, data = Key.drawn(), Key.drawn(), Key.drawn()
    wrapped = MasterKeys((old,)).wrap(data, "pair:a:b/2026")

    both = MasterKeys.read(f"{new.bits.hex()}\n{old.bits.hex()}\n")

    assert both.unwrap(wrapped, "pair:a:b/2026", old.digest) == data
    assert both.digest == new.digest
    with pytest.raises(SealBroken):
        both.unwrap(wrapped, "pair:a:c/2026", old.digest)
    with pytest.raises(SealBroken):
        MasterKeys((new,)).unwrap(wrapped, "pair:a:b/2026", old.digest)


@pytest.mark.parametrize("text", ["", "\n", "no hex", "ab12", "0" * 63, "0" * 66])
def test_a_file_without_keys_is_refused(text: str) -> None:
    with pytest.raises(SealBroken) as refused:
        MasterKeys.read(text)
    assert not text.strip() or text not in repr(refused.value)
