"""Pages of a pair 組 for the two and the mentor's superior: who the other is, why, and what is written down."""

from datetime import date

from api.views.person import Link, Person
from models.frozen import Frozen
from models.mentoring.pair import PairState


class Because(Frozen):
    """Why these two; ``shared`` are the interests both have named."""

    sentence: str
    shared: tuple[str, ...] = ()


class PairAsked(Frozen):
    """A pair that is proposed, or the one to be changed: the other, and what the two take on."""

    other: Person | None
    introduction: str = ""
    wishes: str = ""
    place: str = ""
    because: tuple[Because, ...] = ()
    every_months: int
    minutes: int
    first_within_open_days: int
    ends_on: date
    within_open_days: int
    silence_agrees: bool
    superior_told: bool
    training_plan: bool
    progress_every_months: int = 0
    reply: str = ""
    """What was chosen, on the page of the last look."""


class WorkingTime(Frozen):
    """What the mentor's superior looks at: who meets whom, how often, until when."""

    mentor: Person | None
    mentee: Person | None
    every_months: int
    minutes: int
    ends_on: date


class PlanRow(Frozen):
    """One item of a training plan 育成項目, as a form or a page shows it."""

    nth: int
    title: str = ""
    aimed: int = 0
    """The level aimed at; 0: none was set."""
    reached: int = 0
    """The level reached at the last report; 0: none yet."""


class PlanForm(Frozen):
    """Rows to be written; ``may_add``: there is room for more."""

    rows: tuple[PlanRow, ...]
    may_add: bool = True
    at_most: int
    is_written: bool = False
    """The items stand, and only their levels are asked."""


class FoundPerson(Frozen):
    """A colleague in the form of a profile: found, or named as one to be kept apart from."""

    person_id: str
    person: Person


class ProfileForm(Frozen):
    """A profile being written."""

    avoided: tuple[FoundPerson, ...] = ()
    at_most: int
    query: str = ""
    searched: bool = False
    found: tuple[FoundPerson, ...] = ()
    more: int = 0
    most_interests: int
    kept: bool = False
    """It was saved just now."""


class EarlierPair(Frozen):
    """A pair that is over; the reason never says who of the two."""

    other: Person
    started_on: date | None
    ended_on: date | None
    reason: str


class Training(Frozen):
    """The plan of a pair, and how far it has come."""

    rows: tuple[PlanRow, ...] = ()
    written_on: date | None = None
    reported_on: date | None = None


class MyPair(Frozen):
    """One pair of the viewer that is asked or runs."""

    state: PairState
    other: Person
    introduction: str = ""
    wishes: str = ""
    started_on: date | None = None
    next_talk: Link | None = None
    talks_href: str = ""
    task: Link | None = None
    """What the viewer is asked about the pair now."""
    change_href: str = ""
    plans: bool = False
    """The programme wants a training plan."""
    training: Training = Training()


class MyProgramme(Frozen):
    """A programme of the year in which the viewer has a part, on one side or on both."""

    name: str
    period: str
    mentor_word: str
    mentee_word: str
    ends_on: date
    rule: Link | None = None
    is_looked_after: bool = False
    seeks: bool = False
    """No mentor is found yet, or another one is looked for."""
    is_over: bool = False
    mine: MyPair | None = None
    """The pair in which the viewer is looked after."""
    guided: tuple[MyPair, ...] = ()
    """The pairs in which the viewer is the mentor."""
    earlier: tuple[EarlierPair, ...] = ()


class OpenCall(Frozen):
    """A programme's year for which one may still offer oneself, or wish for a mentor."""

    cycle_id: str
    name: str
    period: str
    mentor_word: str
    mentee_word: str
    until: date
    offers: bool = False
    """The viewer stands as one who would guide."""
    was_named: bool = False
    """The head of the section named the viewer."""
    may_wish: bool = False
    wishes: bool = False
    action: str = ""
    end_action: str = ""


class MyMentoring(Frozen):
    """自分のメンター・OJT."""

    programmes: tuple[MyProgramme, ...] = ()
    calls: tuple[OpenCall, ...] = ()
    has_profile: bool = False
    said: str = ""
    """What was done just now: ``offered`` or ``withdrawn``."""
