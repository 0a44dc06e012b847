"""The conduct log 職務行動記録: what an evaluator saw of one person, entry by entry; nothing is ever changed in it."""

from datetime import date, datetime

from sqlmodel import Field

from models.tables.base import Row


class ConductLogRow(Row, table=True):
    """One entry. Its id is the key of the form it came from, so a double press leaves one."""

    __tablename__ = "conduct_log"

    id: str = Field(primary_key=True)
    case_id: str = Field(foreign_key="cases.id", index=True)
    author_id: str
    seen_on: date
    text: str
    item: str | None = None
    """The key of the item it speaks of (``ability.ethics``)."""
    written_at: datetime
