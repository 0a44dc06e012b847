"""Receipts 受付 and messages 知らせ: what was received is never lost, what a case must hear is a row first."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Column, Index, text
from sqlmodel import Field

from models.tables.base import Row


class ReceiptState(StrEnum):
    RECEIVED = "received"  # 受け付けました
    APPLIED = "applied"  # 反映済み
    REFUSED = "refused"  # 反映できませんでした


_REFUSED = text("state = 'refused'")
"""The few that HR has to look at, so that no page walks through all receipts."""


class MessageRow(Row, table=True):
    """What a case must hear. ``heard_by_page`` is set by the page it caused; until then it is told again."""

    __tablename__ = "messages"
    __table_args__ = (Index("ix_messages_answered_received_at", "answered", "received_at"),)

    id: str = Field(primary_key=True)
    case_id: str = Field(foreign_key="cases.id", index=True)
    task_key: str = ""
    act: str
    received_at: datetime
    by_person_id: str | None = None
    details: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    """What the act needs besides: a new person, a new date, a reason."""
    answered: bool = False
    heard_by_page: int | None = None
    refusal: str = ""


class ReceiptRow(Row, table=True):
    """A submission 提出 with its content; its id is its message's id. Key: the form's nonce."""

    __tablename__ = "receipts"
    __table_args__ = (
        Index("ix_receipts_refused", "case_id", sqlite_where=_REFUSED, postgresql_where=_REFUSED),
    )

    id: str = Field(primary_key=True, foreign_key="messages.id")
    number: str = Field(unique=True)
    nonce: str = Field(unique=True)
    task_id: str = Field(foreign_key="tasks.id", index=True)
    case_id: str = Field(foreign_key="cases.id", index=True)
    person_id: str = Field(index=True)
    on_behalf_of: str | None = None
    paper_date: date | None = None
    act: str
    content: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    content_hash: str
    received_at: datetime
    state: str = ReceiptState.RECEIVED
    refusal: str = ""


class DraftRow(Row, table=True):
    """A draft 下書き: form fields as typed, kept per task and person, gone with the receipt."""

    __tablename__ = "drafts"

    task_id: str = Field(primary_key=True, foreign_key="tasks.id")
    person_id: str = Field(primary_key=True)
    fields: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    version: int = 1
    saved_at: datetime
