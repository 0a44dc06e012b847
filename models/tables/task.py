"""The task list 作業: who owes what by when, as people see it."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, UniqueConstraint
from sqlmodel import Field

from models.tables.base import Row


class TaskRow(Row, table=True):
    """One task of a case. A desk's task has no person: everyone of that desk sees it."""

    __tablename__ = "tasks"
    __table_args__ = (
        UniqueConstraint("case_id", "key"),
        Index("ix_tasks_person_id_state", "person_id", "state"),
        Index("ix_tasks_state_due_at", "state", "due_at"),
    )

    id: str = Field(primary_key=True)
    case_id: str = Field(foreign_key="cases.id", index=True)
    key: str
    step: str
    role: str
    about: str = ""
    person_id: str | None = None
    by_hand: bool = False
    """HR chose the person: an order leaves it so while that person is on duty."""
    acting_for: str | None = None
    """Whose deputy 代理 the person is: somebody away, or who handed the task up."""
    acting_post: str | None = None
    """The vacant post 欠員 in whose place the person is asked."""
    subject_id: str
    """Whose case it is: the evaluated person."""
    locator: str = Field(unique=True)
    state: str
    version: int = 1
    """Raised whenever person or dates change: a form made from an older one is told so."""
    optional: bool = False
    goes_on: bool = True
    instants: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
    """What will happen to it by itself: ``models.case.Instant`` in order, as the case was told."""
    opens_at: datetime
    due_at: datetime | None = None
    expires_at: datetime | None = None
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    escalated: int = 0
    """How many levels up have been told."""
    verdict: str = ""
    opened_by_page: int
    closed_by_page: int | None = None
