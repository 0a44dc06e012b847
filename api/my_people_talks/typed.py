"""The form of a plan 日程案の用紙: a line per talk, each with its day, its time, and whether it is left out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from api.one_on_one.times_typed import places_typed

MOST_LINES: Final = 400
LONGEST_NONCE: Final = 64
_LONGEST_NUMBER: Final = 9


@dataclass(frozen=True)
class TypedLine:
    """One line as it came. ``shown`` is the time it was made from, in ISO; empty if there was none."""

    task_id: str
    version: int
    day: str = ""
    time: str = ""
    shown: str = ""
    by_hand: bool = False
    left_out: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.day and not self.time

    def start(self, zone: ZoneInfo) -> datetime | None:
        """The moment chosen, UTC; None while day or time is missing or cannot be read."""
        try:
            local = datetime.combine(date.fromisoformat(self.day), time.fromisoformat(self.time))
        except ValueError:
            return None
        return None if local.tzinfo else local.replace(tzinfo=zone).astimezone(UTC)

    def forgotten(self) -> "TypedLine":
        """The same talk without its time, which is somebody else's by now: the next one is proposed."""
        return TypedLine(task_id=self.task_id, version=self.version, left_out=self.left_out)

    def was_changed(self, zone: ZoneInfo) -> bool:
        """Whether the time is a person's choice, now or in an earlier round of changes."""
        start = self.start(zone)
        return start is not None and (self.by_hand or start.isoformat() != self.shown)


@dataclass(frozen=True)
class TypedPlan:
    """``press`` is the button: ``again``, ``check`` or ``edit``."""

    lines: tuple[TypedLine, ...]
    place: str
    online: str
    nonce: str
    press: str
    wrong: frozenset[str] = frozenset()
    """Which of the two places cannot be taken."""


def typed_plan(typed: Mapping[str, str]) -> TypedPlan:
    """Reads the form; a line without a task ends it."""
    nonce = typed.get("nonce", "")
    place, online, errors = places_typed(typed)
    return TypedPlan(
        lines=tuple(_lines(typed)),
        place=place,
        online=online,
        nonce=nonce if nonce.isascii() and nonce.isalnum() and len(nonce) <= LONGEST_NONCE else "",
        press=typed.get("press", "check"),
        wrong=frozenset(error.field for error in errors),
    )


def _lines(typed: Mapping[str, str]) -> Iterator[TypedLine]:
    seen: set[str] = set()
    for nth in range(1, MOST_LINES + 1):
        task_id = typed.get(f"task-{nth}", "")
        if not task_id:
            return
        if task_id not in seen:
            seen.add(task_id)
            yield _line(typed, nth, task_id)


def _line(typed: Mapping[str, str], nth: int, task_id: str) -> TypedLine:
    return TypedLine(
        task_id=task_id,
        version=_number(typed.get(f"version-{nth}", "")),
        day=typed.get(f"day-{nth}", ""),
        time=typed.get(f"time-{nth}", ""),
        shown=typed.get(f"start-{nth}", ""),
        by_hand=bool(typed.get(f"fixed-{nth}")),
        left_out=bool(typed.get(f"out-{nth}")),
    )


def _number(text: str) -> int:
    is_one = text.isascii() and text.isdecimal() and len(text) <= _LONGEST_NUMBER
    return int(text) if is_one else 0
