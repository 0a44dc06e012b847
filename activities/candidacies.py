"""Candidacies 応募先ごとの応募: what the panels see of an application from the day it is opened to them."""

from activities.turning import Turning
from models.challenge_job.closed_posts import closed_to
from models.challenge_job.eligibility import eligibility
from models.challenge_job.posting import PUBLIC
from models.challenge_job.preferences import ExcludedBecause
from models.challenge_job.sheets import PostingSheet
from models.challenge_job.wanted import Wanted, post_answers
from models.ids import PersonId, new_id
from models.queries.pages import Values


def check_eligibility(turning: Turning, application: Values) -> None:
    """Who may apply is asked once more of somebody who did; the person sees what does not hold.

    Whom the posting desk has admitted, no rule keeps out any more.
    """
    policy, organisation = turning.world.rules_of(turning.case).policy, turning.world.organisation
    who = PersonId(application["person_id"])
    found = eligibility(organisation, policy, who, turning.campaign.letters.get(who))
    reasons = () if who in turning.campaign.admitted else found.reasons
    application |= {
        "fails": [answer.rule.value for answer in reasons],
        "checked_at": turning.at,
    }


def enter_candidacies(turning: Turning, application: Values) -> None:
    """One for each choice; somebody who may not have the posting is kept out of it by a named rule.

    What was received in time and heard of after the check is checked now; so is whom the desk has admitted since.
    """
    if turning.campaign.choices_of(application["id"]):
        return
    if application["checked_at"] is None or application["person_id"] in turning.campaign.admitted:
        check_eligibility(turning, application)
    choices = turning.campaign.opened[application["case_id"], application["call"]].postings
    for nth, posting_id in enumerate(choices, start=1):
        posting = turning.campaign.postings.get(posting_id)
        if posting is None or posting["state"] not in PUBLIC:
            continue
        key = new_id()
        turning.campaign.candidacies[key] = {
            "id": key,
            "application_id": application["id"],
            "posting_id": posting_id,
            "call": application["call"],
            "choice": nth,
            "excluded": _why_not(turning, application, posting),
            "place": None,
            "is_unsuitable": False,
        }


def _why_not(turning: Turning, application: Values, posting: Values) -> str:
    who, organisation = PersonId(application["person_id"]), turning.world.organisation
    if _is_closed_to(turning, who, posting):
        return ExcludedBecause.CONFLICT.value
    sheet = PostingSheet.model_validate(posting["content"])
    wanted = Wanted(grades=sheet.grades, families=sheet.families)
    policy = turning.world.rules_of(turning.case).policy
    fails = [] if who in turning.campaign.admitted else application["fails"]
    fits = all(it.holds for it in post_answers(organisation, policy, who, wanted))
    return "" if fits and not fails else ExcludedBecause.NOT_ELIGIBLE.value


def _is_closed_to(turning: Turning, who: PersonId, posting: Values) -> bool:
    """As of the day of the list, and as of today: whoever has come into a member's line since is out too."""
    panel = [PersonId(it) for it in turning.campaign.panels.get(posting["id"], {}).values()]
    days = (posting["listed_on"], turning.world.today(turning.case))
    return any(who in closed_to(turning.world.organisation, panel, day) for day in days if day)
