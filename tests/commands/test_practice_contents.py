"""What practice people write 練習用の記入 fits every pack, step by step, and is drawn from the seed alone."""

from datetime import date
from functools import cache
from pathlib import Path
from random import Random

import pytest

from ayumi.practice.contents import Desk, deed, goals
from models.evaluation.acts import may
from models.evaluation.checks import check
from models.evaluation.context import FormContext
from models.evaluation.forms import form_of
from models.evaluation.steps import Step
from models.evaluation.subject import subject_of
from models.policy.loader import cities, load_policy
from models.policy.schema import Policy

PACKS = Path("policies")
TODAY = date(2027, 2, 1)


@pytest.mark.parametrize("city", cities(PACKS, 2026))
@pytest.mark.parametrize("step", list(Step))
def test_every_form_passes_the_packs_own_checks(city: str, step: Step) -> None:
    for seed in range(20):
        desk = a_desk(city, step, seed)
        act, form = deed(desk, Random(seed))
        context = FormContext(
            chapter=desk.chapter,
            act=act,
            subject=desk.subject,
            today=TODAY,
            overall_before=desk.overall,
        )
        assert may(step, act)
        assert type(form) is form_of(step, act)
        assert check(form, context) == []


@pytest.mark.parametrize("step", list(Step))
def test_the_same_seed_writes_the_same_words(step: Step) -> None:
    desk = a_desk("kofu", step, 1)
    assert deed(desk, Random("a")) == deed(desk, Random("a"))


@cache
def pack(city: str) -> Policy:
    return load_policy(city, 2026, PACKS)


def a_desk(city: str, step: Step, seed: int) -> Desk:
    chapter = pack(city).evaluation
    subject = subject_of(chapter, 3, "行政", goals(chapter, Random(seed)))
    letters = chapter.scale.value.letters
    return Desk(
        step=step,
        key=f"{step}/1",
        chapter=chapter,
        subject=subject,
        today=TODAY,
        overall=letters[seed % len(letters)],
    )
