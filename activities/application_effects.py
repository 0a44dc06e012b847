"""What an applicant's page does 応募の記録: what was submitted, withdrawn, accepted and declined.

A placement that is accepted becomes a personnel order 発令 for the day of the transfer; a seat given back
goes to the next in the same transaction.
"""

from datetime import date
from typing import Final

from activities.campaign_letters import write_to_superior
from activities.candidacies import enter_candidacies
from activities.placing import refill
from activities.telling import tell
from activities.turning import Turning
from activities.words_received import keep_words
from models.acts import Act
from models.case.verdict import Verdict
from models.challenge_job.case import Entry
from models.challenge_job.days import Stage
from models.challenge_job.posting import HOLDS_A_SEAT, ApplicationState
from models.challenge_job.sheets import PostingSheet
from models.challenge_job.steps import ApplicationStep, CampaignPhase
from models.ids import PersonId, PostId
from models.personnel_orders import Impossible, OrderId, OrderKind, PersonnelOrder, apply
from models.queries.pages import Values

_ENDS: Final = {
    Verdict.WITHDRAWN: ApplicationState.WITHDRAWN,
    Verdict.DECLINED: ApplicationState.DECLINED,
    Verdict.EXPIRED: ApplicationState.LAPSED,
}
_PANELS_READ_IN: Final = frozenset({CampaignPhase.SELECTING, CampaignPhase.DECIDING})


def keep_application(turning: Turning) -> None:
    """Notes what the page's own task was answered with."""
    for closing in turning.page.closes:
        if closing.key != turning.page.cause.task_key:
            continue
        step, entry = ApplicationStep(turning.living[closing.key].step), Entry.of_key(closing.key)
        if closing.verdict is Verdict.SUBMITTED:
            _submit(turning, entry.call)
        elif closing.verdict is Verdict.AGREED:
            _accept(turning, entry.call)
        elif closing.verdict is Verdict.PLACED:
            _take_back_after_all(turning, entry)
        elif closing.verdict is Verdict.NOT_PLACED:
            is_taken_back = step is ApplicationStep.ACCEPT_PLACEMENT
            _place_after_all(turning, entry.again if is_taken_back else entry)
        elif step is ApplicationStep.ACCEPT_PLACEMENT or closing.verdict is Verdict.WITHDRAWN:
            _end(turning, entry.call, _ENDS[closing.verdict])


def withdraw_all(turning: Turning) -> None:
    """The person is in the city's service no more: what was applied for is withdrawn."""
    for call in (1, 2):
        application = turning.campaign.application_of(turning.case.id, call)
        if application is not None and application["state"] not in _ENDS.values():
            _end(turning, call, ApplicationState.WITHDRAWN)


def _submit(turning: Turning, call: int) -> None:
    """What comes after the panels have opened the others is opened to them at once."""
    receipt, case = turning.receipt, turning.case
    if receipt is None:
        raise LookupError(turning.page.cause.id)
    application = keep_words(turning, case.id, case.person_id, call, receipt.content, turning.at)
    if (case.id, call) in turning.campaign.opened:
        enter_candidacies(turning, application)


def _end(turning: Turning, call: int, state: ApplicationState) -> None:
    """Withdrawn, declined, or not answered in time; a seat that was held is free."""
    application = turning.campaign.application_of(turning.case.id, call)
    if application is None:
        return
    held = application["state"] in HOLDS_A_SEAT
    application |= {"state": state.value, "answered_at": turning.at}
    _end_interviews(turning, application)
    if held:
        refill(turning, call)
        if call == 1:
            refill(turning, 2)  # whoever waits in the second call for a seat of the first


def _accept(turning: Turning, call: int) -> None:
    application = turning.campaign.application_of(turning.case.id, call)
    if application is None:
        raise LookupError(turning.case.id)
    if application["state"] != ApplicationState.PLACED:
        return  # the posting was withdrawn before, and the case has not heard so
    application |= {"state": ApplicationState.ACCEPTED.value, "answered_at": turning.at}
    order = _order(turning, application)
    if not isinstance(apply(order, turning.world.organisation), Impossible):
        application["order_id"] = order.id
        turning.campaign.orders.append(order)
    write_to_superior(turning)
    _leave(turning, 3 - call)


def _leave(turning: Turning, call: int) -> None:
    """Whoever accepts in one call takes part in the other no more, and holds one seat."""
    other = turning.campaign.application_of(turning.case.id, call)
    if other is not None and other["state"] == ApplicationState.SUBMITTED:
        _end(turning, call, ApplicationState.WITHDRAWN)
    elif other is not None and other["state"] == ApplicationState.PLACED:
        _end(turning, call, ApplicationState.DECLINED)


def _place_after_all(turning: Turning, entry: Entry) -> None:
    """A seat became free before the case had heard that it had none: the word about it came to a task now over."""
    application = turning.campaign.application_of(turning.case.id, entry.call)
    if application is not None and application["state"] == ApplicationState.PLACED:
        key = entry.ask(ApplicationStep.READ_OUTCOME).key
        tell(turning, turning.case.id, key, Act.PLACE)


def _take_back_after_all(turning: Turning, entry: Entry) -> None:
    """The posting was withdrawn before the case had heard of the seat: the word about it came too early."""
    application = turning.campaign.application_of(turning.case.id, entry.call)
    if application is not None and application["state"] == ApplicationState.NOT_PLACED:
        key = entry.ask(ApplicationStep.ACCEPT_PLACEMENT).key
        tell(turning, turning.case.id, key, Act.NOT_PLACE)


def _end_interviews(turning: Turning, application: Values) -> None:
    """Nobody's time is taken any more."""
    choices = turning.campaign.choices_of(application["id"])
    turning.campaign.without_interview |= {it["id"] for it in choices}


def _order(turning: Turning, application: Values) -> PersonnelOrder:
    """The transfer on its day; an order that cannot be carried out is left for HR to write by hand."""
    day: date = turning.campaign.days[Stage.TRANSFER_ON]
    posting = turning.campaign.postings[application["posting_id"]]
    sheet = PostingSheet.model_validate(posting["content"])
    return PersonnelOrder(
        id=OrderId(f"posting-{application['id']}"),
        person_id=PersonId(application["person_id"]),
        kind=OrderKind.TRANSFER,
        effective_on=day,
        recorded_at=turning.world.now,
        post_id=PostId(sheet.post_id),
    )


def is_read_by_panels(phase: str) -> bool:
    """Whether applications stand open to the panels in this phase of the campaign."""
    return phase in _PANELS_READ_IN
