"""The chapter on the annual evaluation 人事評価: one field per rule, each with its source."""

from models.evaluators import ChainRule
from models.frozen import Frozen
from models.people import Employment
from models.policy.after_rating import (
    ComplaintRule,
    Council,
    DisclosureRule,
    MultiSource,
    ProbationRule,
    TransferRule,
)
from models.policy.formula import Formula
from models.policy.goals import GoalLink, GoalRule
from models.policy.grades import Grade, Ladder
from models.policy.items import Item, ItemTable, Part, Ratios
from models.policy.marks import Difficulty, Letter, Scale
from models.policy.population import CycleRule, Exclusions
from models.policy.source import Sourced
from models.policy.steps import StepRules
from models.roles import Role


class EvaluationChapter(Frozen):
    """Everything a city decides about its annual evaluation."""

    basis: Sourced[str]  # 制度の根拠とこの案の位置づけ
    cycles: Sourced[tuple[CycleRule, ...]]
    employments: Sourced[tuple[Employment, ...]]
    exclusions: Exclusions
    ladder: Sourced[Ladder]
    items: Sourced[tuple[ItemTable, ...]]
    heavy_item_weight: Sourced[int]
    ratios: Sourced[Ratios]
    scale: Sourced[Scale]
    comment_required_at: Sourced[tuple[Letter, ...]]
    difficulty: Sourced[Difficulty]
    goals: Sourced[GoalRule]
    goal_link: Sourced[GoalLink]
    formula: Sourced[Formula]
    steps: StepRules
    chain: Sourced[ChainRule]
    council: Sourced[Council]
    disclosure: Sourced[DisclosureRule]
    complaints: Sourced[ComplaintRule]
    conduct_log_readers: Sourced[tuple[Role, ...]]
    transfers: Sourced[TransferRule]
    probation: Sourced[ProbationRule]
    multi_source: Sourced[MultiSource]

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts rated in this city: performance by goals, the others by items."""
        rated = {Part.PERFORMANCE, *(table.part for table in self.items.value)}
        return tuple(part for part in Part if part in rated)

    def grade(self, pay_grade: int, family: str) -> Grade:
        """The pack's grade for a 級 and a job family of the roster."""
        return self.ladder.value.grade(pay_grade, family)

    def items_for(self, part: Part, grade: Grade, family_name: str) -> tuple[Item, ...]:
        """The items of one part for a grade: the first table that fits, or none."""
        family = self.ladder.value.family(family_name).key
        tables = (table for table in self.items.value if table.part is part)
        fitting = (table.items for table in tables if table.is_for(family, grade.key))
        return next(fitting, ())
