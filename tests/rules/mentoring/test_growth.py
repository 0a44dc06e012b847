"""How far a training plan has come 育成計画の進み具合: by each report, against the level aimed at."""

from models.mentoring.case import About
from models.mentoring.growth import growth
from models.mentoring.sheets import Item, Progress, TrainingPlan
from models.mentoring.steps import PairStep

PLAN = TrainingPlan(items=(Item(title="窓口", level=3), Item(title="審査", level=2)))


def _report(nth: int, **levels: int) -> tuple[str, Progress]:
    key = About(pair=1, nth=nth).ask(PairStep.REPORT_PROGRESS).key
    return key, Progress(items=tuple(Item(title=it, level=at) for it, at in levels.items()))


def test_each_report_is_held_against_the_plan() -> None:
    grown = growth(PLAN, [_report(1, 窓口=2, 審査=2), _report(2, 窓口=4, 審査=2)])
    assert grown.reports == (1, 2)
    assert [grown.at_aim(nth) for nth in grown.reports] == [1, 2]
    assert grown.planned == 2
    assert grown.items[0].reached == {1: 2, 2: 4}


def test_a_report_that_was_not_given_leaves_a_gap() -> None:
    grown = growth(PLAN, [_report(2, 窓口=3)])
    assert grown.reports == (2,)
    assert (grown.at_aim(1), grown.at_aim(2)) == (0, 1)
    assert grown.items[1].reached == {}


def test_without_a_plan_nothing_has_an_aim() -> None:
    grown = growth(None, [_report(1, 窓口=4)])
    assert (grown.planned, grown.at_aim(1)) == (0, 0)
    assert grown.items[0].aimed == 0
    assert growth(None, []).items == ()
