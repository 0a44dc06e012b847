"""Around a submission 提出: check answers, receipt, the other exits, and links that heal."""

from datetime import date, datetime

from pydantic import Field

from api.views.challenge_job import PostingReceipt
from api.views.mentoring import MentoringReceipt
from api.views.one_on_one import TalkReceipt
from api.views.person import Link, Person
from models.acts import Act
from models.frozen import Frozen
from models.steps import AnyStep


class AnswerRow(Frozen):
    """One answer with its way back; exactly one of ``text``, ``act`` and ``day`` is filled."""

    field: str
    href: str = ""
    label: str = ""
    """Overrides the field's name with the pack's own (倫理)."""
    text: str = ""
    act: Act | None = None
    day: date | None = None


class Check(Frozen):
    """The page 内容の確認 before anything is submitted."""

    act: Act
    rows: tuple[AnswerRow, ...]
    action: str
    nonce: str
    version: int
    hidden: dict[str, str] = Field(default_factory=dict)
    changed: bool = False
    """Person or date changed after the form was made: it is to be looked at once more."""


class Received(Frozen):
    """The receipt 控え: it is said only after the commit."""

    number: str
    at: datetime
    act: Act
    step: AnyStep
    subject: Person | None = None
    waiting: bool = False
    """Taken, but the case has not answered yet."""
    told_to: Person | None = None
    told_desk: str = ""
    """The desk's role, when no one person is asked next."""
    acting_for: Person | None = None
    """Whose deputy submitted."""
    withdrawn: bool = False
    refused: bool = False
    """The case could not take it any more; the words say to whom to turn."""
    withdraw_href: str = ""
    remaining: int = 0
    next_person: Person | None = None
    next_due: datetime | None = None
    earlier_content: bool = False
    """The same form had been taken before, with other content: this is what stands."""
    from_paper: date | None = None
    talk: TalkReceipt | None = None
    """Of a press about a 1on1."""
    posting: PostingReceipt | None = None
    """Of a press in open posting."""
    mentoring: MentoringReceipt | None = None
    """Of a press in a programme メンター・OJTの制度."""

    @property
    def programme(self) -> str:
        """By which the step is called, where it is one of a programme."""
        return next((it.programme for it in (self.talk, self.mentoring) if it), "")


class Exit(Frozen):
    """Handing up 代理に頼む, or cannot できない: who takes it then."""

    goes_to: Person | None = None
    """None: HR takes it."""
    reasons: tuple[str, ...] = ()


class Withdrawal(Frozen):
    number: str
    at: datetime
    possible: bool = True
    next_person: Person | None = None


class Healed(Frozen):
    """A link whose matter has moved.

    ``how`` is done, withdrawn, handed_to_hr, others_turn, expired, cancelled or not_yet.
    """

    how: str
    step: AnyStep
    programme: str = ""
    """By which a talk is called, where it is a pair's 組 and no 1on1."""
    at: datetime | None = None
    person: Person | None = None
    receipt: Link | None = None
    record_href: str = ""
    now_href: str = ""
    """What the viewer is asked in the same matter now."""
