"""Postings 募集 of a campaign 庁内公募, who selects for each, and the campaign's dates."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field

from models.challenge_job.posting import PostingState
from models.tables.base import Row


class PostingRow(Row, table=True):
    """One posting, written by the campaign's pages alone. ``name`` is its section and number in it."""

    __tablename__ = "postings"
    __table_args__ = (UniqueConstraint("cycle_id", "name"),)

    id: str = Field(primary_key=True)
    cycle_id: str = Field(foreign_key="cycles.id")
    case_id: str = Field(foreign_key="cases.id", index=True)
    name: str
    section_id: str = Field(index=True)
    state: str = PostingState.PROPOSED
    number: int = 0
    """The number in the list 募集番号, from 1; 0 before it is listed."""
    content: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    """``models.challenge_job.sheets.PostingSheet`` as it stands."""
    reason: str = ""
    """Why it was sent back, refused or withdrawn."""
    proposed_by: str | None = None
    proposed_at: datetime
    listed_on: date | None = None


class PanelSeatRow(Row, table=True):
    """Who selects 審査員: place 1 is the chair's 主査, place 0 the reserve's 補欠."""

    __tablename__ = "panel_seats"

    posting_id: str = Field(primary_key=True, foreign_key="postings.id")
    place: int = Field(primary_key=True)
    person_id: str = Field(index=True)


class CampaignDayRow(Row, table=True):
    """One date of a campaign; HR may have moved it."""

    __tablename__ = "campaign_days"

    cycle_id: str = Field(primary_key=True, foreign_key="cycles.id")
    name: str = Field(primary_key=True)
    day: date
