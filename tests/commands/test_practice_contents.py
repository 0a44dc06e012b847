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
from models.ids import SectionGoalId
from models.policy.loader import cities, load_policy
from models.policy.schema import Policy
from models.section_goals import OfferedGoal

PACKS = Path("policies")
TODAY = date(2027, 2, 1)
OFFERED = (
    OfferedGoal(id=SectionGoalId("1"), words="窓口の待ち時間の短縮(市民課の事務事業)"),
    OfferedGoal(id=SectionGoalId("2"), words="待たせない窓口(市民部の組織目標)"),
)


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
            section_goals=desk.section_goals,
        )
        assert may(step, act)
        assert type(form) is form_of(step, act)
        assert check(form, context) == []


@pytest.mark.parametrize("city", cities(PACKS, 2026))
def test_most_goals_are_tied_to_what_the_section_has(city: str) -> None:
    chapter = pack(city).evaluation
    written = [goal for seed in range(30) for goal in goals(chapter, Random(seed), OFFERED)]
    tied = [goal for goal in written if goal.section_goal]
    assert {(it.section_goal, it.link) for it in tied} == {(it.id, it.words) for it in OFFERED}
    assert len(tied) > len(written) // 2
    assert chapter.goal_link.value.required is (len(tied) == len(written))


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
        section_goals=OFFERED if seed % 2 else (),
    )
