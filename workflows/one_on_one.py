"""The 1on1 series 1on1の年間 of one employee through a fiscal year.

Round after round the partner fixes a time, or offers some to choose from; the two talk, and both say
so. Who is silent is not asked for ever: one side's word counts for both, a round that came to nothing
is offered once more and then counted. A talk may be wished for at any time. A move, a leave or another
partner calls a time off; the series goes on until the year or the post ends.
"""

from collections import Counter

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from models.case import Ask, Verdict
    from models.one_on_one.case import Attempt, SeriesCase, opening_asks
    from models.one_on_one.marks import TalkMark
    from models.one_on_one.steps import BOTH_TALK, SeriesPhase, TalkStep
    from workflows.process import Process

COMPLETED = "completed"


@workflow.defn
class OneOnOne(Process):
    """One series. Who the partner is and when a window lies is the book's business."""

    @workflow.init
    def __init__(self, case: SeriesCase) -> None:
        super().__init__(case)
        self._case = case

    @workflow.run
    async def run(self, case: SeriesCase) -> str:  # noqa: ARG002 - the engine wants init's input
        return await self._desk.follow(self._story)

    async def _story(self) -> str:
        self._tries: Counter[str] = Counter()
        self._moves: Counter[str] = Counter()
        self._said: dict[Attempt, list[Verdict]] = {}
        self._desk.enter(SeriesPhase.RUNNING)
        self._desk.open(*opening_asks(self._case))
        while self._desk.has_open:
            ask, verdict = await self._desk.next_verdict()
            self._goes_on(Attempt.of_key(ask.key), ask, verdict)
        self._desk.enter(SeriesPhase.ENDED)
        return COMPLETED

    def _goes_on(self, attempt: Attempt, ask: Ask, verdict: Verdict) -> None:
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
        elif 0 < self._case.moves_at_most < self._moves[attempt.talk]:
            self._ends(attempt, TalkMark.MISSED)
        else:
            self._is_offered_again(attempt)

    def _came_to_nothing(self, attempt: Attempt, mark: TalkMark) -> None:
        """Caught up once if the pack says so, then counted: never lost in silence."""
        self._tries[attempt.talk] += 1
        if self._case.catches_up and self._tries[attempt.talk] == 1:
            self._desk.mark(TalkMark.AGAIN.of(attempt.talk))
            self._is_offered_again(attempt)
        else:
            self._ends(attempt, mark)

    def _is_offered_again(self, attempt: Attempt) -> None:
        self._open(TalkStep.ARRANGE_TALK, attempt.again)

    def _ends(self, attempt: Attempt, mark: TalkMark) -> None:
        self._desk.mark(mark.of(attempt.talk))
        if attempt.is_round and attempt.number < self._case.last_round:
            self._open(TalkStep.ARRANGE_TALK, Attempt.round(attempt.number + 1))

    def _release_other(self, attempt: Attempt, ask: Ask) -> None:
        """The other side of a talk that will not take place then is asked no more."""
        for step in BOTH_TALK:
            other = attempt.ask(step)
            if other.key != ask.key:
                self._desk.release(other.key)

    def _open(self, step: TalkStep, attempt: Attempt) -> None:
        self._desk.open(attempt.ask(step))
