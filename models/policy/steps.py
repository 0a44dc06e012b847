"""Rules of steps 手順の定め: who acts, from when, until when, who is told, and what silence leads to."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from pydantic import ConfigDict, Field, RootModel, model_validator

from models.evaluation.steps import Step
from models.frozen import Frozen
from models.policy.month_day import MonthDay
from models.policy.source import Source, Sourced
from models.roles import Role

__all__ = ["Escalation", "MonthDay", "OnExpiry", "StepRule", "StepRules"]

OpenDaysCount = Annotated[int, Field(ge=1, le=200)]


class OnExpiry(StrEnum):
    GO_ON = "go_on"  # そのまま次へ進む
    HR_DECIDES = "hr_decides"  # 人事課が判断する


class Escalation(Frozen):
    """So many open days after the due day, tell this role 上申."""

    after_open_days: OpenDaysCount
    to: Role


class StepRule(Frozen):
    """One step's rule.

    ``opens``: not open before that day of the fiscal year. ``due``: that day, moved to the next
    open day; ``within_open_days``: so many open days after opening; the later of both if both are
    given. Escalations and expiry count open days after the due day. An ``optional`` step is a
    window nobody is reminded of: it ends at its due day.
    """

    used: bool
    role: Role
    opens: MonthDay | None = None
    due: MonthDay | None = None
    within_open_days: OpenDaysCount | None = None
    escalations: tuple[Escalation, ...] = ()
    expires_after_open_days: OpenDaysCount | None = None
    on_expiry: OnExpiry = OnExpiry.HR_DECIDES
    optional: bool = False

    @model_validator(mode="after")
    def _somebody_hears_of_silence(self) -> "StepRule":
        if self.used and self.due is None and self.within_open_days is None:
            raise ValueError("due か within_open_days のどちらか(両方でもよい)")
        days = [escalation.after_open_days for escalation in self.escalations]
        if days != sorted(set(days)):
            raise ValueError("escalations は早い順に、同じ日を重ねずに")
        if days and self.expires_after_open_days and days[-1] > self.expires_after_open_days:
            raise ValueError("escalations は expires_after_open_days まで")
        return self


class StepRules(RootModel[dict[Step, Sourced[StepRule]]]):
    """All steps of the evaluation; ``rules[Step.ADJUST]`` is the rule, ``source(step)`` its source."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="after")
    def _knows_every_step(self) -> "StepRules":
        if missing := [step.value for step in Step if step not in self.root]:
            raise ValueError(f"手順が足りません: {', '.join(missing)}")
        return self

    def __getitem__(self, step: Step) -> StepRule:
        return self.root[step].value

    def source(self, step: Step) -> Source:
        return self.root[step].source

    def used(self) -> Iterator[Step]:
        """The steps this city takes, in the order of the rule book."""
        return (step for step in Step if self[step].used)
