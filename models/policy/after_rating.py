"""After the rating 評価の後: adjustment, disclosure, complaints, and who reads the conduct log."""

from typing import Annotated

from pydantic import Field

from models.frozen import Frozen


class Council(Frozen):
    """Collegial adjustment 合議制による調整."""

    used: bool
    name: str = "調整会議"


class DisclosureRule(Frozen):
    """What the person sees after confirmation 開示; the overall rating is always shown."""

    items: bool
    comments: bool
    points: bool


class ComplaintRule(Frozen):
    """The first tier 苦情相談: where to go. Until when is the window of the step ``complain``."""

    desk: str


class TransferRule(Frozen):
    """Transfers inside the period 異動: the new evaluator rates from so many months on."""

    new_evaluator_after_months: Annotated[int, Field(ge=0, le=12)]
    hand_over_log: bool
    new_goals_within_days: Annotated[int, Field(ge=1, le=90)]


class ProbationRule(Frozen):
    """The special evaluation 特別評価 of people on probation 条件付採用."""

    used: bool
    months_after_hire: Annotated[int, Field(ge=1, le=12)]


class MultiSource(Frozen):
    """Multi-source feedback 多面評価."""

    used: bool
    least_raters: Annotated[int, Field(ge=3, le=50)] = 5
