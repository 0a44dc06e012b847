"""When the tasks of open posting are due 公募の日程: by the campaign's dates, which HR may have moved."""

from datetime import date, datetime

from activities.resolving import Dates
from activities.timetable_shapes import days_of, due_by, window
from activities.turning import Turning
from models.challenge_job.case import Entry, PostingName, Selection, stage_of
from models.challenge_job.days import Stage, counterpart, moment
from models.challenge_job.late_results import SECOND_LEFT_OUT, last_day_to_answer
from models.challenge_job.steps import ApplicationStep, CampaignStep
from models.timetable import Timetable


def campaign_dates(turning: Turning, step: CampaignStep, key: str) -> Dates:
    """The moments of a campaign's task opened now, or of a stage that HR has moved in the book.

    Only stages end by themselves; with them the process takes back what was to be done until then.
    """
    match step:
        case CampaignStep.STAGE:
            return window(turning, _at(turning, stage_of(key)))
        case CampaignStep.PROPOSE_POSTING:
            return _proposal(turning, key)
        case CampaignStep.KEEP_POSTING:
            return window(turning, None)
        case CampaignStep.SCREEN_POSTING | CampaignStep.NAME_PANEL:
            return due_by(turning, turning.campaign.days["screened_by"])
        case CampaignStep.ASSESS_APPLICANTS | CampaignStep.RANK_APPLICANTS:
            call = Selection.of_key(key).call
            return due_by(turning, _ranking_due(turning, step, call))
        case CampaignStep.DECIDE_PLACEMENTS:
            call = Selection.of_key(key).call
            last = "decision_due" if call == 1 else Stage.SECOND_RESULTS_ON
            return due_by(turning, turning.campaign.days[last])


def application_dates(turning: Turning, step: ApplicationStep, key: str) -> Dates:
    """The moments of an applicant's task opened now; nobody's silence stops anything."""
    days, now = days_of(turning), turning.world.now
    call = Entry.of_key(key).call
    match step:
        case ApplicationStep.APPLY if call > 1 and SECOND_LEFT_OUT in turning.campaign.days:
            return window(turning, now)
        case ApplicationStep.APPLY:
            opens_at = max(now, _at(turning, counterpart(Stage.APPLICATIONS_FROM, call)))
            expires_at = max(_at(turning, counterpart(Stage.APPLICATIONS_TO, call)), opens_at)
            table = Timetable(opens_at=opens_at, due_at=None, expires_at=expires_at)
            return Dates(table, goes_on=True, optional=True)
        case ApplicationStep.ACCEPT_PLACEMENT:
            chapter = turning.world.rules_of(turning.case).policy.challenge_job
            within = days.after(days.local_day(now), chapter.acceptance_within_open_days.value)
            last = min(within, last_day_to_answer(turning.campaign.days, days))
            until = max(days.closing(last), now)
            table = Timetable(opens_at=now, due_at=until, expires_at=until)
            return Dates(table, goes_on=True, optional=False)
        case _:
            return window(turning, _at(turning, Stage.TRANSFER_ON))


def _proposal(turning: Turning, key: str) -> Dates:
    """A window for the first wording; what was sent back is owed within some open days."""
    if PostingName.of_key(key).attempt == 1:
        return window(turning, None)
    return due_by(turning, turning.campaign.days["screened_by"])


def _ranking_due(turning: Turning, step: CampaignStep, call: int) -> date:
    days = turning.campaign.days
    if step is CampaignStep.ASSESS_APPLICANTS and call == 1:
        return min(days["interviews_to"], days[Stage.RANKING_DUE])
    return days[counterpart(Stage.RANKING_DUE, call)]


def _at(turning: Turning, stage: Stage) -> datetime:
    return moment(stage, turning.campaign.days[stage], days_of(turning))
