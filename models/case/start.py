"""The start of a case 案件の開始: what every process is given, whatever it is about."""

from datetime import datetime

from models.case.lean import Lean
from models.ids import CaseId


class CaseStart(Lean):
    """The input of a process. A case brought back from the book is the same start with a higher epoch."""

    case_id: CaseId
    epoch: int = 0
    at: datetime
    """The launch, business time."""
    offset: float = 0.0
    """The business clock's offset, in seconds, when the run was started."""
    pages_per_run: int = 500
    """After so many pages of its own a run hands over to a new one (continue-as-new)."""

    @property
    def workflow_id(self) -> str:
        return workflow_id(self.case_id)


def workflow_id(case_id: str) -> str:
    """The id under which the engine knows a case: a surrogate key, nothing else."""
    return f"case:{case_id}"
