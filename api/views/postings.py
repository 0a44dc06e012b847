"""Open posting 庁内公募 as everybody sees it: the list, one posting, who may apply; and one's own application."""

from datetime import date, datetime
from enum import StrEnum

from api.views.answers import Choice
from api.views.campaign import CampaignDay, PostingWords
from api.views.person import Person
from models.challenge_job.late_results import NoSecondCall
from models.challenge_job.open_to_me import Bar
from models.challenge_job.posting import ApplicationState, PostingState
from models.frozen import Frozen


class RuleLine(Frozen):
    """One rule of who may apply, with its figures in words; ``found`` is empty where there is none."""

    rule: str
    holds: bool
    found: str = ""
    wanted: tuple[str, ...] = ()
    since: date | None = None
    years: int | None = None
    years_wanted: int | None = None
    holds_from: date | None = None


class MyEligibility(Frozen):
    """Every rule for the reader, as of the day of the transfer."""

    day: date
    rules: tuple[RuleLine, ...]
    admitted: bool = False
    """The posting desk lets the reader apply, whatever the rules say."""

    @property
    def may(self) -> bool:
        return self.admitted or not self.reasons

    @property
    def reasons(self) -> tuple[RuleLine, ...]:
        return tuple(it for it in self.rules if not it.holds)


class BarLine(Frozen):
    """Why a posting is closed to the reader; by the organisation and the posting alone."""

    bar: Bar
    member: Person | None = None
    rule: RuleLine | None = None


class OfferLine(Frozen):
    """A posting in the list; ``bars`` is empty where the reader may apply to it."""

    posting_id: str
    number: int
    href: str
    posting: PostingWords
    department: str
    state: PostingState
    bars: tuple[BarLine, ...] = ()
    reason: str = ""
    """Why it was withdrawn."""


class MyApplicationLine(Frozen):
    """Where one's own application stands; ``href`` leads to what can be done about it."""

    call: int
    state: ApplicationState
    href: str = ""
    placed: str = ""
    """The posting one was placed at."""
    number: str = ""
    """Of its last receipt."""
    receipt_href: str = ""


class Window(StrEnum):
    """Where the days stand on which applications are taken 受付の期間."""

    BEFORE = "before"  # 受付の前
    OPEN = "open"  # 受付中
    SECOND = "second"  # 二次募集を待つ
    OVER = "over"  # 終わった


class Taking(Frozen):
    """``until`` while applications are taken; ``opens_on`` and ``closes_on`` of what is to come."""

    state: Window = Window.OVER
    until: datetime | None = None
    opens_on: date | None = None
    closes_on: date | None = None


class ToldLine(Frozen):
    """What the posting desk told the reader in private; ``year`` is that of its campaign."""

    year: str
    call: int
    words: str
    at: datetime


class PostingList(Frozen):
    """``campaign`` is empty where the city has none yet; ``total`` counts before the filter."""

    campaign: str = ""
    is_listed: bool = False
    phase: str = ""
    days: tuple[CampaignDay, ...] = ()
    eligibility: MyEligibility | None = None
    mine: tuple[MyApplicationLine, ...] = ()
    told: tuple[ToldLine, ...] = ()
    """Of this campaign and those before, the newest first."""
    form_href: str = ""
    """One's own form, whether it was sent or not: the page looks the same to whoever passes by."""
    taking: Taking = Taking()
    no_second_call: NoSecondCall | None = None
    """Said to everybody alike, whoever applied."""
    lines: tuple[OfferLine, ...] = ()
    total: int = 0
    sections: tuple[Choice, ...] = ()
    query: str = ""
    section: str = ""
    open_only: bool = False


class PostingPage(Frozen):
    campaign: str
    offer: OfferLine
    panel: tuple[Person, ...]
    """The chair first, the reserve last."""
    eligibility: MyEligibility
    form_href: str = ""
    taking: Taking = Taking()


class ApplicationForm(Frozen):
    """What may be chosen, and within which limits."""

    at_most: int
    longest: int
    choices: tuple[Choice, ...]
    closed: tuple[OfferLine, ...]
    eligibility: MyEligibility
    until: datetime
    call: int
    opened_on: date
    results_on: date


class ChoiceLine(Frozen):
    """One choice as it was, or would be, sent."""

    nth: int
    title: str
    section: str = ""
    href: str = ""
    statement: str = ""
    state: PostingState = PostingState.LISTED


class ApplicationCheck(Frozen):
    """The last look before an application is sent; ``hidden`` holds the form as typed."""

    choices: tuple[ChoiceLine, ...]
    experience: str
    hidden: dict[str, str]


class Following(Frozen):
    """One's own application and what can still be done about it."""

    state: ApplicationState
    call: int
    submitted_at: datetime
    choices: tuple[ChoiceLine, ...]
    experience: str
    days: tuple[CampaignDay, ...]
    until: datetime
    can_change: bool
    change_href: str
    withdraw_href: str
    fails: tuple[str, ...] = ()
    """Rules that did not hold when applications had closed."""
    may_dispute: bool = False
    """While the posting desk may still be asked to let the application take part."""
    is_read_by_panels: bool = False
    unsent: tuple[ChoiceLine, ...] = ()
    """A change that came too late, to be read and copied."""
    unsent_experience: str = ""


class Placement(Frozen):
    """Where somebody is placed, and what saying yes means."""

    offer: OfferLine
    sentence: str
    transfer_on: date
    stay_years: int
    second: str = ""
    """The second call to come: ``open`` to whoever keeps a part in it, else ``closed``; empty: none."""
    second_from: date | None = None
    second_to: date | None = None
    answer: str = ""
    """``agree`` or ``decline`` on the last look before it is sent."""


class Outcome(Frozen):
    """What somebody who was not placed is told."""

    sentence: str
    call: int
    feedback_open_days: int
    may_be_next_until: date
    second_from: date | None = None
    second_to: date | None = None
    no_second_call: NoSecondCall | None = None
    """The city has one, but this campaign had no time left for it."""
