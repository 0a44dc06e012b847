"""A posting in words 募集の言葉: its seat, grades and job families as the city calls them, for sections and HR."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from api.views.answers import Choice
from api.views.campaign import PostingWords
from models.challenge_job.days import Stage
from models.challenge_job.seats import Seat, seats_of
from models.challenge_job.sheets import PostingSheet
from models.ids import PostId, SectionId
from models.organisation import Organisation, full_title
from models.policy.grades import Ladder
from models.policy.schema import Policy


def posting_words(
    organisation: Organisation, policy: Policy, section_id: str, content: Mapping[str, Any]
) -> PostingWords:
    """What a posting says; a seat or a section that is gone since is left blank."""
    sheet, ladder = PostingSheet.model_validate(content), policy.evaluation.ladder.value
    return PostingWords(
        title=sheet.title,
        seat=seat_title(organisation, sheet.post_id),
        section=section_name(organisation, section_id),
        seats=sheet.seats,
        background=sheet.background,
        duties=sheet.duties,
        wanted=sheet.wanted,
        grades=tuple(it.name for it in ladder.grades if it.key in sheet.grades),
        families=tuple(it.name for it in ladder.families if it.key in sheet.families),
    )


def seat_title(organisation: Organisation, post_id: str) -> str:
    post = organisation.posts.get(PostId(post_id))
    section = organisation.sections.get(post.section_id) if post else None
    return full_title(post, section) if post and section else ""


def section_name(organisation: Organisation, section_id: str) -> str:
    section = organisation.sections.get(SectionId(section_id))
    return section.name if section else ""


def seats_offered(
    organisation: Organisation, section_id: str, campaign: Mapping[str, date]
) -> tuple[Seat, ...]:
    """What the section may offer for the day of the transfer 異動の日."""
    return seats_of(organisation, SectionId(section_id), campaign[Stage.TRANSFER_ON])


def grade_choices(ladder: Ladder) -> tuple[Choice, ...]:
    return tuple(Choice(value=it.key, words=it.name) for it in ladder.grades)


def family_choices(ladder: Ladder) -> tuple[Choice, ...]:
    return tuple(Choice(value=it.key, words=it.name) for it in ladder.families)
