"""How far somebody has come with the training plan 育成計画の進み具合: each item's aim, and the level of each report."""

from collections.abc import Sequence

from models.frozen import Frozen
from models.mentoring.case import About
from models.mentoring.sheets import Progress, TrainingPlan


class Learning(Frozen):
    """One item: ``aimed`` 0 where no plan was written; ``reached`` by report number, the first is 1."""

    title: str
    aimed: int = 0
    reached: dict[int, int]


class Growth(Frozen):
    """One pair's items in the order of the plan."""

    items: tuple[Learning, ...] = ()
    reports: tuple[int, ...] = ()
    """The numbers of the reports there are."""

    @property
    def planned(self) -> int:
        return sum(it.aimed > 0 for it in self.items)

    def at_aim(self, report: int) -> int:
        """How many planned items had come to their aim by that report."""
        return sum(it.reached.get(report, 0) >= it.aimed > 0 for it in self.items)


def growth(plan: TrainingPlan | None, reports: Sequence[tuple[str, Progress]]) -> Growth:
    """From the plan, if there is one, and each report with the key of its task, the oldest first."""
    aims = {it.title: it.level for it in plan.items} if plan else {}
    told = {About.of_key(key).nth: said for key, said in reports}
    titles = dict.fromkeys([*aims, *(it.title for said in told.values() for it in said.items)])
    levels = {nth: {it.title: it.level for it in said.items} for nth, said in told.items()}
    return Growth(
        items=tuple(
            Learning(
                title=title,
                aimed=aims.get(title, 0),
                reached={nth: by[title] for nth, by in levels.items() if title in by},
            )
            for title in titles
        ),
        reports=tuple(sorted(told)),
    )
