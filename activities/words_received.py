"""Words received 受け付けた応募: the latest received in time stand, whenever the case hears of them.

When applications are checked or opened, what lies unheard among the receipts counts as if it had been heard.
"""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from activities.turning import Turning
from models.acts import Act
from models.challenge_job.case import Entry
from models.challenge_job.days import Stage, counterpart, moment
from models.challenge_job.posting import ApplicationState
from models.ids import new_id
from models.queries.last_words import LastWord, last_words
from models.queries.pages import Values


async def keep_last_words(session: AsyncSession, turning: Turning, call: int) -> None:
    """What was received up to the end of applications, before a page that checks or opens them all."""
    for word in await last_words(session, turning.case.cycle_id):
        if Entry.of_key(word.task_key).call != call:
            continue
        if word.receipt.act == Act.WITHDRAW:
            _withdraw(turning, word, call)
        elif word.receipt.received_at <= last_moment(turning, call):
            said, at = word.receipt.content, word.receipt.received_at
            keep_words(turning, word.case_id, word.person_id, call, said, at)


def keep_words(
    turning: Turning, case_id: str, person_id: str, call: int, content: Values, at: datetime
) -> Values:
    """The application as it stands then; words older than those that stand change nothing, nor do late ones."""
    said = {
        "content": content,
        "state": ApplicationState.SUBMITTED.value,
        "submitted_at": at,
    }
    application = turning.campaign.application_of(case_id, call)
    if application is None:
        application = _new(turning, case_id, person_id, call) | said
        turning.campaign.applications[application["id"]] = application
    elif application["submitted_at"] < at <= last_moment(turning, call):
        application |= said
    return application


def last_moment(turning: Turning, call: int) -> datetime:
    """Until when an application of that call may be written; what comes later by hand changes nothing."""
    stage = counterpart(Stage.APPLICATIONS_TO, call)
    return moment(stage, turning.campaign.days[stage], turning.world.rules_of(turning.case).days)


def _withdraw(turning: Turning, word: LastWord, call: int) -> None:
    application = turning.campaign.application_of(word.case_id, call)
    if application is not None:
        at = word.receipt.received_at
        application |= {"state": ApplicationState.WITHDRAWN.value, "answered_at": at}


def _new(turning: Turning, case_id: str, person_id: str, call: int) -> Values:
    return {
        "id": new_id(),
        "case_id": case_id,
        "cycle_id": turning.case.cycle_id,
        "call": call,
        "person_id": person_id,
        "fails": [],
        "checked_at": None,
        "posting_id": None,
        "sentence": "",
        "answered_at": None,
        "order_id": None,
    }
