"""The year of a programme メンター・OJTの制度の一年: mentors are named, and HR decides about pairs as often as it takes.

The pairs themselves are cases of their own. What this case knows is that HR may decide again.
"""

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from models.case import Verdict
    from models.mentoring.case import (
        ProgrammeCase,
        asked_section,
        opening_asks,
        plan_ask,
        plan_number,
        section_ask,
    )
    from models.mentoring.steps import ProgrammePhase, ProgrammeStep
    from workflows.process import Process

COMPLETED = "completed"


@workflow.defn
class Programme(Process):
    """From the call for mentors to the end of the period."""

    @workflow.init
    def __init__(self, case: ProgrammeCase) -> None:
        super().__init__(case)
        self._case = case

    @workflow.run
    async def run(self, case: ProgrammeCase) -> str:  # noqa: ARG002 - the engine wants init's input
        return await self._desk.follow(self._story)

    async def _story(self) -> str:
        self._desk.enter(ProgrammePhase.CALLING)
        self._desk.open(*opening_asks(self._case))
        self._plan = 1
        self._asked = dict.fromkeys(self._case.sections, 1)
        while self._desk.has_open:
            ask, verdict = await self._desk.next_verdict()
            match ProgrammeStep(ask.step), verdict:
                case ProgrammeStep.PROPOSE_MENTORS, Verdict.SUBMITTED:
                    self._may_name_more(*asked_section(ask.key))
                case ProgrammeStep.DECIDE_PLAN, Verdict.CONFIRMED:
                    self._desk.enter(ProgrammePhase.RUNNING)
                    self._plan = plan_number(ask.key) + 1
                    self._desk.open(plan_ask(self._plan))
                case ProgrammeStep.PERIOD_ENDS, _:
                    self._release_all()
        self._desk.enter(ProgrammePhase.ENDED)
        return COMPLETED

    def _may_name_more(self, section: str, nth: int) -> None:
        self._asked[section] = nth + 1
        self._desk.open(section_ask(section, nth + 1))

    def _release_all(self) -> None:
        """With the period ends whatever was still to be named or decided."""
        for section, nth in self._asked.items():
            self._desk.release(section_ask(section, nth).key)
        self._desk.release(plan_ask(self._plan).key)
