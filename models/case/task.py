"""A task 作業 inside a case: what the process asks (names only), and what the book answers (who and when)."""

from datetime import datetime
from enum import StrEnum

from models.case.lean import Lean
from models.roles import Role


class TaskState(StrEnum):
    PLANNED = "planned"  # まだ始められない
    OPEN = "open"  # するべき
    DONE = "done"  # 済み
    EXPIRED = "expired"  # 期限切れ
    CANCELLED = "cancelled"  # 取りやめ


LIVING: frozenset[TaskState] = frozenset({TaskState.PLANNED, TaskState.OPEN})
_FOR_HR = "/hr"


class Ask(Lean):
    """What a process asks for: a step, a role, an occurrence. The key is unique in the case."""

    key: str
    step: str
    role: Role
    about: str = ""
    """For a task of HR: the key of the task it decides about."""

    def for_hr(self, key: str) -> "Ask":
        """The task of HR that takes the place of the living task ``key`` of this ask."""
        return Ask(key=f"{key}{_FOR_HR}", step="hr_decides", role=Role.HR, about=key)

    @staticmethod
    def is_for_hr(key: str) -> bool:
        """Whether the key is of a task in which HR decides about another one."""
        return key.endswith(_FOR_HR)

    def again(self, hr_key: str) -> "Ask":
        """The same task once more, after HR decided so in the task ``hr_key``."""
        base, _, nth = hr_key.removesuffix(_FOR_HR).partition("+")
        return self.model_copy(update={"key": f"{base}+{int(nth or 1) + 1}"})


class InstantKind(StrEnum):
    OPENS = "opens"  # 開始
    ESCALATES = "escalates"  # 上位者へ知らせる
    EXPIRES = "expires"  # 締切


class Instant(Lean):
    """A moment at which something happens to an open task by itself."""

    at: datetime
    kind: InstantKind
    level: int = 0


class OpenTask(Lean):
    """A living task as the book resolved it: absolute UTC instants, computed as of the page's now."""

    key: str
    planned: bool = False
    instants: tuple[Instant, ...] = ()
    goes_on: bool = True
    """At expiry: go on without (True), or HR decides in the same case (False)."""
    last: bool = False
    """The book knows that nothing of the kind follows 最後の回: the period is over before."""
