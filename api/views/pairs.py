"""Pages of a pair 組 for the two and the mentor's superior: who the other is, why, and what is written down."""

from datetime import date

from api.views.one_on_one import Slot
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
    """A colleague in the form of a profile: found, or named in it."""

    person_id: str
    person: Person


class KeptApart(Frozen):
    """People a profile names to be kept apart from, or to be put together with, and a search for more."""

    name: str
    """Of the field: whom to avoid, kin, or whom one would like."""
    named: tuple[FoundPerson, ...] = ()
    at_most: int
    query: str = ""
    searched: bool = False
    found: tuple[FoundPerson, ...] = ()
    more: int = 0


class ProfileForm(Frozen):
    """A profile being written."""

    avoided: KeptApart
    kin: KeptApart
    wished: KeptApart | None = None
    """Whom one would like as mentor お願いしたい人; None where no programme lets mentees choose."""
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


class NextTalk(Frozen):
    """The next talk of a pair; ``slot`` None: its time is not fixed yet."""

    slot: Slot | None
    place: str = ""
    last_day: date
    href: str


class MyPair(Frozen):
    """One pair of the viewer that is asked or runs."""

    state: PairState
    other: Person
    introduction: str = ""
    wishes: str = ""
    started_on: date | None = None
    next_talk: NextTalk | None = None
    talks_href: str = ""
    tasks: tuple[Link, ...] = ()
    """What the viewer is asked about the pair now."""
    change_href: str = ""
    change_asked: bool = False
    """The viewer, and nobody else is told, has asked for a change."""
    change_kept: bool = False
    """The viewer, and nobody else is told, had asked for a change, and HR has left the pair as it is."""
    plans: bool = False
    """The programme wants a training plan."""
    training: Training = Training()


class MyProgramme(Frozen):
    """A programme of a year in which the viewer has a part: looked after, or guiding one person."""

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
    pair: MyPair | None = None
    earlier: tuple[EarlierPair, ...] = ()


class OpenCall(Frozen):
    """A programme's year for which one may still offer oneself, or wish for a mentor."""

    name: str
    period: str
    mentor_word: str
    mentee_word: str
    until: date
    """The last day of the call 受付."""
    is_late: bool = False
    may_offer: bool = False
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


class PairAtDesk(Frozen):
    """A pair HR decides about."""

    mentee: Person
    mentor: Person | None = None
    since: date | None = None
    back: str = ""
