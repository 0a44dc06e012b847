"""What happens in a campaign at one moment for all 一斉に起こること: listing, receiving, checking, opening, results."""

from collections.abc import Callable, Iterator
from typing import Final

from activities.campaign_days import follow_late_results, put_off_results
from activities.campaign_letters import write_news
from activities.candidacies import check_eligibility, enter_candidacies
from activities.placing import announce
from activities.telling import tell
from activities.turning import Turning
from models.acts import Act
from models.challenge_job.days import Stage, counterpart
from models.challenge_job.marks import CampaignMark, read_mark
from models.challenge_job.posting import ApplicationState, PostingState
from models.challenge_job.steps import CampaignStep
from models.queries.campaign_preferences import taken_seats
from models.queries.pages import Values

_UNDONE: Final = frozenset({PostingState.PROPOSED, PostingState.SENT_BACK, PostingState.ACCEPTED})


def keep_moments(turning: Turning) -> None:
    """Carries out the marks the page bears."""
    for mark, call in map(read_mark, turning.page.marks):
        _MOMENTS[mark](turning, call)
    turning.campaign.phase = turning.page.phase


def _list(turning: Turning, _call: int) -> None:
    """Postings that are ready stand in the list from now on, numbered by section; the others come too late."""
    ready = [it for it in turning.campaign.postings.values() if it["state"] == PostingState.READY]
    for number, posting in enumerate(sorted(ready, key=lambda it: _place_of(turning, it)), start=1):
        posting |= {
            "state": PostingState.LISTED.value,
            "number": number,
            "listed_on": turning.campaign.days[Stage.LISTED_ON],
        }
    for posting in turning.campaign.postings.values():
        if posting["state"] in _UNDONE:
            posting["state"] = PostingState.LAPSED.value


def _place_of(turning: Turning, posting: Values) -> tuple[str, str]:
    section = turning.world.organisation.sections.get(posting["section_id"])
    return section.code if section else "", posting["name"]


def _receive(turning: Turning, call: int) -> None:
    """Applications are taken; in the second call only for what has a seat left."""
    if call > 1:
        for posting, key in _filled(turning):
            posting["state"] = PostingState.FILLED.value
            tell(turning, turning.case.id, key, Act.WITHDRAW)
    last = turning.campaign.days[counterpart(Stage.APPLICATIONS_TO, call)]
    write_news(turning, last)


def _filled(turning: Turning) -> Iterator[tuple[Values, str]]:
    taken = taken_seats(turning.campaign)
    keeping = {
        task.key.partition("/")[2].rpartition(".")[0]: task.key
        for task in turning.living.values()
        if task.step == CampaignStep.KEEP_POSTING
    }
    for posting in turning.campaign.postings.values():
        is_full = taken[posting["id"]] >= posting["content"]["seats"]
        if posting["state"] == PostingState.LISTED and is_full and posting["name"] in keeping:
            yield posting, keeping[posting["name"]]


def _check(turning: Turning, call: int) -> None:
    for application in _submitted(turning, call):
        check_eligibility(turning, application)


def _open_to_panels(turning: Turning, call: int) -> None:
    for application in _submitted(turning, call):
        enter_candidacies(turning, application)
    until = turning.campaign.days["interviews_to" if call == 1 else Stage.SECOND_RANKING_DUE]
    write_news(turning, until)


def _results(turning: Turning, call: int) -> None:
    announce(turning, call)
    follow_late_results(turning, call)
    rules = turning.world.rules_of(turning.case)
    within = rules.policy.challenge_job.acceptance_within_open_days.value
    write_news(turning, rules.days.after(turning.world.today(turning.case), within))


def _submitted(turning: Turning, call: int) -> list[Values]:
    return [
        it
        for it in turning.campaign.applications.values()
        if it["call"] == call and it["state"] == ApplicationState.SUBMITTED
    ]


_MOMENTS: Final[dict[CampaignMark, Callable[[Turning, int], None]]] = {
    CampaignMark.LIST: _list,
    CampaignMark.RECEIVE: _receive,
    CampaignMark.CHECK: _check,
    CampaignMark.OPEN_TO_PANELS: _open_to_panels,
    CampaignMark.PUT_OFF: put_off_results,
    CampaignMark.RESULTS: _results,
}
