"""The posting desk at hand 手元の公募の窓口: a campaign as the viewer's office sees it; every look is in the audit trail."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy.ext.asyncio import AsyncSession

from api import addresses
from api.access import SignedIn
from api.on_the_day import OnTheDay
from api.parts import AppParts, parts_of
from api.security.arrivals import Arrival, address_of, arrival_of
from api.views.frame import Place
from api.views.posting_desk import DeskChoice, DeskPosting
from models.audit import AuditAct
from models.challenge_job.preferences import ExcludedBecause
from models.challenge_job.sheets import PostingSheet
from models.errors import NotFound
from models.fiscal_year import FiscalYear
from models.ids import SectionId
from models.policy.challenge_job import ChallengeJobChapter
from models.policy.schema import Policy
from models.queries.access_posting_desk import (
    POSTING_OFFICES,
    DeskBook,
    campaigns_of_desk,
    cycle_of_choice,
    cycle_of_posting,
    desk_book,
)
from models.queries.audit import append_audit, audit_values
from models.queries.campaigns import Values
from models.rights import Viewer


async def _of_the_desk(viewer: SignedIn) -> Viewer:
    if not viewer.offices & POSTING_OFFICES:
        raise NotFound
    return viewer


AtThePostingDesk = Annotated[Viewer, Depends(_of_the_desk)]
"""公募の担当, or 公募の代わりの窓口; what each sees is asked for each application."""


@dataclass(frozen=True)
class DeskAtHand(OnTheDay):
    """One campaign on the desk."""

    parts: AppParts
    arrival: Arrival
    desk: DeskBook
    policy: Policy

    @property
    def viewer(self) -> Viewer:
        return self.desk.viewer

    @property
    def chapter(self) -> ChallengeJobChapter:
        return self.policy.challenge_job

    @property
    def place(self) -> Place:
        return desk_place(self.viewer)

    @property
    def name(self) -> str:
        year = FiscalYear(self.desk.cycle.fiscal_year)
        return f"{year.label} {self.chapter.name.value}"

    def posting(self, posting_id: str) -> DeskPosting:
        """A posting of the campaign. Raises NotFound."""
        row = self.desk.book.postings.get(posting_id)
        if row is None:
            raise NotFound(what="posting")
        sheet = PostingSheet.model_validate(row["content"])
        section = self.organisation.sections.get(SectionId(row["section_id"]))
        return DeskPosting(
            number=row["number"],
            title=sheet.title,
            section=section.name if section else "",
            seats=sheet.seats,
            state=row["state"],
            href=addresses.POSTING_DESK_POSTING.format(posting_id=posting_id),
            reason=row["reason"],
        )

    def choice(self, candidacy: Values) -> DeskChoice:
        """One choice, of an application the viewer sees."""
        application = self.desk.application(candidacy["application_id"])
        because = candidacy["excluded"]
        if candidacy["id"] in self.desk.book.vetoed:
            because = because or ExcludedBecause.VETO
        if self.desk.is_out_since(candidacy):
            because = because or ExcludedBecause.CONFLICT
        return DeskChoice(
            person=self.person(application["person_id"]),
            posting=self.posting(candidacy["posting_id"]).title,
            choice=candidacy["choice"],
            href=addresses.POSTING_DESK_CHOICE.format(candidacy_id=candidacy["id"]),
            state=application["state"],
            place=self.desk.places.get(candidacy["id"]),
            is_unsuitable=candidacy["is_unsuitable"],
            excluded=because,
        )

    async def note(self, request: Request, session: AsyncSession) -> None:
        """An entry without a person or a case, and in one word for whatever the desk does or reads.

        The trail itself must not tell that anybody applied: who decided what stands with what was decided.
        """
        entry = audit_values(
            AuditAct.READ,
            "posting.desk",
            at=self.parts.now(),
            actor_id=self.viewer.person_id,
            address=address_of(request),
        )
        await append_audit(session, entry)

    async def note_look(self, request: Request) -> None:
        """Committed before anything is shown."""
        async with self.parts.database.writing() as session:
            await self.note(request, session)


def desk_place(viewer: Viewer) -> Place:
    return Place.HR if viewer.is_hr else Place.MY_PEOPLE


async def desk_at_hand(
    request: Request,
    session: AsyncSession,
    viewer: Viewer,
    cycle_id: str | None = None,
    *,
    locks: bool = False,
) -> DeskAtHand | None:
    """The campaign asked for, or the latest; None where there is none."""
    parts, arrival = parts_of(request), await arrival_of(request)
    cycles = await campaigns_of_desk(session, viewer)
    cycle = next((it for it in cycles if cycle_id in (None, it.id)), None)
    if cycle is None:
        return None
    desk = await desk_book(session, arrival.organisation, viewer, cycle, locks=locks)
    policy = await parts.policies.policy(session, cycle.pack_id)
    return DeskAtHand(parts, arrival, desk, policy)


async def desk_of_posting(
    request: Request, session: AsyncSession, viewer: Viewer, posting_id: str
) -> DeskAtHand:
    """The campaign of a posting. Raises NotFound."""
    cycle_id = await cycle_of_posting(session, posting_id)
    return await _found(request, session, viewer, cycle_id, locks=False)


async def desk_of_choice(
    request: Request,
    session: AsyncSession,
    viewer: Viewer,
    candidacy_id: str,
    *,
    locks: bool = False,
) -> DeskAtHand:
    """The campaign of a choice the viewer sees. Raises NotFound."""
    cycle_id = await cycle_of_choice(session, candidacy_id)
    hand = await _found(request, session, viewer, cycle_id, locks=locks)
    hand.desk.candidacy(candidacy_id)
    return hand


async def _found(
    request: Request, session: AsyncSession, viewer: Viewer, cycle_id: str | None, *, locks: bool
) -> DeskAtHand:
    if cycle_id is None:
        raise NotFound
    hand = await desk_at_hand(request, session, viewer, cycle_id, locks=locks)
    if hand is None:
        raise NotFound
    return hand
