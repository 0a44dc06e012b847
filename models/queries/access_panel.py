"""What a panel member 審査員 may read: applicants to the own posting, from the day they are opened to the panels.

Of an application the panel reads what was written for its posting, and what the person brings along; never
the other choices, nor which choice this one is. Whoever withdrew or is excluded is not among them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.case import TaskState
from models.challenge_job.case import Selection
from models.challenge_job.closed_posts import closed_to
from models.challenge_job.posting import PUBLIC, ApplicationState, PostingState
from models.challenge_job.sheets import Application, Assessments, Sealed
from models.challenge_job.steps import CampaignPhase, CampaignStep
from models.errors import NotFound
from models.ids import PersonId
from models.organisation import Organisation
from models.queries.access_tasks import TaskInCase
from models.queries.sealed_sheets import (
    opened_sheet,
    place_of_application,
    place_of_assessment,
)
from models.queries.seals import SealRing
from models.rights import Viewer
from models.tables.application import ApplicationRow, AssessmentRow, CandidacyRow
from models.tables.case import CaseRow
from models.tables.posting import PanelSeatRow, PostingRow
from models.tables.task import TaskRow

CHAIR: Final = 1
PANEL_STEPS: Final = (CampaignStep.ASSESS_APPLICANTS, CampaignStep.RANK_APPLICANTS)
_READ_IN: Final = frozenset({CampaignPhase.SELECTING, CampaignPhase.DECIDING})


@dataclass(frozen=True)
class PanelDuty:
    """A seat on the panel of a posting in a call. ``panel``: who sits at each place, 0 is the reserve."""

    posting: PostingRow
    about: Selection
    panel: dict[int, str]

    @property
    def members(self) -> tuple[str, ...]:
        """The chair first; the reserve sits in for nobody."""
        return tuple(who for place, who in sorted(self.panel.items()) if place)

    @property
    def place(self) -> int:
        """The viewer's own; the ranking is the chair's."""
        return self.about.member or CHAIR

    @property
    def is_chair(self) -> bool:
        return self.place == CHAIR


@dataclass(frozen=True)
class Candidate:
    """One applicant before the panel; ``id`` is the candidacy's."""

    id: str
    case_id: str
    person_id: str
    sealed: Sealed


@dataclass(frozen=True)
class Papers:
    """What the applicant wrote for this posting."""

    statement: str
    experience: str


async def duty_of_task(session: AsyncSession, viewer: Viewer, found: TaskInCase) -> PanelDuty:
    """The seat a panel's task is done from. Raises NotFound for whoever does not sit there."""
    about = Selection.of_key(found.task.key)
    posting = await session.scalar(
        select(PostingRow).where(
            col(PostingRow.case_id) == found.case.id, col(PostingRow.name) == about.posting
        )
    )
    if posting is None or posting.state not in PUBLIC or found.case.phase not in _READ_IN:
        raise NotFound(what="posting")
    duty = PanelDuty(posting, about, await panel_of(session, posting.id))
    if duty.panel.get(duty.place) != viewer.person_id:
        raise NotFound(what="posting")
    return duty


async def panel_of(session: AsyncSession, posting_id: str) -> dict[int, str]:
    """Who sits at each place of a posting's panel; 0 is the reserve."""
    rows = await session.execute(
        select(col(PanelSeatRow.place), col(PanelSeatRow.person_id)).where(
            col(PanelSeatRow.posting_id) == posting_id
        )
    )
    return dict(rows.all())


async def candidates(
    session: AsyncSession, organisation: Organisation, posting_id: str, call: int, day: date
) -> list[Candidate]:
    """Whoever stands before the panel now; in the order of their ids, which means nothing.

    Nobody of a member's line, also where an order 発令 has put them there since the opening.
    """
    panel = await panel_of(session, posting_id)
    closed = closed_to(organisation, [PersonId(it) for it in panel.values()], day)
    rows = await session.execute(
        select(CandidacyRow, ApplicationRow)
        .join(ApplicationRow, col(ApplicationRow.id) == col(CandidacyRow.application_id))
        .where(
            col(CandidacyRow.posting_id) == posting_id,
            col(CandidacyRow.call) == call,
            col(CandidacyRow.excluded) == "",
            col(ApplicationRow.state) == ApplicationState.SUBMITTED,
        )
        .order_by(col(CandidacyRow.id))
    )
    return [
        Candidate(one.id, application.case_id, application.person_id, _sealed(application.content))
        for one, application in rows
        if application.person_id not in closed
    ]


