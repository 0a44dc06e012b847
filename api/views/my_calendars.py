"""The page about one's connected calendar 予定表の接続: whether there is one, how it was read, what is wrong."""

from datetime import datetime

from models.frozen import Frozen


class Connected(Frozen):
    """``failure`` is a word of ``models.outbound.CallFailure``, empty when all is well; city's times."""

    kind: str
    host: str
    connected_at: datetime
    read_at: datetime | None = None
    failure: str = ""
    failed_at: datetime | None = None
    counts_until: datetime | None = None
    """Until when the times read last count while it fails."""
    skipped: int = 0
    cut: bool = False


class MyCalendars(Frozen):
    """Without ``hosts`` the city reads no calendars; one connected earlier can still be ended."""

    hosts: tuple[str, ...]
    end_action: str
    connected: Connected | None = None
