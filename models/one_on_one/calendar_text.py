"""The text of a calendar file カレンダーの文面: only lines about time are looked at, no subject, place or name.

What somebody else's program wrote may be broken anywhere; a broken part is left out and counted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

TOP: Final = frozenset({"VEVENT", "VFREEBUSY", "VTIMEZONE"})
_INNER: Final = frozenset({"STANDARD", "DAYLIGHT"})
ABOUT_TIME: Final = frozenset(
    {
        "DTSTART",
        "DTEND",
        "DURATION",
        "RRULE",
        "RDATE",
        "EXDATE",
        "RECURRENCE-ID",
        "UID",
        "STATUS",
        "TRANSP",
        "FREEBUSY",
        "TZID",
        "TZOFFSETFROM",
        "TZOFFSETTO",
        "X-LIC-LOCATION",
    }
)
LONGEST_LINE: Final = 100_000
"""Characters of one unfolded line."""
_FOLD: Final = re.compile(r"\r?\n[ \t]")
_LINE_END: Final = re.compile(r"\r?\n|\r")
_LINE: Final = re.compile(
    r'([A-Za-z0-9-]+)((?:;[^=;:"]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):'
)
_PARAMETER: Final = re.compile(r';([^=;:"]+)=(?:"([^"]*)"|([^";:,]*))')


class Line(NamedTuple):
    """One line about time: its name, its parameters as they stand, its value."""

    name: str
    parameters: str
    value: str

    def parameter(self, name: str) -> str:
        """The first value of a parameter, empty if there is none."""
        for known, quoted, plain in _PARAMETER.findall(self.parameters):
            if known.upper() == name:
                return str(quoted or plain)
        return ""


@dataclass
class Component:
    """An event, a free-busy answer or a zone, with what stands inside a zone."""

    kind: str
    lines: list[Line] = field(default_factory=list)
    inner: list["Component"] = field(default_factory=list)

    def first(self, name: str) -> Line | None:
        return next((line for line in self.lines if line.name == name), None)

    def all(self, name: str) -> Iterator[Line]:
        return (line for line in self.lines if line.name == name)

    def value(self, name: str) -> str:
        line = self.first(name)
        return line.value.strip() if line else ""


@dataclass
class Contents:
    """What a file holds, in its order, and how much of it could not be read."""

    components: list[Component] = field(default_factory=list)
    broken: int = 0
    is_calendar: bool = False


def contents_of(text: str) -> Contents:
    """The components of a calendar text; a component without its end, or within another, is broken."""
    found, opened = Contents(), list[str]()
    current: Component | None = None
    for raw in _LINE_END.split(_FOLD.sub("", text)):
        word, _, kind = raw[:40].upper().partition(":")
        kind = kind.strip()
        if word == "BEGIN":
            found.is_calendar |= kind == "VCALENDAR"
            if kind in TOP:
                found.broken += current is not None
                current, opened = Component(kind), []
            elif current is not None:
                opened.append(kind)
                if kind in _INNER and len(opened) == 1:
                    current.inner.append(Component(kind))
        elif word == "END" and current is not None:
            if kind == current.kind:
                found.components.append(current)
                current = None
            elif opened:
                opened.pop()
        elif current is not None:
            _keep(raw, current, opened)
    found.broken += current is not None
    return found


def _keep(raw: str, current: Component, opened: list[str]) -> None:
    """An alarm's own lines are nobody's time; a zone's inner ones belong to its last part."""
    if opened and (len(opened) > 1 or opened[0] not in _INNER):
        return
    name = raw[:20].partition(":")[0].partition(";")[0].upper()
    if name not in ABOUT_TIME or len(raw) > LONGEST_LINE:
        return
    matched = _LINE.match(raw)
    if matched is None:
        return
    line = Line(name, matched[2], raw[matched.end() :])
    (current.inner[-1] if opened else current).lines.append(line)
