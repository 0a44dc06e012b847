"""The business clock 業務時計: real time plus an offset, which is zero and locked in production."""

from sqlmodel import Field

from models.tables.base import Row


class ClockRow(Row, table=True):
    """One row, id 1."""

    __tablename__ = "clock"

    id: int = Field(default=1, primary_key=True)
    offset_seconds: float = 0.0
    locked: bool = False
