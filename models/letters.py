"""Letters 手紙: what kinds there are, what becomes of each, and how firmly each is promised.

A letter says the kind of task and a date; names, texts and results are not among its facts.
"""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from models.frozen import Frozen
from models.open_days import OpenDays


class LetterKind(StrEnum):
    TASK_REQUESTED = "task_requested"  # 作業のお願い
    MORNING_ROUND = "morning_round"  # 朝の便
    ESCALATED = "escalated"  # 上司への知らせ
    RESULTS_READY = "results_ready"  # 開示の知らせ
    RECEIPT_REFUSED = "receipt_refused"  # 受付後に反映できなかった知らせ
    CASE_ENDED = "case_ended"  # 手続きの終了
    HANDED_TO_HR = "handed_to_hr"  # 人事課への引継ぎ
    INVITATION = "invitation"  # 利用の案内
    PASSWORD_RESET = "password_reset"  # noqa: S105 - パスワードの再設定, a word and no secret
    SECURITY_NOTICE = "security_notice"  # 安全の知らせ
    TALK_FIXED = "talk_fixed"  # 面談の日時
    TALK_CALLED_OFF = "talk_called_off"  # 面談の取りやめ
    PROCEDURE_NEWS = "procedure_news"  # 手続きのお知らせ(応募できる全員に同じもの)
    PROCEDURE_MOVED = "procedure_moved"  # 手続きが進んだ知らせ(何の手続きかは書かない)


class LetterState(StrEnum):
    HELD = "held"  # 止め置き
    GATHERED = "gathered"  # 朝の便を待つ
    WAITING = "waiting"  # 発送待ち
    CLAIMED = "claimed"  # 発送中
    SENT = "sent"  # 発送済み
    FOLDED = "folded"  # 朝の便に載せた
    PAPER = "paper"  # 紙で渡す(メールのない職員)
    DROPPED = "dropped"  # 取りやめ
    FAILED = "failed"  # 届けられない


UNREADABLE: Final = "unreadable"
"""The code of a letter whose row cannot be read 読めない: it fails at once, and the others leave."""
NO_WORDS: Final = "no_words"
"""The code of a letter that cannot be put into words 文面を作れない: it is tried again, as after an upgrade."""


class Promise(StrEnum):
    AT_LEAST_ONCE = "at_least_once"  # 必ず届ける(同じ Message-ID で再送しうる)
    AT_MOST_ONCE = "at_most_once"  # 二度は届けない


class Reason(StrEnum):
    """What must still be true when the letter leaves."""

    NONE = "none"  # いつでも
    TASK_IS_THEIRS = "task_is_theirs"  # その人の作業がまだ残っている
    TASK_IS_OPEN = "task_is_open"  # だれかの作業がまだ残っている
    ROUND = "round"  # 載せた作業がひとつは残っている
    TALK_STANDS = "talk_stands"  # その面談について、いちばん新しい知らせである


class Habit(Frozen):
    """How a kind travels. ``in_office_hours``: on open days in office hours only.

    ``only_on_paper``: HR prints it where it goes on paper, and never reads it otherwise.
    """

    promise: Promise
    reason: Reason = Reason.NONE
    in_office_hours: bool = True
    carries_token: bool = False
    only_on_paper: bool = False


_LINK = Habit(promise=Promise.AT_LEAST_ONCE)
_TALK = Habit(promise=Promise.AT_LEAST_ONCE, reason=Reason.TALK_STANDS, only_on_paper=True)
_SECURITY = Habit(promise=Promise.AT_LEAST_ONCE, in_office_hours=False)

HABITS: Final[dict[LetterKind, Habit]] = {
    LetterKind.TASK_REQUESTED: _LINK.model_copy(update={"reason": Reason.TASK_IS_THEIRS}),
    LetterKind.MORNING_ROUND: Habit(promise=Promise.AT_MOST_ONCE, reason=Reason.ROUND),
    LetterKind.ESCALATED: Habit(promise=Promise.AT_MOST_ONCE, reason=Reason.TASK_IS_OPEN),
    LetterKind.RESULTS_READY: _LINK,
    LetterKind.RECEIPT_REFUSED: _LINK,
    LetterKind.CASE_ENDED: _LINK,
    LetterKind.HANDED_TO_HR: Habit(promise=Promise.AT_MOST_ONCE, reason=Reason.TASK_IS_OPEN),
    LetterKind.INVITATION: _SECURITY.model_copy(update={"carries_token": True}),
    LetterKind.PASSWORD_RESET: _SECURITY.model_copy(update={"carries_token": True}),
    LetterKind.SECURITY_NOTICE: _SECURITY,
    LetterKind.TALK_FIXED: _TALK,
    LetterKind.TALK_CALLED_OFF: _TALK,
    LetterKind.PROCEDURE_NEWS: _LINK,
    LetterKind.PROCEDURE_MOVED: _LINK,
}
"""R07: letters with a link at least once under one Message-ID, reminders at most once."""

