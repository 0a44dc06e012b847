"""Stored policy packs 規程の版: a case names the pack it began with, and finds it unchanged years later."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field

from models.tables.base import Row


class PolicyPackRow(Row, table=True):
    """One pack under the hash of its content; rows are only ever added."""

    __tablename__ = "policy_packs"

    id: str = Field(primary_key=True)
    city: str = Field(index=True)
    year: int
    version: int
    body: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    loaded_at: datetime
