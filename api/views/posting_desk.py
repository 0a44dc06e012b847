"""The posting desk 公募の窓口 as its pages show it: the state of a call, one posting, one choice, a matching."""

from datetime import date, datetime, timedelta

from api.views.answers import Answers
from api.views.person import Link, Person
from models.challenge_job.figures import Figure
from models.frozen import Frozen


class DeskPosting(Frozen):
    """``applicants`` is None where fewer applied than a small group 少人数; ``chair`` owes the order that is missing."""

    number: int
    title: str
    section: str
    seats: int
    state: str
    href: str
    applicants: int | None = None
    ranked: bool = False
    chair: Person | None = None
    reason: str = ""


class NotEligible(Frozen):
    """Somebody who did not fulfil these rules when applications had closed."""

    person: Person
    rules: tuple[str, ...]


class DeskOverview(Frozen):
    """``state``: none, sealed, opened, announced."""

    name: str = ""
    phase: str = ""
    state: str = "none"
    call: int = 1
    least: int = 0
    applicants: int | None = None
    postings: tuple[DeskPosting, ...] = ()
    withdrawn: tuple[DeskPosting, ...] = ()
    not_eligible: tuple[NotEligible, ...] = ()
    is_reserve: bool = False
    what_if_href: str = ""
    lacks_order: bool = False
    """After results: somebody has accepted, and no order 発令 is written for it."""
    others: tuple[Link, ...] = ()

    @property
    def missing(self) -> tuple[DeskPosting, ...]:
        """Postings whose panel's order is not there yet."""
        return tuple(it for it in self.postings if not it.ranked)


class DeskChoice(Frozen):
    """One choice of an application. ``excluded`` is a rule's code, empty where nothing keeps the two apart."""

    person: Person
    posting: str
    choice: int
    href: str
    state: str
    place: int | None = None
    is_unsuitable: bool = False
    panel_says: str = ""
    excluded: str = ""


class DeskVeto(Frozen):
    """Why the two are kept apart, by whom, and who has agreed; who asks to take it back, and who has agreed to that."""

    because: str
    reason: str
    asked_by: Person
    asked_at: datetime
    agreed_by: Person | None = None
    agreed_at: datetime | None = None
    back_by: Person | None = None
    back_at: datetime | None = None
    back_reason: str = ""
    ended_by: Person | None = None
    ended_at: datetime | None = None


class ChoicePage(Frozen):
    """``acts`` are those that may be pressed now."""

    line: DeskChoice
    posting_href: str
    statement: str
    experience: str
    others: tuple[DeskChoice, ...] = ()
    fails: tuple[str, ...] = ()
    veto: DeskVeto | None = None
    acts: tuple[str, ...] = ()
    answers: Answers


class PostingPage(Frozen):
    posting: DeskPosting
    choices: tuple[DeskChoice, ...] = ()


class Placed(Frozen):
    """Somebody the desk sees, where they would be placed, and what they would be told."""

    person: Person
    sentence: str
    href: str
    choice: int = 0
    veto_asked: bool = False
    """A veto, or the end of one, waits for a second person."""


class PlacedAt(Frozen):
    """One posting of the proposed matching, with those the desk sees."""

    posting: DeskPosting
    placed: tuple[Placed, ...] = ()


class ProblemLine(Frozen):
    """One thing to mend before anybody is placed; ``person`` None: nobody's, or of another desk."""

    fault: str
    posting: str = ""
    person: Person | None = None


class Released(Frozen):
    """A section 課 that would lose more people than the pack's limit, and who they are."""

    section: str
    people: tuple[Placed, ...]


class MatchingView(Frozen):
    """The proposal. ``limit`` is what a section may lose, None without one; ``is_sound`` is the proof's word."""

    problems: tuple[ProblemLine, ...] = ()
    unranked: tuple[DeskPosting, ...] = ()
    """Whose panels have come to no order; whether anybody applied there does not matter."""
    postings: tuple[PlacedAt, ...] = ()
    unplaced: tuple[Placed, ...] = ()
    is_sound: bool = False
    blocking: int = 0
    as_seen: str = ""
    """Tells a form made from this proposal from an older one."""
    seed: int = 0
    limit: int | None = None
    over_limit: tuple[Released, ...] = ()
    asked_vetoes: tuple[Placed, ...] = ()
    what_if_href: str = ""


