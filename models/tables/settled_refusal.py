"""Refused submissions that HR has dealt with 対応済み: who saw to it, when, and what was done."""

from datetime import datetime

from sqlmodel import Field

from models.tables.base import Row


class SettledRefusalRow(Row, table=True):
    """One refused receipt is settled once; the first note stands. ``at`` is business time."""

    __tablename__ = "settled_refusals"

    receipt_id: str = Field(primary_key=True, foreign_key="receipts.id")
    by_person_id: str
    at: datetime
    reason: str
