"""One person's way through a campaign 庁内公募の応募: whoever may apply has one, whether or not they apply.

An application may be changed and withdrawn; its outcome comes at one moment for all; who is placed
answers in time or loses the seat, which then goes to another. What was written is the book's, sealed.
"""

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from models.case import Ask, Verdict
    from models.challenge_job.case import ApplicationCase, Entry, opening_asks
    from models.challenge_job.steps import ApplicationPhase, ApplicationStep
    from workflows.process import Process

COMPLETED = "completed"
_CALLS = 2


@workflow.defn
class Application(Process):
    """From the first day of applications to the day of the transfer."""

    @workflow.init
    def __init__(self, case: ApplicationCase) -> None:
        super().__init__(case)
        self._case = case

    @workflow.run
    async def run(self, case: ApplicationCase) -> str:  # noqa: ARG002 - the engine wants init's input
        return await self._desk.follow(self._story)

    async def _story(self) -> str:
        self._asked: list[str] = []
        self._desk.enter(ApplicationPhase.OPEN)
        self._open(*opening_asks(self._case))
        while self._desk.has_open:
            ask, verdict = await self._desk.next_verdict()
            self._goes_on(ApplicationStep(ask.step), Entry.of_key(ask.key), verdict)
        self._desk.enter(ApplicationPhase.ENDED)
        return COMPLETED

    def _goes_on(self, step: ApplicationStep, entry: Entry, verdict: Verdict) -> None:
        match step, verdict:
            case ApplicationStep.APPLY, Verdict.SUBMITTED:
                self._open(entry.ask(ApplicationStep.FOLLOW_APPLICATION))
            case ApplicationStep.APPLY, _:
                self._may_apply_next(entry)
            case ApplicationStep.FOLLOW_APPLICATION, Verdict.SUBMITTED:
                self._open(entry.again.ask(ApplicationStep.FOLLOW_APPLICATION))
            case ApplicationStep.FOLLOW_APPLICATION, Verdict.WITHDRAWN:
                self._open(entry.again.ask(ApplicationStep.APPLY))
            case _, Verdict.PLACED:
                self._open(entry.ask(ApplicationStep.ACCEPT_PLACEMENT))
            case ApplicationStep.FOLLOW_APPLICATION, Verdict.NOT_PLACED:
                self._open(entry.ask(ApplicationStep.READ_OUTCOME))
                self._may_apply_next(entry)
            case ApplicationStep.ACCEPT_PLACEMENT, Verdict.NOT_PLACED:
                # The posting was withdrawn: the seat that was offered is no more.
                self._open(entry.again.ask(ApplicationStep.READ_OUTCOME))
                self._may_apply_next(entry)
            case ApplicationStep.ACCEPT_PLACEMENT, Verdict.AGREED:
                for key in self._asked:
                    self._desk.release(key)
                # Until the transfer the case goes on: who leaves the service gives the seat back.
                self._open(entry.again.ask(ApplicationStep.READ_OUTCOME))

    def _may_apply_next(self, entry: Entry) -> None:
        """The second call 二次募集 follows the first, if the city has one; it is offered once."""
        if not self._case.second_call or entry.call >= _CALLS:
            return
        ask = Entry(call=entry.call + 1).ask(ApplicationStep.APPLY)
        if ask.key not in self._asked:
            self._open(ask)

    def _open(self, *asks: Ask) -> None:
        self._asked.extend(ask.key for ask in asks)
        self._desk.open(*asks)