class MovedLine(Frozen):
    """Who would end elsewhere; an empty title: without a seat."""

    person: Person
    before: str
    after: str


class Supposed(Frozen):
    """A question to the matching: other seats, another lot, vetoes; and what would change."""

    postings: tuple[DeskPosting, ...] = ()
    candidacies: tuple[tuple[str, str], ...] = ()
    """Choices that may be vetoed, as value and words."""
    vetoed: tuple[str, ...] = ()
    seed: int = 0
    answers: Answers
    is_asked: bool = False
    is_sound: bool = False
    moved: tuple[MovedLine, ...] = ()
    problems: tuple[ProblemLine, ...] = ()


class ResultLine(Frozen):
    """One person after the results: where they were asked to go, and how they answered."""

    person: Person
    state: str
    href: str
    posting: str = ""
    answered_at: datetime | None = None
    stays_until: date | None = None
    let_go: bool = False
    lacks_order: bool = False
    """The transfer was accepted and no order 発令 could be written for it: HR must write one by hand."""

    @property
    def stays_to(self) -> date | None:
        """The last day 最低在任期間: the day before ``stays_until``, from which they may leave."""
        return self.stays_until - timedelta(days=1) if self.stays_until else None


class FeedbackLine(Frozen):
    """Somebody whom the desk still has to tell; ``is_late`` once the pack's days are over."""

    person: Person
    href: str
    due: date
    written_at: datetime | None = None
    is_late: bool = False


class ResultBoard(Frozen):
    """After the results of a call. ``free``: postings with seats nobody holds; their ``seats`` are those."""

    name: str
    is_out: bool = False
    lines: tuple[ResultLine, ...] = ()
    free: tuple[DeskPosting, ...] = ()
    feedback: tuple[FeedbackLine, ...] = ()

    @property
    def without_order(self) -> tuple[ResultLine, ...]:
        """Who has accepted, and for whom an order 発令 is still to be written by hand."""
        return tuple(it for it in self.lines if it.lacks_order)


class ApplicationPage(Frozen):
    """One application after the results. ``owes_feedback`` and ``may_leave`` say which forms there are.

    ``done``: 1 where a press was kept now, 2 where it, or another's, was kept before.
    """

    line: ResultLine
    owes_feedback: bool = False
    written: FeedbackLine | None = None
    may_leave: bool = False
    exit_reason: str = ""
    said: str = ""
    stands: str = ""
    """What is written now, and its digest."""
    done: int = 0
    feedback_form: Answers
    exit_form: Answers


class OwnFeedback(Frozen):
    """What the desk told the applicant in private."""

    words: str
    at: datetime


class OwnDispute(Frozen):
    """What one asked about the rules oneself. ``state``: none, asked, admitted, declined."""

    state: str = "none"
    is_open: bool = False
    words: str = ""
    asked_at: datetime | None = None
    answer: str = ""
    answered_at: datetime | None = None


class DisputeLine(Frozen):
    person: Person
    href: str
    state: str
    asked_at: datetime


class DisputePage(Frozen):
    """``rules`` do not hold for the person by what is recorded now."""

    line: DisputeLine
    words: str
    rules: tuple[str, ...] = ()
    answer: str = ""
    answered_by: Person | None = None
    answered_at: datetime | None = None
    done: int = 0
    """1 where a press was kept now, 2 where one was kept before."""


class CallFigures(Frozen):
    """Figures of one call. Groups of service are named by their first year: 0, 5, 10, 20."""

    call: int
    total: Figure
    by_service: tuple[Figure, ...]
    by_grade: tuple[Figure, ...]


class CampaignFigures(Frozen):
    """No call before its results are out."""

    name: str = ""
    least: int = 0
    calls: tuple[CallFigures, ...] = ()
