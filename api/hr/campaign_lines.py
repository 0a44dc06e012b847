"""The postings of a campaign in a list of HR's 募集の一覧: state, panel, to how many it is closed, and what HR may do."""

from collections.abc import Iterator

from api import addresses
from api.challenge_job.at_hand import posting_task_path
from api.challenge_job.posting_words import section_name
from api.hr.campaign_at_hand import CampaignAtHand
from api.views.campaign import PostingLine
from api.views.person import Link
from models.challenge_job.days import Stage
from models.challenge_job.panel_choice import closes_to
from models.challenge_job.posting import PUBLIC, PostingState
from models.ids import PersonId
from models.tables.posting import PostingRow


def lines_of(hand: CampaignAtHand) -> Iterator[PostingLine]:
    """By number in the list; those without one first, by section."""
    for posting in hand.public.postings:
        yield _line(hand, posting)


def _line(hand: CampaignAtHand, posting: PostingRow) -> PostingLine:
    desk, state = hand.desk, PostingState(posting.state)
    panel = hand.public.panels.get(posting.id, {})
    places = [*sorted(place for place in panel if place), *([0] if 0 in panel else [])]
    task = hand.public.task_about(posting)
    return PostingLine(
        title=posting.content["title"],
        section=section_name(desk.arrival.organisation, posting.section_id),
        seats=posting.content["seats"],
        state=state,
        number=posting.number,
        reason=posting.reason,
        panel=tuple(desk.person(panel[place]) for place in places),
        panel_href=_panel_href(posting) if panel else "",
        closed_to=_closed(hand, posting, [PersonId(it) for it in panel.values()]),
        task=Link(words=task.step, href=posting_task_path(task.locator)) if task else None,
        href=addresses.POSTING.format(posting_id=posting.id) if state in PUBLIC else "",
    )


def _panel_href(posting: PostingRow) -> str:
    """While the panel has something to do."""
    if posting.state not in (PostingState.READY, PostingState.LISTED):
        return ""
    return addresses.HR_CHALLENGE_JOB_PANEL.format(posting_id=posting.id)


def _closed(hand: CampaignAtHand, posting: PostingRow, panel: list[PersonId]) -> int:
    if not panel:
        return 0
    day = posting.listed_on or hand.campaign[Stage.LISTED_ON]
    return closes_to(hand.desk.arrival.organisation, panel, day)
