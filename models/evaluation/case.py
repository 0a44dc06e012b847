"""A case of the annual evaluation 人事評価: which steps the pack uses, and what follows each verdict."""

from models.case.start import CaseStart
from models.case.task import Ask
from models.case.verdict import Verdict
from models.evaluation.steps import Phase, Step
from models.roles import Role

ROLES: dict[Step, Role] = {
    Step.DRAFT_GOALS: Role.EMPLOYEE,
    Step.REVIEW_GOALS: Role.FIRST_EVALUATOR,
    Step.CHANGE_GOALS: Role.EMPLOYEE,
    Step.REVIEW_CHANGE: Role.FIRST_EVALUATOR,
    Step.MIDTERM_CHECK: Role.FIRST_EVALUATOR,
    Step.DECLARE: Role.EMPLOYEE,
    Step.ASSIST: Role.ASSISTANT_EVALUATOR,
    Step.RATE_FIRST: Role.FIRST_EVALUATOR,
    Step.RATE_SECOND: Role.SECOND_EVALUATOR,
    Step.ADJUST: Role.ADJUSTER,
    Step.CONFIRM: Role.CONFIRMER,
    Step.CLOSING_INTERVIEW: Role.FIRST_EVALUATOR,
    Step.ACKNOWLEDGE: Role.EMPLOYEE,
    Step.COMPLAIN: Role.EMPLOYEE,
    Step.HEAR_COMPLAINT: Role.COMPLAINT_DESK,
    Step.HR_DECIDES: Role.HR,
}

PHASES: dict[Step, Phase] = {
    Step.DRAFT_GOALS: Phase.GOALS,
    Step.REVIEW_GOALS: Phase.GOALS,
    Step.CHANGE_GOALS: Phase.YEAR,
    Step.REVIEW_CHANGE: Phase.YEAR,
    Step.MIDTERM_CHECK: Phase.YEAR,
    Step.DECLARE: Phase.DECLARATION,
    Step.ASSIST: Phase.RATING,
    Step.RATE_FIRST: Phase.RATING,
    Step.RATE_SECOND: Phase.RATING,
    Step.ADJUST: Phase.CONFIRMATION,
    Step.CONFIRM: Phase.CONFIRMATION,
    Step.CLOSING_INTERVIEW: Phase.DISCLOSURE,
    Step.ACKNOWLEDGE: Phase.DISCLOSURE,
    Step.COMPLAIN: Phase.COMPLAINTS,
    Step.HEAR_COMPLAINT: Phase.COMPLAINTS,
}

RATING_STAGES: tuple[Step, ...] = (
    Step.DECLARE,
    Step.ASSIST,
    Step.RATE_FIRST,
    Step.RATE_SECOND,
    Step.ADJUST,
    Step.CONFIRM,
)
"""自己申告 to 確認, in the order of the national decree (評価、調整、確認)."""


class EvaluationCase(CaseStart):
    """One person's evaluation in one cycle, with the steps its pack uses pinned."""

    steps: frozenset[Step]

    def uses(self, step: Step) -> bool:
        return step in self.steps

    def ask(self, step: Step, nth: int) -> Ask:
        """The ``nth`` occurrence of a step in this case."""
        return Ask(key=f"{step}/{nth}", step=step, role=ROLES[step])

    @property
    def stages(self) -> tuple[Step, ...]:
        return tuple(stage for stage in RATING_STAGES if self.uses(stage))

    def stage_after(self, stage: Step, verdict: Verdict) -> Step | None:
        """The next stage between self-declaration and confirmation; None when it is confirmed.

        A withdrawal leads to the stage before. Sent back: the second evaluator and the adjuster
        return to the rating before them, the confirmer to the adjuster (政令: 再調整), or to the
        first evaluator where no adjuster is named or the confirmer says so (再評価).
        """
        stages = self.stages
        at = stages.index(stage)
        if verdict is Verdict.WITHDRAWN:
            return stages[max(at - 1, 0)]
        if verdict is Verdict.SENT_BACK_TO_EVALUATOR:
            return Step.RATE_FIRST
        if verdict is Verdict.SENT_BACK:
            return stages[max(at - 1, 0)]
        return stages[at + 1] if at + 1 < len(stages) else None


def opening_asks(case: EvaluationCase) -> tuple[Ask, ...]:
    """The first task, open from the launch on."""
    return (case.ask(Step.DRAFT_GOALS, 1),)
