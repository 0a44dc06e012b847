"""The dates of a campaign 募集の日程: taken from the pack, moved by HR while it runs, and in what order they come."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from models.fiscal_year import FiscalYear
from models.open_days import OpenDays
from models.policy.challenge_job import CampaignDays


class Stage(StrEnum):
    """What ends on a date by itself, in the order of time."""

    POSTS_DUE = "posts_due"  # 申出の締切
    LISTED_ON = "listed_on"  # 募集の一覧の公開
    APPLICATIONS_FROM = "applications_from"  # 応募の開始
    APPLICATIONS_TO = "applications_to"  # 応募の締切
    OPENED_TO_PANELS_ON = "opened_to_panels_on"  # 審査員への開示
    RANKING_DUE = "ranking_due"  # 順位の締切
    RESULTS_ON = "results_on"  # 結果の知らせ
    SECOND_FROM = "second_from"  # 二次募集の開始
    SECOND_TO = "second_to"  # 二次募集の締切
    SECOND_OPENED_ON = "second_opened_on"  # 二次募集の審査員への開示
    SECOND_RANKING_DUE = "second_ranking_due"  # 二次募集の順位の締切
    SECOND_RESULTS_ON = "second_results_on"  # 二次募集の結果の知らせ
    TRANSFER_ON = "transfer_on"  # 異動の日


FIRST_CALL: Final[tuple[Stage, ...]] = (
    Stage.POSTS_DUE,
    Stage.LISTED_ON,
    Stage.APPLICATIONS_FROM,
    Stage.APPLICATIONS_TO,
    Stage.OPENED_TO_PANELS_ON,
    Stage.RANKING_DUE,
    Stage.RESULTS_ON,
)
SECOND_CALL: Final[tuple[Stage, ...]] = (
    Stage.SECOND_FROM,
    Stage.SECOND_TO,
    Stage.SECOND_OPENED_ON,
    Stage.SECOND_RANKING_DUE,
    Stage.SECOND_RESULTS_ON,
)
_AT_CLOSING: Final = frozenset(
    {
        Stage.POSTS_DUE,
        Stage.APPLICATIONS_TO,
        Stage.RANKING_DUE,
        Stage.SECOND_TO,
        Stage.SECOND_RANKING_DUE,
    }
)
"""Deadlines lie at the closing hour; everything else begins when the hall opens."""
_WITHIN: Final = ("screened_by", "interviews_from", "interviews_to", "decision_due")
"""Dates by which somebody is asked to be done; nothing happens by itself on them."""

_OPEN_DAYS_TO_DECIDE: Final = 3
_IN_SECOND_CALL: Final = dict(zip(FIRST_CALL[2:], SECOND_CALL, strict=True))

Days = Mapping[str, date]
"""A campaign's dates by the names of ``models.policy.challenge_job.CampaignDays``."""


def days_of_pack(chapter: CampaignDays, year: FiscalYear, days: OpenDays) -> dict[str, date]:
    """The dates a campaign of that fiscal year begins with; the short second call has two of its own."""
    derived = (Stage.SECOND_OPENED_ON, Stage.SECOND_RANKING_DUE)
    found = {name: chapter.day(name, year) for name in (*Stage, *_WITHIN) if name not in derived}
    opened = days.after(found[Stage.SECOND_TO], 1)
    ranked = days.before(found[Stage.SECOND_RESULTS_ON], _OPEN_DAYS_TO_DECIDE)
    return {**found, derived[0]: opened, derived[1]: max(opened, ranked)}


def call_of(stage: Stage) -> int:
    """1 for the first call and what comes before it, 2 for the second one 二次募集."""
    return 2 if stage in SECOND_CALL else 1


def counterpart(stage: Stage, call: int) -> Stage:
    """The stage of the first call as it is called in that call, such as the end of applications."""
    return stage if call == 1 else _IN_SECOND_CALL[stage]


def moment(stage: Stage, day: date, days: OpenDays) -> datetime:
    """When a stage ends on that day (aware UTC); a closed day gives way to the next open one."""
    on = days.on_or_after(day)
    return days.closing(on) if stage in _AT_CLOSING else days.opening(on)


def _apart(earlier: Stage, later: Stage) -> timedelta:
    """Results lie before the day of the transfer, or nobody could answer; all else may share a day."""
    told = earlier in (Stage.RESULTS_ON, Stage.SECOND_RESULTS_ON)
    return timedelta(days=int(told and later is Stage.TRANSFER_ON))


def disordered(days: Days, stage: Stage, day: date) -> str | None:
    """The name of the date that a stage moved to ``day`` would no longer stand in order with; None if all do.

    Only those among ``days`` count: a campaign without a second call has none of its dates.
    """
    for line in (FIRST_CALL, (Stage.RESULTS_ON, *SECOND_CALL, Stage.TRANSFER_ON)):
        stages = [it for it in line if it in days]
        if stage not in stages:
            continue
        nth = stages.index(stage)
        before, after = stages[:nth], stages[nth + 1 :]
        late = [it for it in before if days[it] > day - _apart(it, stage)]
        early = [it for it in after if days[it] - _apart(stage, it) < day]
        if late or early:
            return (late or early)[0]
    return None
