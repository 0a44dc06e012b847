"""Exits: whoever owes a step may say that it cannot be done, and to whom it then goes."""

import pytest

from models.acts import Act
from models.evaluation.acts import ACTS
from models.evaluation.steps import Step
from tests.given.packs import CITIES, the_pack_of

WHERE_IT_LANDS = Step.HR_DECIDES


@pytest.mark.parametrize("city", ["standard", *CITIES])
def test_every_step_that_is_owed_has_the_exit(city: str) -> None:
    """A window 随意 is owed by nobody: who cannot leaves it."""
    rules = the_pack_of(city).evaluation.steps
    owed = {step for step in rules.used() if not rules[step].optional} - {WHERE_IT_LANDS}
    assert {step for step in owed if Act.CANNOT not in ACTS[step]} == set()


def test_hr_itself_decides_otherwise_or_ends_the_case() -> None:
    assert {Act.REOPEN, Act.END} <= set(ACTS[WHERE_IT_LANDS])
