"""Dates of a campaign that change while it runs 日程の変更: moved by HR, put off for want of a decision, left out.

Whoever may apply hears of it when it is their own days that change.
"""

from collections.abc import Iterable
from datetime import date

from activities.telling import tell
from activities.turning import Turning
from models.acts import Act
from models.challenge_job.case import Entry, stage_of
from models.challenge_job.days import Stage, call_of, counterpart
from models.challenge_job.late_results import SECOND_LEFT_OUT, leaves_time, put_off
from models.challenge_job.sheets import NewDay
from models.challenge_job.steps import ApplicationStep, CampaignStep

_MOVES_APPLICATIONS = frozenset(
    {Stage.APPLICATIONS_FROM, Stage.APPLICATIONS_TO, Stage.SECOND_FROM, Stage.SECOND_TO}
)


def move_days(turning: Turning) -> None:
    """HR moves dates. Once seats were offered for it, the day of the transfer stands: people answer to it."""
    key, receipt = turning.page.cause.task_key, turning.receipt
    if receipt is None or turning.living[key].step != CampaignStep.STAGE:
        return
    sheet = NewDay.model_validate(receipt.content)
    moved = {**sheet.later, stage_of(key).value: sheet.day}
    if any(it["announced_at"] for it in turning.campaign.matchings.values()):
        moved.pop(Stage.TRANSFER_ON.value, None)
    turning.campaign.days |= moved
    _tell(turning, moved)


def put_off_results(turning: Turning, call: int) -> None:
    """Nobody has decided yet: the results wait until the hall opens next, or there is no second call any more."""
    rules = turning.world.rules_of(turning.case)
    put_off_to(turning, call, rules.days.after(turning.world.today(turning.case), 1))
    told_on = turning.campaign.days[counterpart(Stage.RESULTS_ON, call)]
    if call > 1 and not leaves_time(turning.campaign.days, told_on, rules.days):
        leave_out_second_call(turning)


def follow_late_results(turning: Turning, call: int) -> None:
    """Results told after their day move what follows; a second call for which no time is left is not held."""
    rules, today = turning.world.rules_of(turning.case), turning.world.today(turning.case)
    stage = counterpart(Stage.RESULTS_ON, call)
    if rules.days.on_or_after(turning.campaign.days[stage]) < today:
        put_off_to(turning, call, today)
    days = turning.campaign.days
    is_first = call == 1 and rules.policy.challenge_job.second_call.value
    if is_first and not leaves_time(days, days[Stage.SECOND_RESULTS_ON], rules.days):
        leave_out_second_call(turning)


def put_off_to(turning: Turning, call: int, to: date) -> None:
    rules = turning.world.rules_of(turning.case)
    within = rules.policy.challenge_job.acceptance_within_open_days.value
    moved = put_off(turning.campaign.days, call, to, rules.days, within)
    turning.campaign.days |= moved
    _tell(turning, moved)


def leave_out_second_call(turning: Turning) -> None:
    """The campaign goes on to the transfers, and nobody is asked to apply once more."""
    turning.campaign.days[SECOND_LEFT_OUT] = turning.world.today(turning.case)
    for ask in turning.page.opens:
        if ask.step == CampaignStep.STAGE:
            tell(turning, turning.case.id, ask.key, Act.CALL_OFF)
    for case_id, key in turning.campaign.applying.items():
        if Entry.of_key(key).call > 1:
            tell(turning, case_id, key, Act.CALL_OFF)


def _tell(turning: Turning, moved: Iterable[str]) -> None:
    """The form of an application opens and closes by these dates; whoever has sent one waits for the transfer."""
    names = {*moved}
    calls = {call_of(Stage(it)) for it in names & _MOVES_APPLICATIONS}
    for case_id, key in turning.campaign.applying.items():
        if key.startswith(ApplicationStep.APPLY) and Entry.of_key(key).call in calls:
            tell(turning, case_id, key, Act.EXTEND)
    if Stage.TRANSFER_ON in names:
        for at, key in turning.campaign.following.items():
            tell(turning, at.rpartition("/")[0], key, Act.EXTEND)
