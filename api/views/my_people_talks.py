"""The partner's 1on1 of all people 担当の1on1: where each stands, and who talks with somebody else."""

from collections.abc import Mapping
from datetime import datetime

from pydantic import Field

from api.views.hr_cases import Paging
from api.views.person import Person
from models.frozen import Frozen


class TalkLine(Frozen):
    """One person's series. ``state`` is that of this round's talk (``TalkState``), empty for none yet."""

    person: Person
    programme: str = ""
    """By which the talks are called, where they are a pair's 組 and no 1on1."""
    state: str = ""
    last_at: datetime | None = None
    next_at: datetime | None = None
    place: str = ""
    online: str = ""
    moves: int = 0
    open_actions: int = 0
    wished: bool = False
    """The next talk is one the person asked for."""
    talk_href: str = ""
    """The conversation of the two, about the next talk or the last."""
    due_at: datetime | None = None
    days_late: int = 0
    hand_over_href: str = ""
    is_next: bool = False


class HandedOver(Frozen):
    """Somebody whose 1on1 another leads in the viewer's stead: with whom, and nothing of the talks."""

    person: Person
    partner: Person | None
    href: str


class MyTalks(Frozen):
    lines: tuple[TalkLine, ...] = ()
    has_pairs: bool = False
    """Some are pairs 組 of a programme, whose talks are no 1on1."""
    people: int = 0
    settled: int = 0
    """How many have a time for this round, or have talked."""
    to_arrange: int = 0
    next_person: Person | None = None
    """Whose talk wants a time first; its link leads there."""
    handed: tuple[HandedOver, ...] = ()
    shown: str = "all"
    sort: str = "due"
    query: str = ""
    total: int = 0
    paging: Paging = Paging()
    can_search: bool = False
    show_hrefs: Mapping[str, str] = Field(default_factory=dict)
    sort_hrefs: Mapping[str, str] = Field(default_factory=dict)
    counts: Mapping[str, int] = Field(default_factory=dict)
    """How many each way of showing shows."""
