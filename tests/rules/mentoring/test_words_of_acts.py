"""What lists and receipts say was done in a programme 行為の言葉: what the button said, in both languages."""

import pytest

from api.i18n.words import words_in
from models.acts import Act
from models.mentoring.steps import PairStep


@pytest.mark.parametrize(
    ("step", "act", "words"),
    [
        (PairStep.AGREE_AS_MENTOR, Act.DECLINE, "今回は見送る"),
        (PairStep.AGREE_AS_MENTEE, Act.DECLINE, "別の相手を希望する"),
        (PairStep.DECIDE_CHANGE, Act.DECLINE, "この組を続ける"),
        (PairStep.KEEP_PAIR, Act.WITHDRAW, "この組を終えて相手を探し直す"),
        (PairStep.CHECK_MIDTERM, Act.SUBMIT, "提出"),
    ],
)
def test_an_act_is_called_as_its_button(step: PairStep, act: Act, words: str) -> None:
    said = words_in("ja")
    assert said.act(act, step) == words
    if words != "提出":
        assert said.act(act, step) == said.mentoring.button(step, act)
        english = words_in("en")
        assert english.act(act, step) == english.mentoring.button(step, act)


def test_where_no_step_has_its_own_words_the_noun_stands() -> None:
    assert words_in("ja").act(Act.DECLINE) == "辞退"
    assert words_in("ja").act(Act.DECLINE, "accept_placement") == "辞退"
