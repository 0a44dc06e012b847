"""The audit trail 監査記録 as it is kept: appended by everybody unsealed, chained by the sealer."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from models.tables.base import Row


class AuditRow(Row, table=True):
    """One entry. ``at`` is real time (UTC); ``seq``, ``previous_hash`` and ``hash`` come from the sealer.

    PostgreSQL shows commits out of the order of their ids, so the chain follows the order of
    sealing (``seq``), and the hash covers the id as well. No foreign keys: entries outlive what
    they tell of. A sealed row can be neither changed nor deleted (``audit_freeze``).
    """

    __tablename__ = "audit_rows"
    __table_args__ = (
        Index("ix_audit_rows_subject_id_at", "subject_id", "at"),
        Index("ix_audit_rows_actor_id_at", "actor_id", "at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    at: datetime
    actor_id: str
    """A person's id, or ``system``."""
    subject_id: str | None = None
    case_id: str | None = Field(default=None, index=True)
    act: str
    what: str
    reason: str | None = None
    address: str | None = None
    seq: int | None = Field(default=None, unique=True)
    previous_hash: str | None = None
    hash: str | None = None


class AuditHeadRow(Row, table=True):
    """Where the chain ended when the sealer last went: a cut tail or a rewritten chain shows here."""

    __tablename__ = "audit_heads"

    seq: int = Field(primary_key=True)
    hash: str
    sealed_at: datetime
