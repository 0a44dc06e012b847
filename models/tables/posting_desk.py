"""What the posting desk 公募の窓口 leaves beside a campaign: feedback, disputes about who may apply, early exits.

Feedback and disputes are sealed, each with a key that goes with it; nobody else's page tells of them.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field

from models.challenge_job.dispute import DisputeState
from models.tables.base import Row


class PostingFeedbackRow(Row, table=True):
    """What the desk tells one applicant in private 本人への伝達; the applicant alone reads it."""

    __tablename__ = "posting_feedback"

    application_id: str = Field(primary_key=True, foreign_key="applications.id")
    content: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    """``models.challenge_job.sheets.Sealed``, with the key of the applicant's own words."""
    written_by: str
    written_at: datetime


class PostingDisputeRow(Row, table=True):
    """Somebody who may not apply asks the desk to look again 応募資格の申出."""

    __tablename__ = "posting_disputes"
    __table_args__ = (UniqueConstraint("cycle_id", "person_id"),)

    id: str = Field(primary_key=True)
    cycle_id: str = Field(foreign_key="cycles.id")
    person_id: str = Field(index=True)
    content: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    """What the person says, sealed."""
    state: str = DisputeState.ASKED
    asked_at: datetime
    answer: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    """What the desk answers, sealed; empty before."""
    answered_by: str | None = None
    answered_at: datetime | None = None


class PostingExitRow(Row, table=True):
    """HR lets somebody who was placed leave before the least time of stay 最低在任期間 is over."""

    __tablename__ = "posting_exits"

    application_id: str = Field(primary_key=True, foreign_key="applications.id")
    reason: str
    allowed_by: str
    allowed_at: datetime
