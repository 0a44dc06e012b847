"""Calendars 予定表: those people connect for their busy times, the times read from them, and own feeds."""

from datetime import datetime

from sqlalchemy import Index, LargeBinary
from sqlmodel import Column, Field

from models.tables.base import Row


class CalendarLinkRow(Row, table=True):
    """A calendar a person has connected. Address and password rest sealed; nothing is written to it."""

    __tablename__ = "calendar_links"

    person_id: str = Field(primary_key=True)
    kind: str
    """``caldav`` or ``ics``."""
    host: str
    """As allowed by the city; the address itself is sealed."""
    key_id: str = Field(foreign_key="seal_keys.id")
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    connected_at: datetime
    tried_at: datetime | None = None
    """Real time of the last reading begun."""
    read_at: datetime | None = None
    """Real time of the last good reading."""
    skipped: int = 0
    """Parts of the calendar that the last good reading could not read."""
    cut: bool = False
    """There was more in it than may be read."""
    failure: str = ""
    """A word for what is wrong since; the times read before go on counting."""
    failed_at: datetime | None = None


class BusyRow(Row, table=True):
    """A time at which a connected calendar says busy 予定あり; no subject, no place."""

    __tablename__ = "busy_times"
    __table_args__ = (Index("ix_busy_times_person_id_ends_at", "person_id", "ends_at"),)

    id: str = Field(primary_key=True)
    person_id: str
    starts_at: datetime
    ends_at: datetime


class FeedRow(Row, table=True):
    """A person's own calendar feed 予定の配信: a secret address that shows times and no content."""

    __tablename__ = "calendar_feeds"

    person_id: str = Field(primary_key=True)
    token_hash: str = Field(unique=True)
    made_at: datetime
    read_at: datetime | None = None
