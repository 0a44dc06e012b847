"""A cycle 評価の回: one kind of evaluation over one period, opened and closed by HR."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from models.tables.base import Row


class CycleState(StrEnum):
    OPENING = "opening"  # 開始の処理中
    OPEN = "open"  # 実施中
    CLOSING = "closing"  # 終了の処理中
    CLOSED = "closed"  # 終了


class CycleRow(Row, table=True):
    __tablename__ = "cycles"
    __table_args__ = (UniqueConstraint("kind", "fiscal_year"),)

    id: str = Field(primary_key=True)
    kind: str
    fiscal_year: int
    name: str
    pack_id: str
    period_from: date
    period_to: date
    state: str = CycleState.OPENING
    opened_at: datetime
    opened_by: str | None = None
    closed_at: datetime | None = None
