"""Interviews 面談 of applicants with the panel of a posting; the quarter hours they take are ``sealed_times``."""

from datetime import datetime

from sqlalchemy import JSON, Column
from sqlmodel import Field

from models.challenge_job.interview import InterviewState
from models.tables.base import Row


class InterviewRow(Row, table=True):
    """One applicant's interview for one posting. Applicant, panel and posting desk alone read it."""

    __tablename__ = "interviews"

    candidacy_id: str = Field(primary_key=True, foreign_key="candidacies.id")
    starts_at: datetime
    """While another time is to be found: the one that was fixed."""
    minutes: int
    place: str = ""
    online: str = ""
    state: str = InterviewState.FIXED
    likes: str = ""
    """The part of the day the applicant asked for (``models.one_on_one.likes.Part``); empty: any."""
    declined: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    """Beginnings (ISO) the applicant could not take: never proposed again."""
    fixed_by: str
    fixed_at: datetime
