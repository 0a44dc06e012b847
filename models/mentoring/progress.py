"""How far the training plans of an OJT have come 育成計画の進み具合: items planned, and items that reached their level."""

from typing import NamedTuple

from models.mentoring.sheets import Progress, TrainingPlan


class PlanFact(NamedTuple):
    """One pair's plan: when it was written, how often reported on, how many items reached the level aimed at."""

    items: int = 0
    reached: int = 0
    reports: int = 0

    @property
    def is_written(self) -> bool:
        return self.items > 0


def plan_fact(plan: TrainingPlan | None, latest: Progress | None, reports: int) -> PlanFact:
    """An item counts as reached where the latest report names it with the plan's level, or a higher one."""
    if plan is None:
        return PlanFact(reports=reports)
    levels = {it.title: it.level for it in latest.items} if latest else {}
    reached = sum(levels.get(it.title, 0) >= it.level for it in plan.items)
    return PlanFact(len(plan.items), reached, reports)
