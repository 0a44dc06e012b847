"""Access of the posting desk 公募の窓口の閲覧: which of its two offices sees which application.

The desk 公募の担当 sees nobody who stands in the line 系統 of one of its holders; those the reserve desk 公募の代わりの窓口
sees. In either office nobody sees their own line, or themselves. It is decided by organisation alone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.challenge_job.closed_posts import closed_to
from models.challenge_job.sheets import Application, RankingSheet, Sealed
from models.challenge_job.steps import CampaignPhase
from models.errors import NotFound
from models.ids import PersonId
from models.organisation import Organisation
from models.processes import Process
from models.queries.campaigns import CampaignBook, Values, campaign_book
from models.queries.sealed_sheets import (
    opened_sheet,
    place_of_application,
    place_of_assessment,
)
from models.queries.seals import SealRing
from models.rights import Viewer
from models.roles import Office
from models.tables.application import ApplicationRow, AssessmentRow, CandidacyRow
from models.tables.cycle import CycleRow
from models.tables.posting import PostingRow

POSTING_OFFICES: Final = frozenset({Office.POSTING_DESK, Office.POSTING_RESERVE})
_PANELS_READ_IN: Final = frozenset({CampaignPhase.SELECTING, CampaignPhase.DECIDING})


@dataclass(frozen=True)
class DeskBook:
    """A campaign as one holder of an office may see it; ``book`` is whole, for whatever is worked out of it."""

    viewer: Viewer
    organisation: Organisation
    cycle: CycleRow
    book: CampaignBook

    def is_opened(self, call: int) -> bool:
        """Whether the call's applications stand open; before that nothing of them is read."""
        if self.is_announced(call):
            return True
        running = 2 if self.is_announced(1) else 1
        return call == running and self.book.phase in _PANELS_READ_IN

    def is_announced(self, call: int) -> bool:
        """Whether the call's results are out."""
        return bool(self.book.matchings.get(call, {}).get("announced_at"))

    @property
    def call(self) -> int:
        """The call that is at work now."""
        return 2 if self.is_announced(1) and (self.is_opened(2) or self.is_announced(2)) else 1

    def sees(self, application_id: str) -> bool:
        """Whether this application is one the viewer's office handles, and stands open."""
        found = self.book.applications.get(application_id)
        return (
            found is not None
            and self.is_opened(found["call"])
            and found["person_id"] in self._handled
            and bool(self.book.choices_of(application_id))
        )

    @cached_property
    def _handled(self) -> frozenset[str]:
        people = {it["person_id"] for it in self.book.applications.values()}
        return handled_among(self.organisation, self.viewer, people)

    def seen(self) -> CampaignBook:
        """The campaign as if nobody had applied but those the viewer sees: nothing made of it tells of others."""
        applications = {
            key: it for key, it in self.book.applications.items() if self.sees(it["id"])
        }
        return replace(
            self.book,
            applications=applications,
            candidacies={
                key: it
                for key, it in self.book.candidacies.items()
                if it["application_id"] in applications
            },
        )

    def is_out_since(self, candidacy: Values) -> bool:
        """Whether an order 発令 has put the person into the panel's line: the panel has them before it no more."""
        panel = [PersonId(it) for it in self.book.panels.get(candidacy["posting_id"], {}).values()]
        who = self.book.applications[candidacy["application_id"]]["person_id"]
        is_judged = candidacy["place"] is not None or candidacy["is_unsuitable"]
        return not is_judged and who in closed_to(self.organisation, panel, self.viewer.day)

    @cached_property
    def places(self) -> dict[str, int]:
        """By candidacy the viewer sees, its place among those: without a gap where another office's would be."""
        by_posting: dict[tuple[str, int], set[int]] = {}
        ranked = [it for it in self.seen().candidacies.values() if it["place"] is not None]
        for it in ranked:
            by_posting.setdefault((it["posting_id"], it["call"]), set()).add(it["place"])
        in_order = {key: sorted(places) for key, places in by_posting.items()}
        return {
            it["id"]: 1 + in_order[it["posting_id"], it["call"]].index(it["place"]) for it in ranked
        }

    def applications(self, call: int) -> Iterator[Values]:
        """Those the viewer sees, in the order of employee numbers."""
        theirs = [it for it in self.book.applications.values() if it["call"] == call]
        people = self.organisation.people
        for it in sorted(theirs, key=lambda it: people[it["person_id"]].number):
            if self.sees(it["id"]):
                yield it

    def candidacies(self, posting_id: str, call: int) -> Iterator[Values]:
        """The applications for one posting that the viewer sees, as choices."""
        for application in self.applications(call):
            for it in self.book.choices_of(application["id"]):
                if it["posting_id"] == posting_id:
                    yield it

    def application(self, application_id: str) -> Values:
        """Raises NotFound for one the viewer does not see."""
        if not self.sees(application_id):
            raise NotFound(what="application")
        return self.book.applications[application_id]

    def candidacy(self, candidacy_id: str) -> Values:
        """Raises NotFound for a choice of an application the viewer does not see."""
        found = self.book.candidacies.get(candidacy_id)
        if found is None or not self.sees(found["application_id"]):
            raise NotFound(what="candidacy")
        return found


