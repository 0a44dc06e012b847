"""A message 知らせ: whatever a case hears is a row first, and then an update with the row's id."""

from datetime import datetime

from models.acts import Act
from models.case.lean import Lean
from models.ids import MessageId


class Message(Lean):
    """``at`` is the moment of receipt (business time, UTC); ``offset`` the business clock's, in seconds."""

    id: MessageId
    act: Act
    task_key: str = ""
    at: datetime
    offset: float = 0.0
