"""The advice directory 助言の名簿: who offers what, one's own offer, asking, a request of two, and HR's counts."""

from datetime import date, datetime

from api.charts import Bars
from api.views.hr_cases import Paging
from api.views.person import Person
from models.advice.request import RequestState
from models.frozen import Frozen
from models.policy.mentoring import AdviceKind


class City(Frozen):
    """As the pack calls things."""

    name: str
    adviser_word: str
    kinds: tuple[AdviceKind, ...]
    answer_within_open_days: int
    at_most_open: int


class OfferLine(Frozen):
    """One who offers advice; ``ask_href`` is empty for oneself."""

    person: Person
    kinds: tuple[AdviceKind, ...]
    words: str
    ask_href: str = ""


class RequestLine(Frozen):
    """A request of mine: with whom, about what, how far."""

    other: Person
    kind: AdviceKind
    state: RequestState
    asked_on: date
    due_at: datetime
    href: str
    is_adviser: bool


class Directory(Frozen):
    """The page of the directory; ``shown`` is the kind it is narrowed to, or empty."""

    offers: tuple[OfferLine, ...] = ()
    requests: tuple[RequestLine, ...] = ()
    shown: str = ""
    total: int = 0
    """How many offers there are of any kind."""
    paging: Paging = Paging()
    asked_paging: Paging = Paging()
    """Of the requests."""
    has_offer: bool = False
    is_hr: bool = False


class OwnOffer(Frozen):
    """The form of one's own offer; ``since`` None: there is none yet."""

    since: date | None = None
    by_hr: bool = False
    paused: bool = False
    kept: bool = False
    longest: int = 0


class Asking(Frozen):
    """The form to ask somebody of the directory; ``refused``: ``Asked``, but for taken, or empty."""

    offer: OfferLine
    until: datetime
    refused: str = ""
    longest: int = 0


class RequestPage(Frozen):
    """A request as one of the two reads it."""

    line: RequestLine
    question: str
    reply: str
    answered_on: date | None = None
    lapses_at: datetime
    may_answer: bool = False
    may_withdraw: bool = False
    withdraw_action: str = ""
    unsent: str = ""
    """The words of an answer that came too late, for whoever wrote them."""
    sent: bool = False
    days_late: int = 0
    longest: int = 0


class HrOffer(Frozen):
    person: Person
    number: str
    kinds: tuple[AdviceKind, ...]
    paused: bool
    by_hr: bool


class StandingOffer(Frozen):
    """The offer somebody has in the list, as HR sees it before it writes over it; ``seen`` names it."""

    offer: HrOffer
    words: str
    since: date
    seen: str
    longest: int


class AdviceAtHr(Frozen):
    """Numbers alone; who asked whom, and what, is read by the two."""

    year: str
    total: int
    picture: Bars | None = None
    """What they were about; None while fewer than ``least_people`` have asked."""
    least_people: int
    offers: tuple[HrOffer, ...] = ()
    offered: int = 0
    """How many offers there are on all pages."""
    paging: Paging = Paging()
    kept: bool = False
