"""A case 案件 as the engine knows it: ids, acts, states and moments; never a text, a name or a rating."""

from models.case.message import Message
from models.case.page import Cause, CauseKind, Closing, Page, Standing
from models.case.task import Ask, Instant, InstantKind, OpenTask, TaskState
from models.case.verdict import Verdict

__all__ = [
    "Ask",
    "Cause",
    "CauseKind",
    "Closing",
    "Instant",
    "InstantKind",
    "Message",
    "OpenTask",
    "Page",
    "Standing",
    "TaskState",
    "Verdict",
]
