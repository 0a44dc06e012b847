"""What a campaign's page does to postings 募集: proposed, screened, given a panel, withdrawn, moved to other days."""

from typing import Any

from activities.campaign_days import move_days
from activities.seats_taken_back import take_back_seats
from activities.selection_effects import keep_assessment, keep_decision, keep_ranking
from activities.turning import Turning
from models.acts import Act
from models.case.verdict import Verdict
from models.challenge_job.case import PostingName
from models.challenge_job.posting import PostingState
from models.challenge_job.sheets import PanelSheet, Reason
from models.challenge_job.steps import CampaignStep
from models.ids import new_id
from models.queries.pages import Values


def keep_postings(turning: Turning) -> None:
    """Notes what the page's own task was answered with; what the clock ended brings no answer."""
    for closing in turning.page.closes:
        if closing.key == turning.page.cause.task_key and closing.verdict is not Verdict.EXPIRED:
            _note(turning, CampaignStep(turning.living[closing.key].step), closing.verdict)
    if turning.page.cause.act is Act.EXTEND and turning.page.amends:
        move_days(turning)


def _note(turning: Turning, step: CampaignStep, verdict: Verdict) -> None:
    match step:
        case CampaignStep.PROPOSE_POSTING:
            _propose(turning)
        case CampaignStep.SCREEN_POSTING:
            _screen(turning, verdict)
        case CampaignStep.NAME_PANEL:
            _name_panel(turning)
        case CampaignStep.KEEP_POSTING:
            _withdraw(turning)
        case CampaignStep.ASSESS_APPLICANTS:
            keep_assessment(turning)
        case CampaignStep.RANK_APPLICANTS:
            keep_ranking(turning)
        case CampaignStep.DECIDE_PLACEMENTS:
            keep_decision(turning)


def _propose(turning: Turning) -> None:
    """A new posting, or the new wording of one that was sent back."""
    name, content = PostingName.of_key(turning.page.cause.task_key), _content(turning)
    standing = turning.campaign.posting_named(name.text)
    if standing is not None:
        standing |= {"content": content, "state": PostingState.PROPOSED.value, "reason": ""}
        return
    key = new_id()
    turning.campaign.postings[key] = {
        "id": key,
        "cycle_id": turning.case.cycle_id,
        "case_id": turning.case.id,
        "name": name.text,
        "section_id": name.section,
        "state": PostingState.PROPOSED.value,
        "number": 0,
        "content": content,
        "reason": "",
        "proposed_by": turning.actor,
        "proposed_at": turning.at,
        "listed_on": None,
    }


def _screen(turning: Turning, verdict: Verdict) -> None:
    """HR lists it as it edited it, or says why not."""
    posting = _posting(turning)
    if verdict is Verdict.CONFIRMED:
        posting |= {"content": _content(turning), "state": PostingState.ACCEPTED.value}
        return
    state = PostingState.SENT_BACK if verdict is Verdict.SENT_BACK else PostingState.REFUSED
    reason = Reason.model_validate(_content(turning)).reason
    posting |= {"state": state.value, "reason": reason}


def _name_panel(turning: Turning) -> None:
    sheet, posting = PanelSheet.model_validate(_content(turning)), _posting(turning)
    seats = {place: str(who) for place, who in enumerate(sheet.members, start=1)}
    turning.campaign.panels[posting["id"]] = {0: str(sheet.reserve), **seats}
    posting["state"] = PostingState.READY.value


def _withdraw(turning: Turning) -> None:
    """By HR for the section; by nobody when all its seats are taken. Before the list it is never seen there."""
    posting = _posting(turning)
    if turning.receipt is None:
        posting["state"] = PostingState.FILLED.value
        return
    reason = Reason.model_validate(_content(turning)).reason
    was_listed = posting["listed_on"] is not None
    state = PostingState.WITHDRAWN if was_listed else PostingState.REFUSED
    posting |= {"state": state.value, "reason": reason}
    entered = turning.campaign.candidacies.values()
    turning.campaign.without_interview |= {
        it["id"] for it in entered if it["posting_id"] == posting["id"]
    }
    take_back_seats(turning, posting)


def _posting(turning: Turning) -> Values:
    name = PostingName.of_key(turning.page.cause.task_key).text
    posting = turning.campaign.posting_named(name)
    if posting is None:
        raise LookupError(name)
    return posting


def _content(turning: Turning) -> dict[str, Any]:
    if turning.receipt is None:
        raise LookupError(turning.page.cause.id)
    return turning.receipt.content
