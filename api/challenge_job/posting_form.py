"""What the form of a posting 募集の用紙 offers: seats of the section, grades, families, and what was proposed before."""

from collections.abc import Iterator

from api.challenge_job.at_hand import PostingAtHand
from api.challenge_job.posting_words import (
    family_choices,
    grade_choices,
    seats_offered,
    section_name,
)
from api.i18n.words import words_in
from api.views.answers import Choice
from api.views.campaign import PostingForm, PostingLine
from models.challenge_job.case import PostingName
from models.challenge_job.days import Stage
from models.challenge_job.posting import PostingState
from models.challenge_job.sheets import MAX_SEATS
from models.queries.access_campaigns import posting_of_task, postings_of_sections
from models.tables.posting import PostingRow


async def posting_form(hand: PostingAtHand, section_id: str) -> PostingForm:
    """For the section's head who words it and for HR that screens it."""
    async with hand.parts.database.reading() as session:
        posting = await posting_of_task(session, hand.task)
        every = await postings_of_sections(session, hand.cycle.id, [section_id])
    name, ladder = PostingName.of_key(hand.task.key).text, hand.policy.evaluation.ladder.value
    organisation = hand.organisation
    return PostingForm(
        section=section_name(organisation, section_id),
        seats=tuple(_seats(hand, section_id)),
        grades=grade_choices(ladder),
        families=family_choices(ladder),
        seats_at_most=MAX_SEATS,
        sent_back=posting.reason if posting else "",
        earlier=tuple(posting_line(hand, it) for it in every if it.name != name),
        posts_due=hand.campaign[Stage.POSTS_DUE],
        listed_on=hand.campaign[Stage.LISTED_ON],
        proposed_by=hand.person(posting.proposed_by) if posting and posting.proposed_by else None,
        proposed_at=posting.proposed_at if posting else None,
    )


def posting_line(hand: PostingAtHand, posting: PostingRow) -> PostingLine:
    """A posting as its section sees it in a list."""
    return PostingLine(
        title=posting.content["title"],
        section=section_name(hand.organisation, posting.section_id),
        seats=posting.content["seats"],
        state=PostingState(posting.state),
        number=posting.number,
        reason=posting.reason,
    )


def _seats(hand: PostingAtHand, section_id: str) -> Iterator[Choice]:
    """Each post with how many hold it on the day of the transfer: 出納係 主事(2人), 主査(欠員)."""
    words = words_in(hand.arrival.language)
    for seat in seats_offered(hand.organisation, section_id, hand.campaign):
        yield Choice(value=seat.post.id, words=words.held(seat.title, seat.holders))
