"""Talks 面談 of 1on1 series as people see them, the times they hold, and with whom they are.

What was said stands elsewhere, sealed (``models.tables.talk_note``).
"""

from datetime import date, datetime

from sqlalchemy import JSON, Column, Index, UniqueConstraint
from sqlmodel import Field

from models.one_on_one.talk import TalkState
from models.tables.base import Row


class TalkRow(Row, table=True):
    """One talk of one series, written by the series' pages alone. ``name`` is ``r3`` or ``w1``."""

    __tablename__ = "talks"
    __table_args__ = (
        UniqueConstraint("case_id", "name"),
        Index("ix_talks_partner_id_state", "partner_id", "state"),
        Index("ix_talks_employee_id_state", "employee_id", "state"),
        Index("ix_talks_fiscal_year_first_day", "fiscal_year", "first_day"),
    )

    id: str = Field(primary_key=True)
    case_id: str = Field(foreign_key="cases.id", index=True)
    name: str
    fiscal_year: int
    employee_id: str
    partner_id: str | None = None
    """With whom: the partner of today while it lives, and for good once it is over."""
    state: str = TalkState.DUE
    first_day: date
    """The round's window 実施期間; a wish's begins with the wish."""
    last_day: date
    attempt: int = 1
    starts_at: datetime | None = None
    minutes: int = 0
    place: str = ""
    online: str = ""
    offered: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    """Times to choose from, ISO, UTC; only while they are offered."""
    uid: str = Field(unique=True)
    """The calendar event's UID: one for the talk's whole life."""
    sequence: int = 0
    """The calendar event's SEQUENCE: raised with every time, move and cancellation."""
    moves: int = 0
    not_held: int = 0
    """How often a booked time passed without the talk."""
    topic: str = ""
    """The subject of a wish, for the two alone."""
    topics: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    """What was talked about, for HR, if the employee shared it."""
    confirmed_by: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    """Who has said that it was held."""
    ended_at: datetime | None = None
    """When it was held, missed, skipped or called off (business time)."""


class ReservationRow(Row, table=True):
    """A quarter hour of one person that is taken 予約. Taken in the receipt's own transaction.

    Appointments of processes nobody else may infer stand elsewhere (``sealed_times``).
    """

    __tablename__ = "reservations"
    __table_args__ = (Index("ix_reservations_purpose", "purpose"),)

    person_id: str = Field(primary_key=True)
    quarter: datetime = Field(primary_key=True)
    purpose: str
    """What for: ``{case_id}/{talk}``."""


class PartnerRow(Row, table=True):
    """The partner 1on1の相手 of a series from a day on, where it is not the first evaluator."""

    __tablename__ = "talk_partners"
    __table_args__ = (UniqueConstraint("case_id", "from_day"),)

    id: str = Field(primary_key=True)
    case_id: str = Field(foreign_key="cases.id", index=True)
    partner_id: str | None = None
    """None: the first evaluator again."""
    from_day: date
    by_person_id: str
    written_at: datetime


class AwayRow(Row, table=True):
    """A time at which a person cannot talk 不在, entered by that person (a day off, a trip)."""

    __tablename__ = "away_times"

    id: str = Field(primary_key=True)
    person_id: str = Field(index=True)
    starts_at: datetime
    ends_at: datetime


class HoursRow(Row, table=True):
    """The hours a person likes best 希望の時間帯: for the proposals, never a hindrance."""

    __tablename__ = "preferred_hours"

    person_id: str = Field(primary_key=True)
    weekdays: list[int] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    """Monday is 0; empty: every day alike."""
    parts: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    """``morning``, ``afternoon``; empty: alike."""
    place: str = ""
    """The room or online address offered by default."""
    online: str = ""
    written_at: datetime
