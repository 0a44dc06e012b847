"""Applications 応募 of open posting: sealed for each person and, once the panels may see them, by posting.

Nobody reads these rows but the applicant, the posting desk 公募の窓口 and, of their own posting, the panel.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field

from models.challenge_job.posting import ApplicationState
from models.challenge_job.preferences import ExcludedBecause
from models.tables.base import Row


class ApplicationRow(Row, table=True):
    """One person's application in one call. ``content`` is sealed with a key of its own."""

    __tablename__ = "applications"
    __table_args__ = (UniqueConstraint("case_id", "call"),)

    id: str = Field(primary_key=True)
    case_id: str = Field(foreign_key="cases.id")
    cycle_id: str = Field(foreign_key="cycles.id", index=True)
    call: int
    person_id: str = Field(index=True)
    content: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    """``models.challenge_job.sheets.Sealed``."""
    state: str = ApplicationState.SUBMITTED
    submitted_at: datetime
    fails: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    """``models.challenge_job.eligibility.Rule``: what did not hold when applications had closed."""
    checked_at: datetime | None = None
    posting_id: str | None = None
    """Where the person was placed."""
    sentence: str = ""
    """``models.challenge_job.explanations.Sentence``: what the person is told."""
    answered_at: datetime | None = None
    order_id: str | None = None
    """The personnel order 発令 that follows; None also where HR must write it by hand."""


class CandidacyRow(Row, table=True):
    """One choice of an application, from the moment the panels may see it. ``id`` is all a panel submits of it."""

    __tablename__ = "candidacies"
    __table_args__ = (UniqueConstraint("application_id", "posting_id"),)

    id: str = Field(primary_key=True)
    application_id: str = Field(foreign_key="applications.id")
    posting_id: str = Field(foreign_key="postings.id", index=True)
    call: int
    choice: int
    """1 for the first choice."""
    excluded: str = ""
    """``models.challenge_job.preferences.ExcludedBecause``; empty: none."""
    place: int | None = None
    """The panel's order, from 1; several may share one."""
    is_unsuitable: bool = False


class AssessmentRow(Row, table=True):
    """What a panel member, or the panel, submitted about all applicants for a posting: sealed for the panel."""

    __tablename__ = "assessments"

    posting_id: str = Field(primary_key=True, foreign_key="postings.id")
    call: int = Field(primary_key=True)
    member: int = Field(primary_key=True)
    """The place on the panel; 0 is the panel's ranking."""
    content: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    submitted_at: datetime
    submitted_by: str


class VetoRow(Row, table=True):
    """HR keeps a person and a posting apart 配置の見合せ: with a reason.

    A veto counts only once a second person agrees, and ends only where two agree again; whom a section
    cannot let go is excluded at once.
    """

    __tablename__ = "posting_vetoes"

    candidacy_id: str = Field(primary_key=True, foreign_key="candidacies.id")
    because: str = ExcludedBecause.VETO
    """``NOT_RELEASED`` 異動元の事情, or ``VETO``."""
    reason: str
    asked_by: str
    asked_at: datetime
    agreed_by: str | None = None
    agreed_at: datetime | None = None
    back_by: str | None = None
    """Who asks to take back 取消し what two agreed upon; ``None``: nobody."""
    back_at: datetime | None = None
    back_reason: str = ""
    ended_by: str | None = None
    """The second person; from then on nothing keeps the two apart."""
    ended_at: datetime | None = None


class MatchingRow(Row, table=True):
    """A decided matching 配置の決定 of one call: from what it was made, and the proof that it is stable."""

    __tablename__ = "matchings"

    cycle_id: str = Field(primary_key=True, foreign_key="cycles.id")
    call: int = Field(primary_key=True)
    seed: int
    fingerprint: str
    decided_by: str | None = None
    decided_at: datetime
    announced_at: datetime | None = None
    report: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    """``models.challenge_job.verifier``'s report on what was announced; empty before."""


class SealedTimeRow(Row, table=True):
    """A quarter hour that a sealed appointment 封をした予定 takes: unknown to every other plan of the person.

    For one posting nobody has two at once. For two postings somebody may: a time that another posting's
    panel found taken would tell it that the person applied there too.
    """

    __tablename__ = "sealed_times"

    person_id: str = Field(primary_key=True)
    quarter: datetime = Field(primary_key=True)
    posting_id: str = Field(primary_key=True)
    purpose: str = Field(index=True)
    """What for: ``{candidacy_id}``."""
