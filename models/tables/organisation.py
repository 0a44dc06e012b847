"""How the organisation is kept 組織・職員・配置・発令: every fact with its days, and one revision for all."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from models.tables.base import Row


class SectionRow(Row, table=True):
    __tablename__ = "sections"

    id: str = Field(primary_key=True)
    code: str = Field(unique=True)
    name: str
    kind: str
    parent_id: str | None = Field(default=None, foreign_key="sections.id", index=True)
    valid_from: date
    valid_to: date | None = None


class SectionGoalRow(Row, table=True):
    """A section goal 組織目標 or project 事務事業 of a fiscal year; sheets keep its words as of their day."""

    __tablename__ = "section_goals"
    __table_args__ = (UniqueConstraint("fiscal_year", "section_id", "code"),)

    id: str = Field(primary_key=True)
    fiscal_year: int
    section_id: str = Field(foreign_key="sections.id", index=True)
    code: str
    kind: str
    title: str
    valid_from: date
    valid_to: date | None = None


class PostRow(Row, table=True):
    __tablename__ = "posts"

    id: str = Field(primary_key=True)
    code: str = Field(unique=True)
    title: str
    section_id: str = Field(foreign_key="sections.id", index=True)
    rank: int
    is_head: bool = False


class PersonRow(Row, table=True):
    """A person; the terms of service stand as last recorded, their history is in ``grade_spells``."""

    __tablename__ = "people"

    id: str = Field(primary_key=True)
    number: str = Field(unique=True)
    family: str
    given: str = ""
    family_kana: str = ""
    given_kana: str = ""
    work_family: str = ""
    work_family_kana: str = ""
    email: str | None = None
    grade: int = 0
    job_family: str
    appointing_authority: str
    employment: str
    hired_on: date
    left_on: date | None = None
    has_mailbox: bool = True


class GradeSpellRow(Row, table=True):
    __tablename__ = "grade_spells"
    __table_args__ = (UniqueConstraint("person_id", "from_day"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: str = Field(foreign_key="people.id")
    grade: int = 0
    job_family: str
    appointing_authority: str
    employment: str
    from_day: date
    to_day: date | None = None


class AssignmentRow(Row, table=True):
    __tablename__ = "assignments"
    __table_args__ = (UniqueConstraint("person_id", "post_id", "from_day"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: str = Field(foreign_key="people.id")
    post_id: str = Field(foreign_key="posts.id", index=True)
    kind: str
    from_day: date
    to_day: date | None = None


class LeaveRow(Row, table=True):
    __tablename__ = "leaves"
    __table_args__ = (UniqueConstraint("person_id", "from_day"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: str = Field(foreign_key="people.id")
    kind: str
    from_day: date
    to_day: date | None = None


class OfficeRow(Row, table=True):
    __tablename__ = "offices"
    __table_args__ = (UniqueConstraint("person_id", "office", "from_day"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: str = Field(foreign_key="people.id")
    office: str = Field(index=True)
    from_day: date
    to_day: date | None = None


class PersonnelOrderRow(Row, table=True):
    __tablename__ = "personnel_orders"

    id: str = Field(primary_key=True)
    person_id: str = Field(foreign_key="people.id", index=True)
    kind: str
    effective_on: date = Field(index=True)
    recorded_at: datetime
    post_id: str | None = Field(default=None, foreign_key="posts.id")
    grade: int | None = None
    job_family: str | None = None
    authority: str | None = None
    employment: str | None = None
    leave_kind: str | None = None
    until: date | None = None


class OrganisationRevisionRow(Row, table=True):
    """One row; its number grows with every change of the organisation, so that snapshots know their age."""

    __tablename__ = "organisation_revision"

    id: int = Field(primary_key=True)
    revision: int


class ImportedResultRow(Row, table=True):
    """A confirmed overall rating of an earlier period 過年度の結果, as the city's files have it."""

    __tablename__ = "imported_results"
    __table_args__ = (UniqueConstraint("person_id", "period_label", "kind"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: str = Field(foreign_key="people.id")
    period_label: str
    kind: str
    overall: str
