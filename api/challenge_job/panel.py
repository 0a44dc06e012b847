"""A panel's task at hand 審査員の手元: the posting, the seat, and whoever may be read from it now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from fastapi import Request
from sqlalchemy.ext.asyncio import AsyncSession

from api import addresses
from api.challenge_job.at_hand import PostingAtHand
from api.challenge_job.posting_words import section_name
from api.security.arrivals import address_of
from api.views.one_on_one import Slot
from api.views.person import Person
from api.views.selection import Applicant, PostingFacts, View
from models.audit import AuditAct
from models.challenge_job.interview import InterviewState
from models.challenge_job.sheets import PostingSheet
from models.ids import PersonId
from models.one_on_one.talk import Span
from models.organisation import Organisation
from models.queries.access_panel import (
    Candidate,
    MemberViews,
    PanelDuty,
    Papers,
    candidates,
    duty_of_task,
    papers_of,
)
from models.queries.audit import append_audit, audit_values
from models.queries.interviews import interviews_of
from models.queries.sealed_times import on_other_panels
from models.tables.interview import InterviewRow
from models.tables.posting import PostingRow

_READING: Final = "posting.papers"


@dataclass(frozen=True)
class PanelHand:
    """A task of the panel, with the applicants in the order of employee numbers."""

    hand: PostingAtHand
    duty: PanelDuty
    people: tuple[Candidate, ...]
    interviews: Mapping[str, InterviewRow]
    elsewhere: tuple[Span, ...] = ()
    """When the viewer interviews for other postings."""

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(it.id for it in self.people)

    @property
    def names(self) -> dict[str, str]:
        """By candidacy, how somebody is called in a list of what is to be mended."""
        return {it.id: self.hand.person(it.person_id).name for it in self.people}

    @property
    def panel(self) -> tuple[Person, ...]:
        return tuple(self.hand.person(it) for it in self.duty.members)

    @property
    def posting(self) -> PostingFacts:
        return posting_facts(self.hand.organisation, self.duty.posting)


async def panel_hand(hand: PostingAtHand) -> PanelHand:
    """Raises NotFound for whoever does not sit on this panel."""
    async with hand.parts.database.reading() as session:
        duty = await duty_of_task(session, hand.viewer, hand.found)
        people = await candidates(
            session, hand.organisation, duty.posting.id, duty.about.call, hand.today
        )
        times = await interviews_of(session, [it.id for it in people])
        elsewhere = await _elsewhere(session, duty, hand.viewer.person_id, times)
    numbers = hand.organisation.people
    ordered = sorted(people, key=lambda it: numbers[PersonId(it.person_id)].number)
    return PanelHand(hand, duty, tuple(ordered), times, tuple(elsewhere))


async def _elsewhere(
    session: AsyncSession, duty: PanelDuty, viewer_id: str, times: Mapping[str, InterviewRow]
) -> list[Span]:
    if not times:
        return []
    spans = [Span.of(it.starts_at, it.minutes) for it in times.values()]
    window = Span(start=min(it.start for it in spans), end=max(it.end for it in spans))
    return await on_other_panels(session, duty.posting.id, viewer_id, window)


def looked_in(request: Request, hand: PostingAtHand) -> dict[str, Any]:
    """The entry for all a panel does: one that told of interviews would tell that somebody applied."""
    return audit_values(
        AuditAct.READ,
        _READING,
        at=hand.parts.now(),
        actor_id=hand.viewer.person_id,
        address=address_of(request),
    )


async def read_papers(request: Request, panel: PanelHand) -> dict[str, Papers]:
    """By candidacy, what was written for this posting; noted alike whether or not there is anything."""
    hand = panel.hand
    async with hand.parts.database.writing() as session:
        await append_audit(session, looked_in(request, hand))
    async with hand.parts.database.reading() as session:
        return await papers_of(session, hand.parts.seals, panel.duty, panel.people)


def applicant(
    panel: PanelHand,
    one: Candidate,
    papers: Mapping[str, Papers],
    views: Iterable[MemberViews] = (),
) -> Applicant:
    """One applicant as the panel reads them; ``views`` for the chair alone."""
    hand, interview = panel.hand, panel.interviews.get(one.id)
    fixed = interview is not None and interview.state == InterviewState.FIXED
    slot = slot_of(interview) if interview and fixed else None
    said = papers.get(one.id, Papers("", ""))
    return Applicant(
        key=one.id,
        person=hand.person(one.person_id),
        statement=said.statement,
        experience=said.experience,
        interview=slot,
        place=interview.place if interview else "",
        online=interview.online if interview else "",
        overlaps=slot is not None
        and any(it.overlaps(Span(start=slot.start, end=slot.end)) for it in panel.elsewhere),
        views=_views(panel, one, views),
    )


def _views(panel: PanelHand, one: Candidate, views: Iterable[MemberViews]) -> tuple[View, ...]:
    """Each under the name of whoever wrote it, also after somebody else has taken the seat."""
    return tuple(
        View(by=panel.hand.person(it.by), points=given.points, comment=given.comment)
        for it in views
        for given in it.said.given
        if given.candidate == one.id
    )


def slot_of(row: InterviewRow) -> Slot:
    span = Span.of(row.starts_at, row.minutes)
    return Slot(value=span.start.isoformat(), start=span.start, end=span.end)


def posting_facts(organisation: Organisation, row: PostingRow) -> PostingFacts:
    """A posting as the pages of its panel name it."""
    sheet = PostingSheet.model_validate(row.content)
    return PostingFacts(
        number=row.number,
        title=sheet.title,
        section=section_name(organisation, row.section_id),
        seats=sheet.seats,
        duties=sheet.duties,
        wanted=sheet.wanted,
        href=addresses.POSTING.format(posting_id=row.id),
    )
