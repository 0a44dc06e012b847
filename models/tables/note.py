"""Notes of one's own 自分のメモ: what an employee keeps for the self-declaration; nobody else reads them."""

from datetime import datetime

from sqlmodel import Field

from models.tables.base import Row


class NoteRow(Row, table=True):
    """One note. Its id is the key of the form it came from, so a double press leaves one."""

    __tablename__ = "notes"

    id: str = Field(primary_key=True)
    person_id: str = Field(index=True)
    text: str
    written_at: datetime
