"""Mentors and OJT instructors メンター・OJT指導員: who may be asked, the pairs, and what is kept of each.

What two people say to each other stands elsewhere, sealed (``models.tables.talk_note``).
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, UniqueConstraint
from sqlmodel import Field

from models.mentoring.pair import PairState
from models.tables.base import Row


class MentoringProfileRow(Row, table=True):
    """What somebody tells of themselves for being matched プロフィールと希望; the newest words stand."""

    __tablename__ = "mentoring_profiles"

    person_id: str = Field(primary_key=True)
    content: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    """``models.mentoring.sheets.Profile``. Whom it names to be kept apart, the writer and HR alone read."""
    written_at: datetime


class MentoringOfferRow(Row, table=True):
    """Somebody who wants to take part in a programme's year 希望・申出, or whom a head 課長 named as mentor."""

    __tablename__ = "mentoring_offers"

    cycle_id: str = Field(primary_key=True, foreign_key="cycles.id")
    person_id: str = Field(primary_key=True)
    side: str = Field(primary_key=True)
    """``models.mentoring.steps.Side``: who would guide, or wishes for a mentor."""
    named_by: str | None = None
    """The head who named the person; None: the person's own word."""
    offered_at: datetime
    withdrawn_at: datetime | None = None


class MentorTrainingRow(Row, table=True):
    """A training for guiding others 研修の受講, as HR records it."""

    __tablename__ = "mentor_trainings"

    person_id: str = Field(primary_key=True)
    held_on: date = Field(primary_key=True)
    name: str
    written_by: str
    written_at: datetime


class PairRow(Row, table=True):
    """One pair 組, written by the pages of its mentee's case but for its beginning, which is HR's decision."""

    __tablename__ = "pairs"
    __table_args__ = (
        UniqueConstraint("case_id", "nth"),
        Index("ix_pairs_mentor_id_state", "mentor_id", "state"),
    )

    id: str = Field(primary_key=True)
    cycle_id: str = Field(foreign_key="cycles.id", index=True)
    case_id: str = Field(foreign_key="cases.id")
    nth: int
    """1 for the first mentor of the year."""
    mentee_id: str = Field(index=True)
    mentor_id: str
    state: str = PairState.ASKED
    score: int = 0
    because: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    """``models.mentoring.explanation``: codes of the sentences both read."""
    let_go: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    """``models.mentoring.hard_rules``: rules HR let go for the two, who never read it."""
    asked_at: datetime
    mentee_agreed_at: datetime | None = None
    mentor_agreed_at: datetime | None = None
    started_on: date | None = None
    ended_on: date | None = None
    end_reason: str = ""
    """``models.mentoring.pair.EndReason``."""


class MentorSeatRow(Row, table=True):
    """One place of a mentor in a fiscal year: the key decides between two plans that come at once."""

    __tablename__ = "mentor_seats"

    fiscal_year: int = Field(primary_key=True)
    mentor_id: str = Field(primary_key=True)
    seat: int = Field(primary_key=True)
    """From 1; in all programmes of the year together."""
    cycle_id: str = Field(foreign_key="cycles.id", index=True)
    case_id: str = Field(unique=True)
    """Whose mentor it is to be: a mentee's case holds one place at a time."""


class PairSheetRow(Row, table=True):
    """What was answered about a pair: training plan, progress, half time, survey, interview held."""

    __tablename__ = "pair_sheets"
    __table_args__ = (UniqueConstraint("case_id", "task_key"),)

    id: str = Field(primary_key=True)
    cycle_id: str = Field(foreign_key="cycles.id", index=True)
    case_id: str = Field(foreign_key="cases.id")
    pair: int
    step: str
    """``models.mentoring.steps.PairStep``."""
    task_key: str
    content: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    """The sheet of the step (``models.mentoring.sheets``). Surveys are read in sums alone."""
    written_by: str | None = None
    written_at: datetime
