"""The rounds 定例の回 of two people who talk: the part of a process that a 1on1 series and a pair 組 share.

Round after round the partner fixes a time, or offers some to choose from; the two talk, and both say
so. Who is silent is not asked for ever: one side's word counts for both, a round that came to nothing
is offered once more and then counted. A talk may be wished for at any time. A move, a leave or another
partner calls a time off.
"""

from collections import Counter

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from models.case import Ask, Verdict
    from models.one_on_one.case import Attempt, beginning
    from models.one_on_one.marks import TalkMark
    from models.one_on_one.steps import BOTH_TALK, TalkStep
    from workflows.desk import Desk


class Rounds:
    """What is open about the talks of one case. Who the partner is and when a window lies is the book's business."""

    def __init__(
        self,
        desk: Desk,
        *,
        last_round: int | None,
        catches_up: bool,
        moves_at_most: int,
        first_round: int = 1,
    ) -> None:
        """``last_round`` None: the book says which round is the last, for it knows when they began."""
        self._desk = desk
        self._last_round = last_round
        self._catches_up = catches_up
        self._moves_at_most = moves_at_most
        self._next_round = first_round
        self._next_wish = 1
        self._is_last = False
        self._open_asks: dict[str, Ask] = {}
        self._tries: Counter[str] = Counter()
        self._moves: Counter[str] = Counter()
        self._said: dict[Attempt, list[Verdict]] = {}

    def begin(self) -> None:
        """Opens the window for wishes and the first round; after ``stop`` the next ones, under new names."""
        for ask in beginning(wish=self._next_wish, number=self._next_round):
            self._note(ask)

    def stop(self) -> None:
        """The two talk no more: nothing is asked of them, and what lies ahead is called off."""
        talks = {Attempt.of_key(it.key).talk for it in self._talks_asked_about()}
        for key in self._open_asks:
            self._desk.release(key)
        self._open_asks.clear()
        for talk in sorted(talks):
            self._desk.mark(TalkMark.CALLED_OFF.of(talk))

    def goes_on(self, ask: Ask, verdict: Verdict) -> None:
        """A task about a talk has ended: opens what follows from it."""
        attempt = Attempt.of_key(ask.key)
        self._open_asks.pop(ask.key, None)
        self._is_last = self._desk.answered(ask.key).last
        match ask.step:
            case TalkStep.WISH_TALK:
                self._is_wished(attempt, verdict)
            case TalkStep.ARRANGE_TALK:
                self._is_arranged(attempt, verdict)
            case TalkStep.CHOOSE_TIME:
                self._is_chosen(attempt, verdict)
            case _:
                self._is_talked(attempt, ask, verdict)

    def _is_wished(self, attempt: Attempt, verdict: Verdict) -> None:
        """At the year's end the window closes and no other opens."""
        if verdict is Verdict.WISHED:
            self._open(TalkStep.ARRANGE_TALK, attempt)
            self._open(TalkStep.WISH_TALK, Attempt.wish(attempt.number + 1))

    def _is_arranged(self, attempt: Attempt, verdict: Verdict) -> None:
        if verdict is Verdict.BOOKED:
            self._is_booked(attempt)
        elif verdict is Verdict.OFFERED:
            self._open(TalkStep.CHOOSE_TIME, attempt)
        elif verdict is Verdict.HELD:
            self._ends(attempt, TalkMark.HELD)  # an evaluation interview, marked as this 1on1
        else:
            self._came_to_nothing(attempt, TalkMark.SKIPPED)

    def _is_chosen(self, attempt: Attempt, verdict: Verdict) -> None:
        if verdict is Verdict.BOOKED:
            self._is_booked(attempt)
        elif verdict is Verdict.MOVED:
            self._is_moved(attempt)
        else:
            self._is_offered_again(attempt)

    def _is_talked(self, attempt: Attempt, ask: Ask, verdict: Verdict) -> None:
        """Held when one side says so and the other does not object by silence; else it is offered anew."""
        if verdict in (Verdict.BOOKED, Verdict.MOVED, Verdict.CALLED_OFF):
            self._release_other(attempt, ask)
            if verdict is Verdict.CALLED_OFF:
                self._is_offered_again(attempt)
            else:
                self._is_moved(attempt, to_a_new_time=verdict is Verdict.BOOKED)
            return
        said = self._said.setdefault(attempt, [])
        said.append(verdict)
        if len(said) < len(BOTH_TALK):
            return
        if Verdict.HELD in said:
            self._ends(attempt, TalkMark.HELD)
        else:
            self._came_to_nothing(attempt, TalkMark.MISSED)

    def _is_booked(self, attempt: Attempt) -> None:
        for step in BOTH_TALK:
            self._open(step, attempt)

    def _is_moved(self, attempt: Attempt, *, to_a_new_time: bool = False) -> None:
        """Moved too often by the pack's rule, the round ends; else to the new time, or back to arranging."""
        self._moves[attempt.talk] += 1
        if to_a_new_time:
            self._is_booked(attempt.again)
        elif 0 < self._moves_at_most < self._moves[attempt.talk]:
            self._ends(attempt, TalkMark.MISSED)
        else:
            self._is_offered_again(attempt)

    def _came_to_nothing(self, attempt: Attempt, mark: TalkMark) -> None:
        """Caught up once if the pack says so, then counted: never lost in silence."""
        self._tries[attempt.talk] += 1
        if self._catches_up and self._tries[attempt.talk] == 1:
            self._desk.mark(TalkMark.AGAIN.of(attempt.talk))
            self._is_offered_again(attempt)
        else:
            self._ends(attempt, mark)

    def _is_offered_again(self, attempt: Attempt) -> None:
        self._open(TalkStep.ARRANGE_TALK, attempt.again)

    def _ends(self, attempt: Attempt, mark: TalkMark) -> None:
        self._desk.mark(mark.of(attempt.talk))
        if attempt.is_round and self._has_next(attempt):
            self._open(TalkStep.ARRANGE_TALK, Attempt.round(attempt.number + 1))

    def _has_next(self, attempt: Attempt) -> bool:
        if self._last_round is not None:
            return attempt.number < self._last_round
        return not self._is_last

    def _release_other(self, attempt: Attempt, ask: Ask) -> None:
        """The other side of a talk that will not take place then is asked no more."""
        for step in BOTH_TALK:
            other = attempt.ask(step)
            if other.key != ask.key:
                self._open_asks.pop(other.key, None)
                self._desk.release(other.key)

    def _talks_asked_about(self) -> list[Ask]:
        return [it for it in self._open_asks.values() if it.step != TalkStep.WISH_TALK]

    def _open(self, step: TalkStep, attempt: Attempt) -> None:
        self._note(attempt.ask(step))

    def _note(self, ask: Ask) -> None:
        self._open_asks[ask.key] = ask
        attempt = Attempt.of_key(ask.key)
        if attempt.is_round:
            self._next_round = max(self._next_round, attempt.number + 1)
        else:
            self._next_wish = max(self._next_wish, attempt.number + 1)
        self._desk.open(ask)
