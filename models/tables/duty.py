"""Standing duties 常設当番: when each was last seen, so that their silence is noticed."""

from datetime import datetime

from sqlmodel import Field

from models.tables.base import Row


class DutyRow(Row, table=True):
    __tablename__ = "duties"

    name: str = Field(primary_key=True)
    seen_at: datetime
    """Real time."""
    state: str = ""
