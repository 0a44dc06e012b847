"""The page about one's own feed 予定の配信: whether there is one, and its address right after it was made."""

from datetime import datetime

from models.frozen import Frozen


class CalendarFeed(Frozen):
    """``made_at`` None: there is none. ``address`` is shown once; afterwards nobody knows it."""

    make_action: str
    end_action: str
    made_at: datetime | None = None
    read_at: datetime | None = None
    address: str = ""
