"""The 1on1 series 1on1の年間 of one employee through a fiscal year.

Its rounds 定例の回 are those of any two who talk (``workflows.rounds``), from the first the employee is
owed to the year's last. The series goes on, whoever the partner is, until the year or the post ends.
"""

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from models.one_on_one.case import SeriesCase
    from models.one_on_one.steps import SeriesPhase
    from workflows.process import Process
    from workflows.rounds import Rounds

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
        rounds = Rounds(
            self._desk,
            first_round=self._case.first_round,
            last_round=self._case.last_round,
            catches_up=self._case.catches_up,
            moves_at_most=self._case.moves_at_most,
        )
        self._desk.enter(SeriesPhase.RUNNING)
        rounds.begin()
        while self._desk.has_open:
            rounds.goes_on(*await self._desk.next_verdict())
        self._desk.enter(SeriesPhase.ENDED)
        return COMPLETED
