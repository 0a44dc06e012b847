"""One mentee's year in a programme 支援を受ける職員の一年: a mentor is found, both agree, and the pair goes its way.

A mentor who does not agree, leaves, or comes to stand above the mentee is followed by another: the case
seeks again, and nothing that was agreed before is lost. Who the mentor is, and when something is due,
is the book's business.
"""

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from models.case import Ask, Verdict
    from models.mentoring.case import About, PairCase, opening_asks
    from models.mentoring.marks import PairMark
    from models.mentoring.steps import BOTH_AGREE, PairPhase, PairStep, Side
    from models.one_on_one.steps import TalkStep
    from workflows.process import Process
    from workflows.rounds import Rounds

COMPLETED = "completed"
TAKEN_BACK = "taken_back"
_ENDS_PAIR = frozenset({Verdict.CALLED_OFF, Verdict.WITHDRAWN})


@workflow.defn
class Pair(Process):
    """From the first day in the programme to the end of its period."""

    @workflow.init
    def __init__(self, case: PairCase) -> None:
        super().__init__(case)
        self._case = case

    @workflow.run
    async def run(self, case: PairCase) -> str:  # noqa: ARG002 - the engine wants init's input
        return await self._desk.follow(self._story)

    async def _story(self) -> str:
        self._rounds = Rounds(
            self._desk,
            last_round=None,
            catches_up=self._case.catches_up,
            moves_at_most=self._case.moves_at_most,
        )
        self._asked: list[str] = []
        self._agreed: set[PairStep] = set()
        self._pair = 0
        self._sought = 1
        self._lives = self._runs = False
        self._wish_to_change: list[About] = []
        self._decisions = 0
        self._report = ""
        self._outcome = COMPLETED
        self._desk.enter(PairPhase.SEEKING)
        self._open(*opening_asks(self._case))
        while self._desk.has_open:
            ask, verdict = await self._desk.next_verdict()
            if ask.step in set(TalkStep):
                self._rounds.goes_on(ask, verdict)
            else:
                self._goes_on(ask, verdict)
        self._desk.enter(PairPhase.ENDED)
        return self._outcome

    def _goes_on(self, ask: Ask, verdict: Verdict) -> None:
        step, about = PairStep(ask.step), About.of_key(ask.key)
        match step, verdict:
            case PairStep.PERIOD_ENDS, _:
                self._is_at_its_end()
            case PairStep.TELL_WISHES, Verdict.SUBMITTED:
                self._open(about.again.ask(step))
            case PairStep.AWAIT_MENTOR, Verdict.PLACED:
                self._is_proposed()
            case PairStep.AWAIT_MENTOR, Verdict.WITHDRAWN:
                self._is_taken_back()
            case PairStep.AGREE_AS_MENTEE | PairStep.AGREE_AS_MENTOR, _:
                self._is_answered(step, verdict)
            case PairStep.KEEP_PAIR, _ if verdict in _ENDS_PAIR:
                self._seeks_again()
            case PairStep.ASK_CHANGE, Verdict.SUBMITTED:
                self._is_asked_to_change(about)
            case PairStep.DECIDE_CHANGE, Verdict.AGREED:
                self._seeks_again()
            case PairStep.DECIDE_CHANGE, _:
                self._goes_on_together()
            case PairStep.WRITE_PLAN, _ if self._case.reports:
                self._reports(self._about())
            case PairStep.REPORT_PROGRESS, _ if (
                self._runs and not self._desk.answered(ask.key).last
            ):
                self._reports(about.again)
            case PairStep.WATCH_QUIET, _:
                self._open(about.again.ask(step))

    def _is_proposed(self) -> None:
        """HR has decided about a mentor: both are asked at once."""
        self._pair += 1
        self._lives = True
        self._agreed, self._wish_to_change, self._decisions = set(), [], 0
        self._desk.enter(PairPhase.ASKED)
        for step in BOTH_AGREE:
            self._open(self._about().ask(step))

    def _is_taken_back(self) -> None:
        """Whoever was here at the own wish takes it back before a mentor is found: nothing is owed any more."""
        self._outcome = TAKEN_BACK
        self._release_all()

    def _is_answered(self, step: PairStep, verdict: Verdict) -> None:
        """Both must agree; by the pack silence is a yes or a no. A no ends it for both at once."""
        if verdict is Verdict.EXPIRED and self._case.silence_agrees:
            verdict = Verdict.AGREED
        if verdict is not Verdict.AGREED:
            self._seeks_again()
            return
        self._agreed.add(step)
        if len(self._agreed) == len(BOTH_AGREE):
            self._starts()

    def _starts(self) -> None:
        self._runs = True
        self._desk.mark(PairMark.STARTED.of(self._pair))
        self._desk.enter(PairPhase.RUNNING)
        self._open(self._about().ask(PairStep.KEEP_PAIR), self._about().ask(PairStep.WATCH_QUIET))
        for side in Side:
            self._open(self._about().of(side).ask(PairStep.ASK_CHANGE))
            if self._case.midterm:
                self._open(self._about().of(side).ask(PairStep.CHECK_MIDTERM))
        if self._case.working_time:
            self._open(self._about().ask(PairStep.AGREE_WORKING_TIME))
        if self._case.training_plan:
            self._open(self._about().ask(PairStep.WRITE_PLAN))
        if self._case.staff_interview and self._has_no_interview:
            self._open(About().ask(PairStep.HOLD_STAFF_INTERVIEW))
        self._rounds.begin()

    @property
    def _has_no_interview(self) -> bool:
        """The interview after the first months is with the mentee, whoever is the mentor by then."""
        return About().ask(PairStep.HOLD_STAFF_INTERVIEW).key not in self._asked

    def _reports(self, about: About) -> None:
        """Which report is the last is said by the book, which knows when the pair began."""
        ask = about.ask(PairStep.REPORT_PROGRESS)
        self._report = ask.key
        self._open(ask)

    def _is_asked_to_change(self, about: About) -> None:
        """HR decides once, whether one of the two asks or both do."""
        self._wish_to_change.append(about)
        if len(self._wish_to_change) == 1:
            self._decisions += 1
            self._open(self._about(self._decisions).ask(PairStep.DECIDE_CHANGE))

    def _goes_on_together(self) -> None:
        """HR leaves the pair as it is: whoever asked may ask again."""
        for about in self._wish_to_change:
            self._open(about.again.ask(PairStep.ASK_CHANGE))
        self._wish_to_change = []

    def _seeks_again(self) -> None:
        self._ends_pair()
        self._sought += 1
        self._desk.enter(PairPhase.SEEKING)
        self._open(About(nth=self._sought).ask(PairStep.AWAIT_MENTOR))

    def _ends_pair(self, kept: str = "") -> None:
        self._lives = self._runs = False
        self._desk.mark(PairMark.ENDED.of(self._pair))
        self._rounds.stop()
        for key in self._asked:
            if About.of_key(key).pair == self._pair and key != kept:
                self._desk.release(key)

    def _is_at_its_end(self) -> None:
        """The period is over. Where a pair ran, the last report is waited for, and both are asked how it was."""
        ran = self._runs
        kept = self._report if ran else ""
        if self._lives:
            self._ends_pair(kept)
        self._release_all(kept)
        self._desk.enter(PairPhase.CLOSING)
        if ran and self._case.survey:
            for side in Side:
                self._open(self._about().of(side).ask(PairStep.ANSWER_SURVEY))

    def _release_all(self, kept: str = "") -> None:
        for key in self._asked:
            if key != kept:
                self._desk.release(key)

    def _about(self, nth: int = 1) -> About:
        return About(pair=self._pair, nth=nth)

    def _open(self, *asks: Ask) -> None:
        self._asked.extend(ask.key for ask in asks)
        self._desk.open(*asks)
