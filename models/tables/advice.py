"""The advice directory 助言の名簿 and the requests 相談 to those in it; what the two write is sealed."""

from datetime import datetime

from sqlalchemy import JSON, Column, LargeBinary, UniqueConstraint
from sqlmodel import Field

from models.advice.request import RequestState
from models.tables.base import Row


class AdviceOfferRow(Row, table=True):
    """What one person offers advice on; everybody reads it while it is not paused."""

    __tablename__ = "advice_offers"

    id: str = Field(primary_key=True)
    person_id: str = Field(unique=True)
    kinds: list[str] = Field(sa_column=Column(JSON, nullable=False))
    """``models.policy.mentoring.AdviceKind``."""
    words: str = ""
    paused: bool = False
    written_by: str
    """The person, or whoever at HR entered what the person had said."""
    written_at: datetime


class AdviceRequestRow(Row, table=True):
    """One request. ``seat`` is taken while it is open: the key decides between two that come at once."""

    __tablename__ = "advice_requests"
    __table_args__ = (UniqueConstraint("adviser_id", "seat"),)

    id: str = Field(primary_key=True)
    adviser_id: str
    asker_id: str = Field(index=True)
    kind: str
    fiscal_year: int
    key_id: str = Field(foreign_key="seal_keys.id")
    question: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    reply: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
    state: str = RequestState.OPEN
    seat: int | None = None
    """1 to the pack's number at once; None as soon as it is open no more."""
    asked_at: datetime
    due_at: datetime
    lapses_at: datetime
    answered_at: datetime | None = None
