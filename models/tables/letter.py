"""Letters 手紙 on their way, and the practice mailbox 練習用の郵便受け where a practice city reads them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column, Index
from sqlmodel import Field

from models.letters import LetterState
from models.tables.base import Row


class LetterRow(Row, table=True):
    """One letter to one person. The address is looked up when it leaves and rests nowhere here.

    No foreign keys: the list of what was sent outlives the cases it was about (retention).
    ``not_before``, ``created_at``, ``sent_at`` and ``day`` are business time; ``claimed_until``,
    ``handed_at`` and ``retry_at`` are real time.
    """

    __tablename__ = "letters"
    __table_args__ = (
        Index("ix_letters_state_not_before", "state", "not_before"),
        Index("ix_letters_person_id_state", "person_id", "state"),
    )

    id: str = Field(primary_key=True)
    once_key: str = Field(unique=True)
    """The natural key: writing the same letter twice leaves one."""
    message_id: str = Field(unique=True)
    """The left part of the Message-ID, drawn from the natural key: it survives a restore."""
    kind: str
    person_id: str
    task_id: str | None = Field(default=None, index=True)
    case_id: str | None = Field(default=None, index=True)
    data: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    """``models.letters.Facts``: ids, codes and moments."""
    day: date
    state: str = LetterState.WAITING
    joins_round: bool = False
    held_for: str | None = Field(default=None, index=True)
    carried_by: str | None = Field(default=None, index=True)
    """The morning round that carries this letter's matter."""
    not_before: datetime
    created_at: datetime
    sent_at: datetime | None = Field(default=None, index=True)
    claimed_until: datetime | None = None
    handed_at: datetime | None = None
    """Set just before an at-most-once letter is handed to the carrier: from here it may have left."""
    retry_at: datetime | None = None
    fence: int = 0
    attempts: int = 0
    failure: str = ""


class LetterHoldRow(Row, table=True):
    """While a hold 発送停止 stands (after a restore), no letter leaves at all."""

    __tablename__ = "letter_holds"

    name: str = Field(primary_key=True)
    since: datetime


class PracticeLetterRow(Row, table=True):
    """A letter as a practice person received it, at the business moment it arrived."""

    __tablename__ = "practice_letters"
    __table_args__ = (Index("ix_practice_letters_person_id_sent_at", "person_id", "sent_at"),)

    letter_id: str = Field(primary_key=True)
    person_id: str
    kind: str
    subject: str
    text: str
    html: str
    calendars: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    """The calendar files 予定ファイル that came with it."""
    sent_at: datetime
