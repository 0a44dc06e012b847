"""A campaign of open posting 庁内公募 as sections and HR see it: postings, panels, dates; nothing about applications."""

from datetime import date, datetime

from api.views.answers import Choice
from api.views.person import Link, Person
from models.challenge_job.late_results import NoSecondCall
from models.challenge_job.posting import PostingState
from models.frozen import Frozen


class PostingWords(Frozen):
    """A posting as everybody will read it."""

    title: str
    seat: str
    """会計課 主事"""
    section: str
    seats: int
    background: str
    duties: str
    wanted: str
    grades: tuple[str, ...] = ()
    families: tuple[str, ...] = ()


class PostingLine(Frozen):
    """One posting in a list of a section's, or of HR's."""

    title: str
    section: str
    seats: int
    state: PostingState
    number: int = 0
    reason: str = ""
    panel: tuple[Person, ...] = ()
    """The chair first, the reserve last."""
    panel_href: str = ""
    """Where the reserve takes a seat."""
    closed_to: int = 0
    """How many people the panel closes the posting to."""
    task: Link | None = None
    """What HR may do about it now; the words are the step's key."""
    href: str = ""
    """Its page in the public list, once it stands there."""


class SectionPostings(Frozen):
    """What the head of a section sees of its postings in the newest campaign."""

    year: str
    section: str
    postings: tuple[PostingLine, ...] = ()
    propose_href: str = ""
    """Where the head may propose one more."""
    again_hrefs: tuple[str, ...] = ()
    """Where the head words again what came back."""


class PostingForm(Frozen):
    """What a posting's form offers to choose from, and what is known beside it."""

    section: str
    seats: tuple[Choice, ...]
    grades: tuple[Choice, ...]
    families: tuple[Choice, ...]
    seats_at_most: int
    sent_back: str = ""
    """Why HR sent it back."""
    earlier: tuple[PostingLine, ...] = ()
    """What the section has proposed in this campaign."""
    posts_due: date | None = None
    listed_on: date | None = None
    proposed_by: Person | None = None
    proposed_at: datetime | None = None


class PostingCheck(Frozen):
    """The last look before a posting is proposed; ``hidden`` holds the form as typed."""

    posting: PostingWords
    hidden: dict[str, str]


class PanelSeat(Frozen):
    """Somebody chosen, or found, for a panel."""

    person_id: str
    person: Person
    closed_to: int = 0
    """How many people this one alone closes the posting to."""
    fault: str = ""
    """``models.challenge_job.panel_choice.NotOnPanel``: may not be named."""
    leave: str = ""
    """The leave 休業 of today, which ends before the interviews."""
    of_section: bool = False
    """Sits in the section that offers the posting."""


class PanelForm(Frozen):
    posting: PostingWords
    size: int
    members: tuple[PanelSeat, ...] = ()
    reserve: PanelSeat | None = None
    wanting: int = 0
    """How many are still to be named, the reserve among them."""
    closed_to: int = 0
    """How many people the panel as a whole closes the posting to."""
    employed: int = 0
    query: str = ""
    searched: bool = False
    found: tuple[PanelSeat, ...] = ()
    more: int = 0
    """How many more were found than are shown."""
    interviews_from: date | None = None
    interviews_to: date | None = None


class KeepForm(Frozen):
    posting: PostingWords
    number: int = 0
    is_listed: bool = False


class CampaignDay(Frozen):
    """One date of a campaign; ``when`` is past, now (what is waited for) or next."""

    name: str
    day: date
    when: str
    closed_because: str = ""
    """Why the hall is closed on the day: what is due then comes on the next open one."""


class StageForm(Frozen):
    """The dates that may still be moved; ``stage`` is the one the campaign waits for."""

    stage: str
    stage_at: datetime | None
    days: tuple[CampaignDay, ...]


class DeskGaps(Frozen):
    """Whom no desk handles; ``sections`` says how many of the ``people`` sit where."""

    without_desk: bool = False
    without_reserve: bool = False
    people: int = 0
    sections: tuple[tuple[str, int], ...] = ()


class CampaignYearView(Frozen):
    """``state``: unused (the pack has no open posting), planned, open, closing or closed."""

    name: str
    """チャレンジ・ジョブ制度"""
    year: str
    """令和8年度"""
    state: str
    sections: int = 0
    """How many sections are, or would be, asked for postings."""
    phase: str = ""
    days: tuple[CampaignDay, ...] = ()
    no_second_call: NoSecondCall | None = None
    """The pack has one, but no time was left for it."""
    move_href: str = ""
    postings: tuple[PostingLine, ...] = ()
    counts: tuple[tuple[PostingState, int], ...] = ()
    print_href: str = ""
    open_action: str = ""
    others: tuple[Link, ...] = ()
    gaps: DeskGaps | None = None


class Question(Frozen):
    """A question about a posting, without whoever asked."""

    words: str
    asked_on: date
    answer: str = ""
    id: str = ""
    action: str = ""
    posting: str = ""
    section: str = ""


class QuestionsOfPosting(Frozen):
    """What was asked and answered about one posting; ``asked``: a question was kept just now."""

    title: str
    number: int
    href: str
    questions: tuple[Question, ...] = ()
    asked: bool = False
    longest: int = 0


class QuestionsAtHr(Frozen):
    """What waits for an answer; ``wrong`` is the question whose answer could not be taken."""

    questions: tuple[Question, ...] = ()
    wrong: str = ""
    answered_by_other: bool = False
