"""What two people write about their talks 1on1の記録: sealed for the pair; nobody else reads it (A4)."""

from datetime import date, datetime

from sqlalchemy import Index, LargeBinary, UniqueConstraint
from sqlmodel import Column, Field

from models.tables.base import Row


class TalkNoteRow(Row, table=True):
    """One text about one talk, of one kind: the employee's agenda, the shared note, a side's memo.

    ``author_id`` is empty for the shared note. ``version`` guards against two tabs. Another pair in
    the same talk (a new partner) has other keys, and so other rows.
    """

    __tablename__ = "talk_notes"
    __table_args__ = (UniqueConstraint("talk_id", "kind", "author_id", "key_id"),)

    id: str = Field(primary_key=True)
    talk_id: str = Field(foreign_key="talks.id", index=True)
    key_id: str = Field(foreign_key="seal_keys.id")
    kind: str
    author_id: str = ""
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    version: int = 1
    page_key: str = ""
    """The page that wrote last: it keeps on saving by itself and need not know the version."""
    written_at: datetime
    written_by: str


class TalkActionRow(Row, table=True):
    """Something the two agreed on 約束したこと: sealed words, a person, a day."""

    __tablename__ = "talk_actions"
    __table_args__ = (Index("ix_talk_actions_employee_id_done_at", "employee_id", "done_at"),)

    id: str = Field(primary_key=True)
    talk_id: str = Field(foreign_key="talks.id", index=True)
    key_id: str = Field(foreign_key="seal_keys.id")
    employee_id: str
    partner_id: str
    owner_id: str
    """Who does it: one of the two."""
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    due: date | None = None
    done_at: datetime | None = None
    written_at: datetime


class ReferralRow(Row, table=True):
    """A serious matter passed on to a named desk 相談窓口への引継ぎ, by the employee's consent alone."""

    __tablename__ = "talk_referrals"

    id: str = Field(primary_key=True)
    talk_id: str = Field(foreign_key="talks.id", index=True)
    key_id: str = Field(foreign_key="seal_keys.id")
    """A key of its own: the desk reads this text and nothing else of the pair."""
    desk: str
    """The office that reads it."""
    employee_id: str
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    asked_by: str
    asked_at: datetime
    consented_at: datetime | None = None
    declined_at: datetime | None = None
    read_at: datetime | None = None
