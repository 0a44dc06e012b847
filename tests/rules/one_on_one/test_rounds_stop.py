"""Rounds 定例の回 that stop and begin again: with a new mentor, under new names, and nothing of the old is asked."""

from typing import Any, cast

from models.case import Ask, Closing, OpenTask, Verdict
from models.one_on_one.steps import TalkStep
from workflows.desk import Desk
from workflows.rounds import Rounds


class DeskOfPaper:
    """A desk that notes what it is told; ``last`` is what the book answers for tasks opened from then on."""

    def __init__(self) -> None:
        self.asked: dict[str, Ask] = {}
        self.marks: list[str] = []
        self.closed: list[Closing] = []
        self.last = False
        self._answers: dict[str, OpenTask] = {}

    def open(self, *asks: Ask) -> None:
        for ask in asks:
            self.asked[ask.key] = ask
            self._answers[ask.key] = OpenTask(key=ask.key, last=self.last)

    def release(self, key: str) -> None:
        if self.asked.pop(key, None):
            self.closed.append(Closing(key=key, verdict=Verdict.CANCELLED))

    def mark(self, mark: str) -> None:
        self.marks.append(mark)

    def answered(self, key: str) -> OpenTask:
        return self._answers[key]


def begun(**more: Any) -> tuple[Rounds, DeskOfPaper]:
    desk = DeskOfPaper()
    given: dict[str, Any] = {"last_round": None, "catches_up": False, "moves_at_most": 0}
    rounds = Rounds(cast("Desk", desk), **{**given, **more})
    rounds.begin()
    return rounds, desk


def ends(rounds: Rounds, desk: DeskOfPaper, step: TalkStep, talk: str, verdict: Verdict) -> None:
    rounds.goes_on(desk.asked.pop(f"{step}/{talk}"), verdict)


def is_held(rounds: Rounds, desk: DeskOfPaper, talk: str) -> None:
    ends(rounds, desk, TalkStep.ARRANGE_TALK, talk, Verdict.BOOKED)
    ends(rounds, desk, TalkStep.LEAD_TALK, talk, Verdict.HELD)
    ends(rounds, desk, TalkStep.JOIN_TALK, talk, Verdict.HELD)


def test_it_begins_with_the_window_for_wishes_and_the_first_round() -> None:
    _, desk = begun()
    assert list(desk.asked) == ["wish_talk/w1.1", "arrange_talk/r1.1"]


def test_a_round_follows_until_the_book_says_it_is_the_last() -> None:
    rounds, desk = begun()
    desk.last = True
    is_held(rounds, desk, "r1.1")
    assert "arrange_talk/r2.1" not in desk.asked
    assert desk.marks == ["held:r1"]

    other, table = begun()
    is_held(other, table, "r1.1")
    assert "arrange_talk/r2.1" in table.asked


def test_a_series_knows_its_last_round_whatever_the_book_says() -> None:
    rounds, desk = begun(last_round=2)
    desk.last = True
    is_held(rounds, desk, "r1.1")
    is_held(rounds, desk, "r2.1")
    assert list(desk.asked) == ["wish_talk/w1.1"]


def test_stopped_nothing_is_asked_and_every_talk_ahead_is_called_off_once() -> None:
    rounds, desk = begun()
    ends(rounds, desk, TalkStep.WISH_TALK, "w1.1", Verdict.WISHED)
    ends(rounds, desk, TalkStep.ARRANGE_TALK, "r1.1", Verdict.BOOKED)
    rounds.stop()
    assert not desk.asked
    assert desk.marks == ["called_off:r1", "called_off:w1"]
    released = {closing.key for closing in desk.closed}
    assert released == {
        "arrange_talk/w1.1",
        "wish_talk/w2.1",
        "lead_talk/r1.1",
        "join_talk/r1.1",
    }


def test_stopped_twice_is_stopped_once() -> None:
    rounds, desk = begun()
    rounds.stop()
    rounds.stop()
    assert desk.marks == ["called_off:r1"]


def test_begun_again_talks_bear_new_names() -> None:
    rounds, desk = begun()
    is_held(rounds, desk, "r1.1")
    ends(rounds, desk, TalkStep.WISH_TALK, "w1.1", Verdict.WISHED)
    rounds.stop()
    rounds.begin()
    assert list(desk.asked) == ["wish_talk/w3.1", "arrange_talk/r3.1"]


def test_a_round_that_waits_is_called_off_with_the_pair_and_named_no_more() -> None:
    rounds, desk = begun()
    is_held(rounds, desk, "r1.1")
    rounds.stop()
    assert desk.marks == ["held:r1", "called_off:r2"]
    rounds.begin()
    assert "arrange_talk/r3.1" in desk.asked
