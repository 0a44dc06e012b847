"""Each letter in words: golden text, fields and placeholders alike, one action, nothing personal."""

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from jinja2 import meta

from api import addresses
from api.i18n.words import STEPS
from models.errors import BadInput
from models.evaluation.steps import Step
from models.letters import EventFacts, Facts, Letter, LetterKind, Matter
from notifications.catalogue import LETTERS, example_of, examples
from notifications.composition import compose
from notifications.links import Links
from notifications.matters import WORDS
from notifications.rendering import FOLDERS, Renderer, folder_of, letter_environment
from tests.letters.given import CONTACT, LINKS, TUESDAY, at

GOLDEN = Path(__file__).parent / "golden"
RENDERER = Renderer(CONTACT)
EVERY_LETTER = pytest.mark.parametrize("letter", list(LETTERS), ids=folder_of)


@EVERY_LETTER
def test_the_words_are_those_agreed_on(letter: Any) -> None:
    words = RENDERER.words(example_of(letter))
    agreed = (GOLDEN / f"{folder_of(letter)}.txt").read_text("utf-8")
    assert f"{words.subject}\n\n{words.text}" == agreed


@EVERY_LETTER
def test_placeholders_are_the_fields(letter: Any) -> None:
    jinja = letter_environment()
    named: set[str] = set()
    for name in ("subject.txt", "body.txt", "body.html", "../layout.txt"):
        source = (FOLDERS / folder_of(letter) / name).read_text("utf-8")
        named |= meta.find_undeclared_variables(jinja.parse(source))
    assert named - {"contact"} == {field.name for field in fields(letter)}


@EVERY_LETTER
def test_the_first_line_has_the_date_and_the_address_stands_alone(letter: Any) -> None:
    words = RENDERER.words(example_of(letter))
    lines = words.text.splitlines()
    assert re.match(r"\d+月\d+日\([日月火水木金土]\)", lines[0])
    assert re.match(r"【\d+/\d+\(.\)", words.subject)
    urls = [line for line in lines if "://" in line]
    assert urls == [example_of(letter).link]  # type: ignore[attr-defined]
    assert len(urls[0]) <= 76
    assert lines[-1] == CONTACT.line
    assert "この手紙は" in lines[-2]


@EVERY_LETTER
def test_html_says_the_same_with_one_button_and_nothing_loaded(letter: Any) -> None:
    words = RENDERER.words(example_of(letter))
    body = re.sub(r"<a .*?</a>", "", words.html.partition("<body")[2].partition(">")[2])
    said = re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", body))
    assert said == re.sub(r"[\s・]+", "", words.text)
    assert words.html.count("<a ") == 1
    assert not re.search(r"<(img|script|link|iframe|style)|src=|url\(", words.html)
    assert "background: #0031d8" in words.html
    assert len(words.html.encode()) < 100_000


def test_every_folder_is_in_the_catalogue() -> None:
    folders = {path.parent.name for path in FOLDERS.glob("*/subject.txt")}
    assert folders == {example.name for example in examples(RENDERER)}


def test_secret_steps_leave_the_same_bytes() -> None:
    words = {
        RENDERER.words(compose(_letter(step), LINKS))
        for step in ("mentor_report", "challenge_apply", "talk_slot", Step.COMPLAIN)
    }
    assert len(words) == 1
    assert words.pop().subject == "【10/16(金)まで】お手続きのお願い"


def test_a_round_is_led_by_what_is_due_next_and_ends_after_twelve_lines() -> None:
    overdue = Matter(step=Step.DECLARE, due=at(TUESDAY, 8), is_overdue=True, count=2)
    coming = tuple(
        Matter(step=Step.REVIEW_GOALS, due=at(TUESDAY.replace(day=14 + n), 17, 15))
        for n in range(13)
    )
    words = _words(LetterKind.MORNING_ROUND, overdue, *coming)
    assert words.subject == "【10/14(水)まで】目標の確認など15件のお願い"
    assert words.text.startswith(
        "10月14日(水)17:15までのものなど、お願いが15件あります。このうち2件は、期限をすぎています。"
    )
    assert "・自己申告 2件  期限(10/13)をすぎています" in words.text
    assert "・ほかに 2件" in words.text


def test_a_round_with_overdue_only_says_so() -> None:
    words = _words(
        LetterKind.MORNING_ROUND, Matter(step="secret", due=at(TUESDAY, 8), is_overdue=True)
    )
    assert words.subject == "【期限すぎ】お手続き1件のお願い"
    assert words.text.startswith("期限をすぎたお願いが1件あります。\n")


@pytest.mark.parametrize("kind", list(LetterKind))
def test_every_kind_can_be_put_into_words(kind: LetterKind) -> None:
    event = EventFacts(talk_id="1", uid="1@ayumi", sequence=1, start=at(TUESDAY, 14), minutes=30)
    facts = Facts(
        token="0" * 32, until=at(TUESDAY, 17), at=at(TUESDAY, 9), code="locked", events=(event,)
    )
    letter = _letter(Step.DECLARE).model_copy(update={"kind": kind, "facts": facts})
    words = RENDERER.words(compose(letter, LINKS))
    assert words.subject
    assert "https://ayumi.example.jp/" in words.text


def test_letters_and_pages_call_a_task_by_the_same_name() -> None:
    assert {step: word for step, word in STEPS.items() if step in WORDS} == WORDS


def test_a_disclosed_result_is_opened_in_my_record() -> None:
    letter = _letter(Step.DECLARE).model_copy(update={"kind": LetterKind.RESULTS_READY})
    assert LINKS.my_record() in RENDERER.words(compose(letter, LINKS)).text


def test_links_lead_to_pages_that_exist() -> None:
    base = "https://ayumi.example.jp"
    assert LINKS.my_tasks() == base + addresses.MY_TASKS
    assert LINKS.my_record() == base + addresses.MY_RECORD
    assert LINKS.sign_in() == base + addresses.SIGN_IN
    assert LINKS.invitation("t") == base + addresses.INVITATION.format(token="t")
    assert LINKS.password_reset("t") == LINKS.invitation("t")


def test_a_base_url_too_long_for_one_line_is_refused() -> None:
    with pytest.raises(BadInput):
        Links("https://jinji-hyouka.section.city.ayumi.example.jp")


def _words(kind: LetterKind, *matters: Matter) -> Any:
    letter = _letter(Step.DECLARE).model_copy(update={"kind": kind, "matters": matters})
    return RENDERER.words(compose(letter, LINKS))


def _letter(step: str) -> Letter:
    return Letter(
        id="1",
        message_id="1",
        kind=LetterKind.TASK_REQUESTED,
        person_id="sato",
        at=at(TUESDAY, 9),
        matters=(Matter(step=step, due=at(TUESDAY.replace(day=16), 17, 15), locator="8f3k2m9q"),),
    )
