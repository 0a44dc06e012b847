"""Words of the plan desk 組合せの案の言葉: every rule, sentence, band and fault has its own, in both languages."""

from collections.abc import Iterable
from enum import StrEnum

import pytest

from api.pages import environment
from api.views.frame import Language
from models.mentoring.explanation import Sentence
from models.mentoring.hard_rules import HardRule
from models.mentoring.question_problems import QuestionFault
from models.mentoring.score_band import ScoreBand


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("macro", "members"),
    [("rule", HardRule), ("sentence", Sentence), ("band", ScoreBand)],
)
def test_each_has_its_own_words(language: Language, macro: str, members: Iterable[StrEnum]) -> None:
    template = environment(language).from_string(
        '{% import "plan_desk/_words.html" as say with context %}{{ say.' + macro + "(key) }}"
    )
    said = [template.render(key=it.value) for it in members]
    assert all(said)
    shared = {Sentence.GENDER_WISH_MET} if macro == "sentence" else set()  # as the own wish is said
    assert len(set(said)) == len(said) - len(shared)


def test_every_fault_of_a_question_is_said() -> None:
    template = environment(Language.JAPANESE).from_string(
        '{% import "plan_desk/_words.html" as say with context %}{{ say.fault(it, none) }}'
    )
    said = [template.render(it={"fault": it.value, "rule": None}) for it in QuestionFault]
    assert len(set(said)) == len(list(QuestionFault))
