"""Links of every kind of letter 手紙のリンク: one of a few places, and nothing of the person in it (S01)."""

import re
from typing import Final

import pytest

from models.evaluation.steps import Step
from models.ids import new_locator
from models.letters import TALK_LETTERS, EventFacts, Facts, Letter, LetterKind, Matter
from notifications.composition import compose
from notifications.rendering import Renderer
from tests.letters.given import CONTACT, LINKS, TUESDAY, at

BASE: Final = "https://ayumi.example.jp"
PLACES: Final = re.compile(r"/(my-tasks|my-record|sign-in|t/[0-9a-f]{20}|invitation/[^/?#&=]{32})")
PERSON: Final = "person-20150001"
CASE: Final = "80d19ad9767543939efe8a190cc00001"
RENDERER: Final = Renderer(CONTACT)
EVENT: Final = EventFacts(
    talk_id=CASE,
    uid=CASE,
    sequence=1,
    start=at(TUESDAY, 14),
    minutes=30,
    online="https://meet.example.jp/abc",
)


@pytest.mark.parametrize("step", list(Step))
@pytest.mark.parametrize("kind", list(LetterKind))
def test_an_address_is_a_place_and_names_nobody(kind: LetterKind, step: Step) -> None:
    words = RENDERER.words(compose(_letter(kind, step), LINKS))
    [address] = re.findall(r"https?://\S+", words.text)
    assert PLACES.fullmatch(address.removeprefix(BASE)), address
    assert f'href="{address}"' in words.html
    for part in (words.subject, words.text, words.html):
        assert PERSON not in part
        assert CASE not in part


def test_a_task_is_named_by_its_locator_alone() -> None:
    letter = _letter(LetterKind.TASK_REQUESTED, Step.DECLARE)
    link = f"{BASE}/t/{letter.matters[0].locator}"
    assert link in RENDERER.words(compose(letter, LINKS)).text


def _letter(kind: LetterKind, step: Step) -> Letter:
    return Letter(
        id=CASE,
        message_id="1",
        kind=kind,
        person_id=PERSON,
        at=at(TUESDAY, 9),
        matters=(Matter(step=step, due=at(TUESDAY, 17, 15), locator=new_locator()),),
        facts=Facts(
            token="A" * 32,
            until=at(TUESDAY, 17),
            at=at(TUESDAY, 9),
            code="locked",
            events=(EVENT,) if kind in TALK_LETTERS else (),
        ),
    )
