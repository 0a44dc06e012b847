"""Where each mentee stands 組の状況: one word for each, loads of mentors, and who was never asked."""

from datetime import UTC, date, datetime

import pytest

from models.mentoring.pair import EndReason, PairState
from models.mentoring.progress import plan_fact
from models.mentoring.sheets import Item, Progress, TrainingPlan
from models.mentoring.standing import (
    MenteeFact,
    PairFact,
    Standing,
    counted,
    loads,
    never_asked,
)

NOW = datetime(2026, 4, 20, tzinfo=UTC)


def pair(nth: int, mentor: str, state: PairState) -> PairFact:
    ended = state is PairState.ENDED
    why = EndReason.NOT_AGREED if ended else None
    return PairFact(nth, mentor, state, NOW, None, date(2026, 4, 23) if ended else None, why)


ENDED, ASKED, RUNS = (
    pair(1, "sato", PairState.ENDED),
    pair(2, "tanaka", PairState.ASKED),
    pair(2, "tanaka", PairState.RUNNING),
)


@pytest.mark.parametrize(
    ("pairs", "is_over", "standing"),
    [
        ((), False, Standing.NEVER),
        ((ENDED,), False, Standing.AGAIN),
        ((ENDED, ASKED), False, Standing.ASKED),
        ((ENDED, RUNS), False, Standing.RUNNING),
        ((ENDED,), True, Standing.OVER),
        ((), True, Standing.OVER),
    ],
)
def test_each_mentee_has_one_standing(
    pairs: tuple[PairFact, ...], is_over: bool, standing: Standing
) -> None:
    assert MenteeFact("1", "yamada", is_over, pairs).standing is standing


def test_loads_count_pairs_that_are_asked_and_not_those_that_ended() -> None:
    mentees = [
        MenteeFact("1", "yamada", False, (ENDED, ASKED)),
        MenteeFact("2", "suzuki", False, (RUNS,)),
        MenteeFact("3", "takagi", False, ()),
    ]
    assert loads(mentees) == {"tanaka": 2}
    assert never_asked(["sato", "tanaka", "ono"], mentees) == {"ono"}
    assert counted(mentees)[Standing.NEVER] == 1
    assert sum(counted(mentees).values()) == 3


def test_an_item_is_reached_at_its_level_or_above() -> None:
    plan = TrainingPlan(items=(Item(title="応対", level=3), Item(title="決算", level=2)))
    report = Progress(items=(Item(title="応対", level=4), Item(title="決算", level=1)))
    assert plan_fact(plan, report, 1) == (2, 1, 1)
    assert plan_fact(plan, None, 0) == (2, 0, 0)
    assert not plan_fact(None, report, 1).is_written
