"""The audit trail 監査: who did or read what, chained; and whether the chain is sound."""

from datetime import datetime

from api.views.hr_cases import Paging
from api.views.person import Link
from models.audit import AuditAct, Finding
from models.frozen import Frozen


class AuditLine(Frozen):
    seq: int | None
    at: datetime
    actor: str
    act: AuditAct
    what: str
    subject: str = ""
    reason: str = ""
    hash: str = ""


class AuditTrail(Frozen):
    """``finding`` is None while the chain is sound."""

    query: str = ""
    act: str = ""
    lines: tuple[AuditLine, ...] = ()
    total: int = 0
    paging: Paging = Paging()
    sealed: int = 0
    unsealed: int = 0
    head: str = ""
    verified_at: datetime | None = None
    finding: Finding | None = None
    finding_seq: int | None = None
    verify_action: str = ""
    export: Link | None = None
