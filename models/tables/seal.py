"""Keys of sealed content 封の鍵: one data key per pair or application, wrapped by the master key.

The master key lies in a file outside the book; whoever destroys a row here destroys what it sealed.
"""

from datetime import datetime

from sqlalchemy import LargeBinary
from sqlmodel import Column, Field

from models.tables.base import Row


class SealKeyRow(Row, table=True):
    """``purpose`` says what the key is for (``pair:…``); ``wrapped`` is gone once destroyed."""

    __tablename__ = "seal_keys"

    id: str = Field(primary_key=True)
    purpose: str = Field(unique=True)
    wrapped: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
    master: str
    """Which master key wrapped it: a digest, so that a wrong file is noticed."""
    made_at: datetime
    destroyed_at: datetime | None = None