def _sealed(content: dict[str, object]) -> Sealed:
    return Sealed.model_validate(content)


async def papers_of(
    session: AsyncSession, ring: SealRing, duty: PanelDuty, people: Iterable[Candidate]
) -> dict[str, Papers]:
    """By candidacy, the papers for this posting alone. Raises SealDestroyed, SealBroken."""
    found = {}
    for one in people:
        context = place_of_application(one.case_id, duty.about.call)
        said = await opened_sheet(session, ring, context, one.sealed, Application)
        if duty.posting.id in said.postings:
            nth = said.postings.index(duty.posting.id)
            found[one.id] = Papers(said.statements[nth], said.experience)
    return found


@dataclass(frozen=True)
class MemberViews:
    """What was submitted from one seat; ``by`` sat there then, and may have made way for the reserve since."""

    place: int
    by: str
    said: Assessments


async def assessments_of(
    session: AsyncSession, ring: SealRing, duty: PanelDuty
) -> tuple[MemberViews, ...]:
    """The members' views that are submitted, by seat; for the chair alone.

    Raises:
        NotFound: the viewer does not chair the panel.
    """
    if not duty.is_chair:
        raise NotFound(what="assessments")
    posting_id, call = duty.posting.id, duty.about.call
    rows = await session.scalars(
        select(AssessmentRow)
        .where(
            col(AssessmentRow.posting_id) == posting_id,
            col(AssessmentRow.call) == call,
            col(AssessmentRow.member) > 0,
        )
        .order_by(col(AssessmentRow.member))
    )
    found = []
    for row in rows.all():
        context = place_of_assessment(posting_id, call, row.member)
        sealed = Sealed.model_validate(row.content)
        said = await opened_sheet(session, ring, context, sealed, Assessments)
        found.append(MemberViews(row.member, row.submitted_by, said))
    return tuple(found)


@dataclass(frozen=True)
class OwnSeat:
    """A posting on whose panel somebody sits, in a campaign that runs; ``tasks`` are to be done now."""

    posting: PostingRow
    place: int
    cycle_id: str
    tasks: tuple[TaskRow, ...] = ()


async def seats_of(session: AsyncSession, viewer: Viewer) -> list[OwnSeat]:
    """The viewer's seats from the list on; nothing in it tells whether anybody applied."""
    rows = await session.execute(
        _seats(viewer).order_by(col(PostingRow.number), col(PostingRow.id))
    )
    tasks = await _panel_tasks(session, viewer)
    return [
        OwnSeat(posting, place, posting.cycle_id, tuple(it for it in tasks if _is_of(it, posting)))
        for posting, place in rows
    ]


def _seats(viewer: Viewer) -> Select[PostingRow, int]:
    return (
        select(PostingRow, col(PanelSeatRow.place))
        .join(PanelSeatRow, col(PanelSeatRow.posting_id) == col(PostingRow.id))
        .join(CaseRow, col(CaseRow.id) == col(PostingRow.case_id))
        .where(
            col(PanelSeatRow.person_id) == viewer.person_id,
            col(PostingRow.state) == PostingState.LISTED,
            col(CaseRow.phase) != CampaignPhase.ENDED,
        )
    )


def _is_of(task: TaskRow, posting: PostingRow) -> bool:
    return task.case_id == posting.case_id and Selection.of_key(task.key).posting == posting.name


async def _panel_tasks(session: AsyncSession, viewer: Viewer) -> list[TaskRow]:
    rows = await session.scalars(
        select(TaskRow)
        .where(
            col(TaskRow.person_id) == viewer.person_id,
            col(TaskRow.state) == TaskState.OPEN,
            col(TaskRow.step).in_(PANEL_STEPS),
        )
        .order_by(col(TaskRow.due_at), col(TaskRow.key))
    )
    return list(rows)


async def sits_on_a_panel(session: AsyncSession, viewer: Viewer) -> bool:
    """Whether the viewer's page of panels has something to say."""
    return await session.scalar(_seats(viewer).limit(1)) is not None