FOR_THE_ROUND: Final = frozenset({LetterKind.TASK_REQUESTED})
"""Kinds that a morning round can carry in place of a letter of their own."""


TALKS_GATHER_FOR: Final = timedelta(seconds=30)
"""How long a letter about a talk waits for others of the same press; business time."""
TALK_LETTERS: Final = frozenset({LetterKind.TALK_FIXED, LetterKind.TALK_CALLED_OFF})


class EventFacts(Frozen):
    """A talk 面談 as a calendar is told of it; ``start`` is aware UTC, ``sequence`` the talk's own.

    Who else takes part is not among it: a calendar shows a time to its owner, and nobody's name.
    """

    talk_id: str
    uid: str
    sequence: int
    start: datetime
    minutes: int
    place: str = ""
    online: str = ""


class Facts(Frozen):
    """What a letter may know beside its task: ids, codes, moments. A token is wiped once it is sent."""

    receipt_number: str = ""
    received_at: datetime | None = None
    code: str = ""
    at: datetime | None = None
    until: datetime | None = None
    token: str = ""
    due_days: tuple[date, ...] = ()
    """A morning round's reminders: the due days it was written for."""
    since: datetime | None = None
    """A morning round to a desk: what was opened after this moment is news."""
    desks: tuple[str, ...] = ()
    events: tuple[EventFacts, ...] = ()
    """Talks of one press that were fixed or called off, earliest first."""


class Matter(Frozen):
    """One line of a letter: ``count`` tasks of one step and one due moment."""

    step: str
    due: datetime | None
    is_overdue: bool = False
    count: int = 1
    locator: str = ""


class Letter(Frozen):
    """A claimed letter, ready to be put into words. ``fence`` says whose claim it is.

    ``at`` is the business moment it speaks of: from when on it may leave.
    """

    id: str
    message_id: str
    kind: LetterKind
    person_id: str
    at: datetime
    facts: Facts = Facts()
    matters: tuple[Matter, ...] = ()
    fence: int = 0
    attempts: int = 0

    @property
    def promise(self) -> Promise:
        return HABITS[self.kind].promise


class Answer(StrEnum):
    """How the carrier came back."""

    TAKEN = "taken"  # 引き受けられた
    NOT_NOW = "not_now"  # 4xx: あとでもう一度
    UNREACHABLE = "unreachable"  # メールサーバーにつながらない
    UNCERTAIN = "uncertain"  # 引き受けられたか分からない
    REFUSED = "refused"  # 5xx: 届けられない
    NO_MAILBOX = "no_mailbox"  # メールのない職員


class Outcome(Frozen):
    """The carrier's answer about one letter; ``code`` is a word for programs, without addresses."""

    answer: Answer
    code: str = ""

    @property
    def uses_an_attempt(self) -> bool:
        return self.answer is not Answer.UNREACHABLE


MAX_ATTEMPTS: Final = 40
"""With pauses up to an hour this is a day and a half."""
UNREACHABLE_PAUSE: Final = timedelta(seconds=30)


def after(outcome: Outcome, letter: Letter) -> tuple[LetterState, timedelta | None]:
    """The state a claimed letter gets, and for a waiting one the real time until it is tried again.

    A server that cannot be reached is no fault of the letter and uses up no attempt.
    """
    match outcome.answer:
        case Answer.TAKEN:
            return LetterState.SENT, None
        case Answer.NO_MAILBOX:
            return LetterState.PAPER, None
        case Answer.REFUSED:
            return LetterState.FAILED, None
        case Answer.UNREACHABLE:
            return LetterState.WAITING, UNREACHABLE_PAUSE
        case Answer.UNCERTAIN if letter.promise is Promise.AT_MOST_ONCE:
            return LetterState.DROPPED, None
        case _:
            return _try_again(letter.attempts)


def _try_again(attempts: int) -> tuple[LetterState, timedelta | None]:
    if attempts + 1 >= MAX_ATTEMPTS:
        return LetterState.FAILED, None
    return LetterState.WAITING, min(timedelta(minutes=2**attempts), timedelta(hours=1))


def goes_at_once(due: datetime | None, now: datetime, days: OpenDays, within: int = 2) -> bool:
    """Whether a new task gets a letter of its own: it is due within so many open days (朝の便の例外).

    ``due`` and ``now`` are business moments; everything else waits for the morning round.
    """
    if due is None:
        return False
    return days.local_day(due) <= days.after(days.local_day(now), within)
