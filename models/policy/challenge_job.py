"""The chapter on open posting 庁内公募: whether a city calls for applications, when, who may apply, and what follows.

Kofu calls it チャレンジ・ジョブ制度, Aizuwakamatsu 庁内公募制.
"""

from datetime import date
from typing import Annotated, Final

from pydantic import AfterValidator, Field

from models.fiscal_year import FiscalYear
from models.frozen import Frozen
from models.people import Employment
from models.policy.choices import once
from models.policy.grades import Band
from models.policy.marks import Letter
from models.policy.month_day import MonthDay
from models.policy.source import Sourced

_OWN_STAFF: Final = (
    Employment.REGULAR,
    Employment.REAPPOINTED,
    Employment.FIXED_TERM,
    Employment.FISCAL_YEAR,
)


def _of_the_city(kind: Employment) -> Employment:
    """People lent by others are not the city's to transfer; those lent out have a rule of their own."""
    if kind not in _OWN_STAFF:
        raise ValueError(f"次のどれか: {', '.join(_OWN_STAFF)}(出向は during_secondment)")
    return kind


OpenDays = Annotated[int, Field(ge=1, le=60)]
Years = Annotated[int, Field(ge=0, le=10)]
Kinds = Annotated[
    tuple[Annotated[Employment, AfterValidator(_of_the_city)], ...],
    Field(min_length=1),
    AfterValidator(once),
]
Bands = Annotated[tuple[Band, ...], Field(min_length=1), AfterValidator(once)]
InterviewMinutes = Annotated[int, Field(ge=15, le=120, multiple_of=15)]
"""By quarters of an hour: in such parts somebody's time is taken."""
InterviewLengths = Annotated[
    tuple[InterviewMinutes, ...], Field(min_length=1), AfterValidator(once)
]


class CampaignDays(Frozen):
    """The days of one campaign, all in its fiscal year; only the transfer lies in the next one."""

    posts_due: Sourced[MonthDay]  # 課からの申出
    screened_by: Sourced[MonthDay]  # 人事課の審査
    listed_on: Sourced[MonthDay]  # 募集の一覧の公開
    applications_from: Sourced[MonthDay]
    applications_to: Sourced[MonthDay]
    opened_to_panels_on: Sourced[MonthDay]  # 審査員への開示
    interviews_from: Sourced[MonthDay]
    interviews_to: Sourced[MonthDay]
    ranking_due: Sourced[MonthDay]
    decision_due: Sourced[MonthDay]
    results_on: Sourced[MonthDay]
    second_from: Sourced[MonthDay]  # 二次募集
    second_to: Sourced[MonthDay]
    second_results_on: Sourced[MonthDay]
    transfer_on: Sourced[MonthDay]

    def day(self, name: str, year: FiscalYear) -> date:
        """The date of one of the days above in the campaign of that fiscal year."""
        month_day: MonthDay = getattr(self, name).value
        held_in = year.shifted(1) if name == "transfer_on" else year
        return held_in.day(month_day.month, month_day.day)


class MayApply(Frozen):
    """Who may apply, as of the day of the transfer; 0 years and no letter ask nothing."""

    employments: Sourced[Kinds]
    bands: Sourced[Bands]
    years_since_hire: Sourced[Years]
    years_in_section: Sourced[Years]
    during_probation: Sourced[bool]
    during_leave: Sourced[bool]
    during_secondment: Sourced[bool]
    least_overall_letter: Sourced[Letter | None]
    other_job_families: Sourced[bool]


class ChallengeJobChapter(Frozen):
    """Everything a city decides about its open posting. Where ``used`` is false the other values rest."""

    used: Sourced[bool]
    name: Sourced[Annotated[str, Field(min_length=1, max_length=30)]]
    days: CampaignDays
    second_call: Sourced[bool]
    may_apply: MayApply
    choices_at_most: Sourced[Annotated[int, Field(ge=1, le=5)]]
    statement_longest: Sourced[Annotated[int, Field(ge=200, le=4000)]]
    panel_size: Sourced[Annotated[int, Field(ge=2, le=9)]]
    interview_minutes: Sourced[InterviewLengths]  # 面談の長さとして選べるもの
    interview_minutes_usual: Sourced[InterviewMinutes]
    release_limit_per_section: Sourced[Annotated[int, Field(ge=1, le=50)] | None]
    acceptance_within_open_days: Sourced[OpenDays]
    feedback_within_open_days: Sourced[OpenDays]
    minimum_stay_years: Sourced[Years]
    keep_years: Sourced[Annotated[int, Field(ge=1, le=30)]]
    small_group: Sourced[Annotated[int, Field(ge=3, le=50)]]
