"""The annual evaluation 人事評価 of one person.

Goals are set and agreed in an opening interview; through the year they may be changed by agreement.
The person declares, the evaluators rate in turn, the adjuster and the confirmer may send back.
Only a confirmed rating is disclosed; the closing interview follows, and a window for complaints.
"""

from enum import StrEnum

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from models.case import Verdict
    from models.evaluation.case import PHASES, EvaluationCase
    from models.evaluation.marks import Mark
    from models.evaluation.steps import Phase, Step
    from workflows.process import Process


class Outcome(StrEnum):
    COMPLETED = "completed"  # 終了


@workflow.defn
class Evaluation(Process):
    """One case. Who and when is the book's business; what follows what stands here."""

    @workflow.init
    def __init__(self, case: EvaluationCase) -> None:
        super().__init__(case)
        self._case = case

    @workflow.run
    async def run(self, case: EvaluationCase) -> str:  # noqa: ARG002 - the engine wants init's input
        return await self._desk.follow(self._story)

    async def _story(self) -> str:
        await self._goals_are_agreed()
        await self._the_year_is_worked()
        await self._is_rated_and_confirmed()
        await self._is_disclosed_and_talked_over()
        await self._complaints_are_heard()
        self._desk.enter(Phase.ENDED)
        return Outcome.COMPLETED

    async def _goals_are_agreed(self) -> None:
        self._desk.enter(Phase.GOALS)
        verdict = None
        while verdict not in (Verdict.AGREED, Verdict.EXPIRED):
            await self._ask(Step.DRAFT_GOALS)
            verdict = await self._ask(Step.REVIEW_GOALS)

    async def _the_year_is_worked(self) -> None:
        """Until self-declaration begins, goals may change by agreement of both, any number of times."""
        self._desk.enter(Phase.YEAR)
        for step in (Step.CHANGE_GOALS, Step.MIDTERM_CHECK):
            if self._case.uses(step):
                self._open(step)
        while self._desk.has_open:
            ask, verdict = await self._desk.next_verdict()
            if verdict is Verdict.CHANGED:
                self._open(Step.REVIEW_CHANGE)
            elif ask.step == Step.REVIEW_CHANGE:
                self._open(Step.CHANGE_GOALS)

    async def _is_rated_and_confirmed(self) -> None:
        stage: Step | None = self._case.stages[0]
        while stage:
            self._desk.enter(PHASES[stage])
            stage = self._case.stage_after(stage, await self._ask(stage))
        self._desk.mark(Mark.CONFIRMED)

    async def _is_disclosed_and_talked_over(self) -> None:
        self._desk.enter(Phase.DISCLOSURE)
        self._desk.mark(Mark.DISCLOSED)
        verdict = None
        while verdict in (None, Verdict.WITHDRAWN):
            await self._ask(Step.CLOSING_INTERVIEW)
            verdict = await self._ask(Step.ACKNOWLEDGE)

    async def _complaints_are_heard(self) -> None:
        self._desk.enter(Phase.COMPLAINTS)
        while self._case.uses(Step.COMPLAIN):
            if await self._ask(Step.COMPLAIN) is not Verdict.COMPLAINED:
                return
            await self._ask(Step.HEAR_COMPLAINT)

    async def _ask(self, step: Step) -> Verdict:
        return await self._desk.ask(self._case.ask(step, self._desk.nth(step)))

    def _open(self, step: Step) -> None:
        self._desk.open(self._case.ask(step, self._desk.nth(step)))
