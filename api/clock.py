"""Real time 実時刻: for sign-in, lock-outs and the audit trail; the business clock is real time + offset."""

from collections.abc import Callable
from datetime import UTC, datetime

RealClock = Callable[[], datetime]


def real_now() -> datetime:
    """The moment on the wall, aware UTC."""
    return datetime.now(UTC)
