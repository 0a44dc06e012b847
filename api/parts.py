"""The parts 部品 the pages work with; the wiring builds them, so that no page knows settings or servers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol
from urllib.parse import urlsplit

from fastapi import APIRouter, Request

from api.clock import RealClock, real_now
from api.pages import Pages
from api.views.frame import Practice, PracticePerson
from models.case.message import Message
from models.errors import Refusal
from models.ids import CaseId, PersonId
from models.open_days import OpenDays
from models.outbound import OutboundRule
from models.queries.access import Standing
from models.queries.hr_board import BoardCache
from models.queries.organisation import OrganisationCache
from models.queries.policies import PolicyCache
from models.queries.receipts import Submission, Taken, take_all
from models.queries.seals import SealRing
from models.queries.section_goals import SectionGoalsCache
from models.tables.database import Database
from models.tables.group_commit import GroupCommit


class CaseLine(Protocol):
    """The line to the cases 案件への連絡: tells a case what its row already says."""

    async def tell(self, case_id: CaseId, message: Message) -> object:
        """Returns when the case's page stands, or when it did not answer in time.

        Either way the message's row stands: the receipt desk tells it again.
        """


class CycleLine(Protocol):
    """The line to the cycles 評価の回への連絡: what the cycle's row says already is set going."""

    async def start(self, cycle_id: str) -> object:
        """Launches the cycle's cases; starting again is the same as once."""

    async def close(self, cycle_id: str) -> object:
        """Notes that the cycle is over; no case of it lives."""


class PracticeControls(Protocol):
    """The practice bar 練習の操作; absent in production."""

    async def people(self) -> Sequence[PracticePerson]:
        """Whom one may be, in the order of the list on the sign-in page."""

    async def bar(self, viewer: PersonId | None) -> Practice:
        """The bar as it stands now."""

    async def move(self, how: Any) -> bool:
        """Moves the clock by ``day``, ``week`` or to the next ``due``; False while it still goes on."""

    async def go_to(self, scene: Any) -> bool:
        """The practice people act up to ``spring``, ``autumn`` or ``march``; False while they do."""


@dataclass(frozen=True)
class House:
    """What the pages know of their installation."""

    base_url: str
    secret: str = field(repr=False)
    city: str
    contact: str = "人事課"
    language: str = "ja"
    max_body_bytes: int = 5_000_000

    @property
    def is_https(self) -> bool:
        return self.base_url.startswith("https://")

    @property
    def origin(self) -> str:
        parts = urlsplit(self.base_url)
        return f"{parts.scheme}://{parts.netloc}"


@dataclass(frozen=True)
class AppParts:
    """Everything the app is made of. ``practice`` None is production: its ways do not exist then."""

    house: House
    database: Database
    pages: Pages
    days: OpenDays
    organisations: OrganisationCache
    cases: CaseLine
    seals: SealRing
    """Opens what is sealed; asked by the access functions of sealed content alone."""
    calendars: OutboundRule = field(default_factory=OutboundRule)
    """Which calendars people may connect; none by default."""
    cycles: CycleLine | None = None
    """None where no engine is at hand: then cycles are opened by the command line."""
    practice: PracticeControls | None = None
    routers: Sequence[APIRouter] = ()
    """Routers of the pages; the ways of signing in are always there."""
    practice_routers: Sequence[APIRouter] = ()
    """Included in practice only."""
    now: RealClock = real_now
    policies: PolicyCache = field(default_factory=PolicyCache)
    section_goals: SectionGoalsCache = field(default_factory=SectionGoalsCache)
    boards: BoardCache = field(default_factory=BoardCache)

    @cached_property
    def submissions(self) -> GroupCommit[Submission, Taken | Refusal]:
        """Where submissions of the same moment are taken together."""
        return GroupCommit(self.database, take_all)

    @property
    def standing(self) -> Standing:
        return Standing(self.organisations)


def parts_of(request: Request) -> AppParts:
    """The parts of the app that this request has come to."""
    parts: AppParts = request.app.state.parts
    return parts
