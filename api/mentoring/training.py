"""A training plan 育成計画 as it was written, with how far each item has come by the last report."""

from collections.abc import Sequence

from api.views.pairs import PlanRow, Training
from models.mentoring.sheets import Item, Progress, TrainingPlan
from models.mentoring.steps import PairStep
from models.open_days import OpenDays
from models.tables.mentoring import PairSheetRow


def training(rows: Sequence[PairSheetRow], days: OpenDays) -> Training:
    """From the sheets of a pair, the oldest first; items nobody planned stand by what was reported."""
    plan = next((it for it in rows if it.step == PairStep.WRITE_PLAN), None)
    last = next((it for it in reversed(rows) if it.step == PairStep.REPORT_PROGRESS), None)
    planned = TrainingPlan.model_validate(plan.content).items if plan else ()
    reported = Progress.model_validate(last.content).items if last else ()
    return Training(
        rows=tuple(_rows(planned, reported)),
        written_on=days.local_day(plan.written_at) if plan else None,
        reported_on=days.local_day(last.written_at) if last else None,
    )


def _rows(planned: Sequence[Item], reported: Sequence[Item]) -> list[PlanRow]:
    reached = {it.title: it.level for it in reported}
    if not planned:
        return [PlanRow(nth=n, title=it.title, reached=it.level) for n, it in enumerate(reported)]
    return [
        PlanRow(nth=n, title=it.title, aimed=it.level, reached=reached.get(it.title, 0))
        for n, it in enumerate(planned)
    ]
