"""The timeline 経過 of a case: one line per thing that happened, for the person and for HR."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field

from models.tables.base import Row


class TimelineRow(Row, table=True):
    """One line. ``what`` is a word of the timeline's table; names are looked up when it is shown."""

    __tablename__ = "timeline"

    case_id: str = Field(primary_key=True, foreign_key="cases.id")
    page_seq: int = Field(primary_key=True)
    nth: int = Field(primary_key=True)
    at: datetime
    what: str
    step: str = ""
    person_id: str | None = None
    details: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
