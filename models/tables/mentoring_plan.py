"""Drafts of a plan 組合せの案 at the HR desk: a few for each programme's year, until one of them is decided."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field

from models.tables.base import Row


class MentoringPlanRow(Row, table=True):
    """One draft. What it answers is asked anew at each look; what was decided stands in the receipt."""

    __tablename__ = "mentoring_plans"
    __table_args__ = (UniqueConstraint("cycle_id", "nth"),)

    id: str = Field(primary_key=True)
    cycle_id: str = Field(foreign_key="cycles.id", index=True)
    nth: int
    """From 1: its place among the drafts of the year, which are few."""
    name: str
    seed: int
    """Of the lot between plans of the same worth."""
    offered_only: bool = False
    """Only who has offered or was named as mentor is asked."""
    locked: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    """Cases whose pair HR has locked 固定; each stands in ``pairs``."""
    pairs: dict[str, str] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    """By mentee's case, the mentor."""
    allowed: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    """By case of a locked pair, ``models.mentoring.allowance.KeptAllowance``: it goes with the lock."""
    method: str
    """``models.mentoring.plan.Method``."""
    optimal: bool = False
    asked: str
    """Fingerprint of the people, wishes and rules it was made for, without locks."""
    made_by: str
    made_at: datetime
    pressed: str = ""
    """The key of the form that made it what it is: the same press again is none."""
    version: int = 1
    """Changes with every press, so that two officers never undo each other's."""
