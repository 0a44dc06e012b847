"""The case 案件 and its book: one row per case, one row per page; the case row is the page's gate."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Column, Index, UniqueConstraint
from sqlmodel import Field

from models.tables.base import Row


class CaseState(StrEnum):
    LAUNCHING = "launching"  # 開始の準備
    OPEN = "open"  # 進行中
    CLOSED = "closed"  # 終了
    PARKED = "parked"  # 保留(要確認)


class CaseRow(Row, table=True):
    """One procedure of one person in one cycle: an evaluation, a 1on1 series. ``seq`` is the last page that stands."""

    __tablename__ = "cases"
    __table_args__ = (
        UniqueConstraint("cycle_id", "person_id"),
        Index("ix_cases_state_wake_at", "state", "wake_at"),
        # The HR board asks at every look whether a page was written; it need not read the rows.
        Index("ix_cases_cycle_id_seq_id", "cycle_id", "seq", "id"),
    )

    id: str = Field(primary_key=True)
    process: str
    cycle_id: str
    person_id: str = Field(index=True)
    pack_id: str
    fiscal_year: int
    shape: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    """What the process needs of the pack, pinned: the input of the workflow without ids."""
    partner_id: str | None = None
    """The partner 相手 of a 1on1 series, where another than the first evaluator was named."""
    epoch: int = 0
    seq: int = 0
    state: str = CaseState.LAUNCHING
    phase: str
    outcome: str = ""
    trouble: str = ""
    wake_at: datetime | None = None
    """The nearest instant of any living task, business time."""
    opened_at: datetime
    closed_at: datetime | None = None


class PageRow(Row, table=True):
    """One page. ``body`` is the page as it stands; it is enough to bring the case back."""

    __tablename__ = "pages"
    __table_args__ = (UniqueConstraint("case_id", "cause_id"),)

    case_id: str = Field(primary_key=True, foreign_key="cases.id")
    seq: int = Field(primary_key=True)
    epoch: int
    cause_id: str
    cause_kind: str
    at: datetime
    body: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