def of_the_reserve(organisation: Organisation, day: date) -> frozenset[PersonId]:
    """The holders of the desk, on leave or not, and everybody in their lines."""
    holders = {
        it.person_id
        for it in organisation.offices
        if it.office is Office.POSTING_DESK and it.holds_on(day)
    }
    return closed_to(organisation, holders, day)


def handles(organisation: Organisation, viewer: Viewer, person_id: str) -> bool:
    """Whether the viewer, in one of the two offices, sees what this person applied for."""
    return person_id in handled_among(organisation, viewer, [person_id])


def handled_among(
    organisation: Organisation, viewer: Viewer, people: Iterable[str]
) -> frozenset[str]:
    """Those of the people of whom the viewer, in one of the two offices, sees what they applied for."""
    own_line = closed_to(organisation, [viewer.person_id], viewer.day)
    of_reserve = of_the_reserve(organisation, viewer.day)
    by_reserve, by_desk = (viewer.holds(it) for it in (Office.POSTING_RESERVE, Office.POSTING_DESK))
    return frozenset(
        who for who in {*people} - own_line if (by_reserve if who in of_reserve else by_desk)
    )


async def campaigns_of_desk(session: AsyncSession, viewer: Viewer) -> list[CycleRow]:
    """The campaigns, the latest first. Raises NotFound for whoever holds neither office."""
    if not viewer.offices & POSTING_OFFICES:
        raise NotFound
    rows = await session.scalars(
        select(CycleRow)
        .where(col(CycleRow.kind) == Process.CAMPAIGN.value)
        .order_by(col(CycleRow.fiscal_year).desc())
    )
    return [*rows]


async def cycle_of_posting(session: AsyncSession, posting_id: str) -> str | None:
    """The campaign a posting stands in; says nothing about who may enter."""
    return await session.scalar(
        select(col(PostingRow.cycle_id)).where(col(PostingRow.id) == posting_id)
    )


async def cycle_of_application(session: AsyncSession, application_id: str) -> str | None:
    """The same of an application."""
    return await session.scalar(
        select(col(ApplicationRow.cycle_id)).where(col(ApplicationRow.id) == application_id)
    )


async def cycle_of_choice(session: AsyncSession, candidacy_id: str) -> str | None:
    """The same of one choice of an application."""
    return await session.scalar(
        select(col(ApplicationRow.cycle_id))
        .join(CandidacyRow, col(CandidacyRow.application_id) == col(ApplicationRow.id))
        .where(col(CandidacyRow.id) == candidacy_id)
    )


async def desk_book(
    session: AsyncSession,
    organisation: Organisation,
    viewer: Viewer,
    cycle: CycleRow,
    *,
    locks: bool = False,
) -> DeskBook:
    """``locks`` before something is changed. Raises NotFound for whoever holds neither office."""
    if not viewer.offices & POSTING_OFFICES:
        raise NotFound
    book = await campaign_book(session, cycle.id, whole=True, locks=locks)
    return DeskBook(viewer, organisation, cycle, book)


async def words_of_application(
    session: AsyncSession, ring: SealRing, desk: DeskBook, application_id: str
) -> Application:
    """What the person wrote. Raises NotFound for one the viewer does not see, SealDestroyed."""
    row = desk.application(application_id)
    context = place_of_application(row["case_id"], row["call"])
    return await opened_sheet(
        session, ring, context, Sealed.model_validate(row["content"]), Application
    )


async def reasons_of_panel(
    session: AsyncSession, ring: SealRing, desk: DeskBook, posting_id: str, call: int
) -> dict[str, str]:
    """By candidacy the viewer sees, why the panel found it unsuitable 適さない."""
    row = await session.get(AssessmentRow, (posting_id, call, 0))
    if row is None:
        return {}
    sealed = Sealed.model_validate(row.content)
    context = place_of_assessment(posting_id, call, 0)
    sheet = await opened_sheet(session, ring, context, sealed, RankingSheet)
    seen = {it["id"] for it in desk.candidacies(posting_id, call)}
    return {key: reason for key, reason in sheet.unsuitable if key in seen}


async def ranked_postings(session: AsyncSession, desk: DeskBook, call: int) -> frozenset[str]:
    """Postings whose panels have submitted their order in the call."""
    rows = await session.scalars(
        select(col(AssessmentRow.posting_id)).where(
            col(AssessmentRow.posting_id).in_(desk.book.postings),
            col(AssessmentRow.call) == call,
            col(AssessmentRow.member) == 0,
        )
    )
    return frozenset(rows)
