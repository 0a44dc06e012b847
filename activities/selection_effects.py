"""What a panel's and the posting desk's submissions leave 選考の記録: scores, an order, a decision."""

from activities.turning import Turning
from models.challenge_job.case import Selection
from models.challenge_job.sheets import Decision
from models.queries.pages import Values


def keep_assessment(turning: Turning) -> None:
    """One member's views of all applicants, sealed as they came."""
    _keep(turning, Selection.of_key(turning.page.cause.task_key))


def keep_ranking(turning: Turning) -> None:
    """The panel's order: the places alone are read out of it."""
    about = Selection.of_key(turning.page.cause.task_key)
    posting = _keep(turning, about)
    ranking = turning.campaign.ranking
    if ranking is None:
        raise LookupError(turning.page.cause.id)
    places = {who: nth for nth, tie in enumerate(ranking.ranked, start=1) for who in tie}
    unsuitable = {who for who, _ in ranking.unsuitable}
    for candidacy in turning.campaign.candidacies.values():
        if candidacy["posting_id"] == posting["id"] and candidacy["call"] == about.call:
            candidacy["place"] = places.get(candidacy["id"])
            candidacy["is_unsuitable"] = candidacy["id"] in unsuitable


def keep_decision(turning: Turning) -> None:
    """What the posting desk decided upon; placements follow at the moment of the results."""
    receipt = turning.receipt
    if receipt is None:
        raise LookupError(turning.page.cause.id)
    decision = Decision.model_validate(receipt.content)
    call = Selection.of_key(turning.page.cause.task_key).call
    turning.campaign.matchings[call] = {
        "cycle_id": turning.case.cycle_id,
        "call": call,
        "seed": decision.seed,
        "fingerprint": decision.fingerprint,
        "decided_by": turning.actor,
        "decided_at": turning.at,
        "announced_at": None,
        "report": {},
    }


def _keep(turning: Turning, about: Selection) -> Values:
    posting, receipt = turning.campaign.posting_named(about.posting), turning.receipt
    if posting is None or receipt is None:
        raise LookupError(about.posting)
    turning.campaign.assessments.append(
        {
            "posting_id": posting["id"],
            "call": about.call,
            "member": about.member,
            "content": receipt.content,
            "submitted_at": turning.at,
            "submitted_by": turning.actor or "",
        }
    )
    return posting
