"""Sheets 記録: the content of applied receipts, version by version, and the confirmed result."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, UniqueConstraint
from sqlmodel import Field

from models.tables.base import Row


class SheetRow(Row, table=True):
    """One version of one step's content. Earlier versions stay; ``frozen_at`` closes them for good."""

    __tablename__ = "sheets"
    __table_args__ = (
        UniqueConstraint("case_id", "page_seq"),
        Index("ix_sheets_case_id_step", "case_id", "step"),
    )

    id: str = Field(primary_key=True)
    case_id: str = Field(foreign_key="cases.id")
    step: str
    act: str
    page_seq: int
    task_key: str
    content: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    author_id: str
    written_at: datetime
    frozen_at: datetime | None = None


class ResultRow(Row, table=True):
    """The confirmed overall rating 確認された全体評語. Never changed: a correction is a new version."""

    __tablename__ = "results"

    case_id: str = Field(primary_key=True, foreign_key="cases.id")
    version: int = Field(primary_key=True)
    letter: str
    points: str = ""
    confirmed_at: datetime
    confirmed_by: str | None = None
    page_seq: int


class DisclosureRow(Row, table=True):
    """Disclosure 開示 of a confirmed result: from this moment the person may read it."""

    __tablename__ = "disclosures"

    case_id: str = Field(primary_key=True, foreign_key="cases.id")
    version: int = Field(primary_key=True)
    disclosed_at: datetime
