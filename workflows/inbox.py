"""The inbox 受信箱 of a case: messages not yet in the book, and the instants of its living tasks.

Whatever has the earliest moment comes first: a message by its receipt, an instant by its time.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from temporalio import workflow

from workflows.timeouts import GRACE

with workflow.unsafe.imports_passed_through():
    from models.case import Cause, CauseKind, Instant, InstantKind, Message, OpenTask


class Inbox:
    """What may happen next to a case."""

    def __init__(self, offset: float) -> None:
        self._offset = timedelta(seconds=offset)
        self._messages: dict[str, Message] = {}
        self._clock_moved = False

    @property
    def offset(self) -> float:
        """The business clock's offset in seconds, as last heard."""
        return self._offset.total_seconds()

    @property
    def has_messages(self) -> bool:
        return bool(self._messages)

    def adopt_clock(self, offset: float) -> None:
        self._offset = timedelta(seconds=offset)
        self._clock_moved = True

    def put(self, message: Message) -> None:
        self._messages[message.id] = message

    def put_back(self, cause: Cause) -> None:
        """A message whose page was not written yet; an instant needs no keeping, it has come."""
        if cause.kind is CauseKind.MESSAGE:
            self.put(cause.as_message(self.offset))

    def drop(self, cause_id: str) -> None:
        self._messages.pop(cause_id, None)

    def earliest(self, living: dict[str, OpenTask]) -> Cause | None:
        """Takes the earliest cause that is here, or None if nothing has come.

        What was received in the very moment of an instant was received in time: it comes first.
        """
        message = min(self._messages.values(), key=lambda m: (m.at, m.id), default=None)
        coming = nearest(living)
        if coming and self.has_come(coming[1]) and (not message or coming[1].at < message.at):
            return Cause.come(*coming)
        return Cause.heard(self._messages.pop(message.id)) if message else None

    def has_come(self, instant: Instant) -> bool:
        return workflow.now() + self._offset >= _runs_at(instant)

    def is_quiet(self, living: dict[str, OpenTask]) -> bool:
        coming = nearest(living)
        return not (self._messages or (coming and self.has_come(coming[1])))

    async def stirs(self, living: dict[str, OpenTask], *, or_when: Callable[[], bool]) -> None:
        """Waits for a message, a moved clock, the nearest instant, or the given condition."""
        coming = nearest(living)
        patience = _runs_at(coming[1]) - workflow.now() - self._offset if coming else None
        self._clock_moved = False
        try:
            await workflow.wait_condition(
                lambda: self._clock_moved or bool(self._messages) or or_when(), timeout=patience
            )
        except TimeoutError:
            return


def nearest(living: dict[str, OpenTask]) -> tuple[str, Instant] | None:
    """The nearest instant of all living tasks, with the task's key."""
    coming = [(task.key, instant) for task in living.values() for instant in task.instants]
    return min(coming, key=lambda c: (c[1].at, c[0], c[1].level), default=None)


def _runs_at(instant: Instant) -> datetime:
    return instant.at + GRACE if instant.kind is InstantKind.EXPIRES else instant.at
