"""A page 頁 of a case's book: all effects of one cause, written in one transaction or not at all."""

from datetime import datetime
from enum import StrEnum

from models.acts import Act
from models.case.lean import Lean
from models.case.message import Message
from models.case.task import Ask, Instant, OpenTask
from models.case.verdict import Verdict
from models.ids import CaseId


class CauseKind(StrEnum):
    START = "start"  # 開始
    MESSAGE = "message"  # 知らせ
    OPENS = "opens"  # 開始の時
    ESCALATES = "escalates"  # 上位者へ知らせる時
    EXPIRES = "expires"  # 締切の時


class Cause(Lean):
    """Why a page is written: a message, or an instant that has come. The id is unique in the case."""

    id: str
    kind: CauseKind
    at: datetime
    task_key: str = ""
    act: Act | None = None
    level: int = 0

    @classmethod
    def start(cls, at: datetime) -> "Cause":
        return cls(id="start", kind=CauseKind.START, at=at)

    @classmethod
    def heard(cls, message: Message) -> "Cause":
        return cls(
            id=message.id,
            kind=CauseKind.MESSAGE,
            at=message.at,
            task_key=message.task_key,
            act=message.act,
        )

    @classmethod
    def come(cls, task_key: str, instant: Instant) -> "Cause":
        return cls(
            id=f"{task_key}:{instant.kind}:{instant.level}@{int(instant.at.timestamp())}",
            kind=CauseKind(instant.kind),
            at=instant.at,
            task_key=task_key,
            level=instant.level,
        )

    def as_message(self, offset: float) -> Message:
        """The message again, for a cause whose place another page had taken."""
        return Message.model_validate(
            {
                "id": self.id,
                "act": self.act,
                "task_key": self.task_key,
                "at": self.at,
                "offset": offset,
            }
        )


class Closing(Lean):
    key: str
    verdict: Verdict


class Page(Lean):
    """What the case did with one cause. The lower four fields are the book's answer, absent when asked.

    ``tasks`` are the tasks opened or amended by this page, as resolved; ``ended`` is set when the
    book itself ended the case (an order, or HR); then all living tasks are closed by this page.
    """

    case_id: CaseId
    epoch: int
    seq: int
    cause: Cause
    phase: str
    closes: tuple[Closing, ...] = ()
    opens: tuple[Ask, ...] = ()
    amends: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    outcome: str = ""

    now: datetime | None = None
    tasks: tuple[OpenTask, ...] = ()
    ended: str = ""
    late: bool = False

    @property
    def shape(self) -> tuple[object, ...]:
        """What the process decided: two runs of the same book must agree on it."""
        return (
            self.cause.id,
            self.phase,
            self.closes,
            self.opens,
            self.amends,
            self.marks,
            self.outcome,
        )


class Standing(Lean):
    """The book's answer: the page that stands at the asked place and whatever follows it.

    ``unheard`` messages were received in time and must be heard before this cause: nothing stands
    yet. ``trouble`` names why the book refuses (a gap, a newer epoch): the case is parked.
    """

    pages: tuple[Page, ...] = ()
    unheard: tuple[Message, ...] = ()
    trouble: str = ""
