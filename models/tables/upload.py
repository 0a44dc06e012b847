"""Uploaded files 預かったファイル: what a file would change, as it was shown, until its uploader consents."""

from datetime import datetime

from sqlmodel import Field

from models.tables.base import Row


class UploadRow(Row, table=True):
    """Gone when it is taken; the watch ends it after half an hour. SQLite overwrites what is deleted."""

    __tablename__ = "uploads"

    token_hash: str = Field(primary_key=True)
    """SHA-256 of the word in the form: the book alone lets nobody consent."""
    by_person_id: str
    until: datetime = Field(index=True)
    """A real moment."""
    preview: str
    """The preview as JSON."""
