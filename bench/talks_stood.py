"""Which times stood 決まった日時, told from pages and receipts alone: the talks' own rows are then checked against it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from bench.outside import Book, moment

CHOICES: Final = "choose_time"
OF_TALKS: Final = frozenset({"arrange_talk", CHOICES, "lead_talk", "join_talk"})
"""Steps about one talk; of a pair 組 there are others beside them."""
QUARTER: Final = timedelta(minutes=15)
STANDS, HELD, GONE, PASSED = "stands", "held", "gone", "passed"
OFF: Final = "called_off"


@dataclass
class Stood:
    """One time fixed for two people, from ``since`` until it was held, passed in vain, or was given up.

    ``fate``: ``stands``, ``held``, ``passed`` (its hour came and it was not held), ``gone`` (moved, called off).
    """

    case_id: str
    talk: str
    employee: str
    partner: str
    start: datetime
    minutes: int
    since: datetime
    planned: datetime
    """When the partner fixed or offered it."""
    until: datetime | None = None
    fate: str = STANDS

    @property
    def end(self) -> datetime:
        return self.start + timedelta(minutes=self.minutes)

    @property
    def pair(self) -> tuple[str, str]:
        return self.employee, self.partner

    @property
    def purpose(self) -> str:
        return f"{self.case_id}/{self.talk}"

    @property
    def name(self) -> str:
        return f"talk {self.purpose} at {self.start:%Y-%m-%d %H:%M}Z"

    @property
    def quarters(self) -> Iterator[datetime]:
        at = self.start
        while at < self.end:
            yield at
            at += QUARTER


@dataclass
class Told:
    """What the pages say of all series: every time that ever stood, and how each talk ended."""

    stood: list[Stood] = field(default_factory=list)
    ended: dict[tuple[str, str], str] = field(default_factory=dict)
    """By case and talk: ``held``, ``missed``, ``skipped``, or ``called_off`` with its case."""
    begun: set[tuple[str, str]] = field(default_factory=set)

    @property
    def standing(self) -> list[Stood]:
        """Times that lie ahead, or wait for word that the talk was held."""
        return [it for it in self.stood if it.fate == STANDS]

    @property
    def held(self) -> list[Stood]:
        return [it for it in self.stood if it.fate == HELD]


def told(book: Book) -> Told:
    """Reads every page of every series in order."""
    receipts = {it["id"]: it for it in book.rows("SELECT id, person_id, content FROM receipts")}
    people = {it["id"]: it["person_id"] for it in book.rows("SELECT id, person_id FROM cases")}
    found = Told()
    readers: dict[str, _Reader] = {}
    for page in book.rows("SELECT case_id, cause_id, at, body FROM pages ORDER BY case_id, seq"):
        case_id = page["case_id"]
        if case_id not in readers:
            readers[case_id] = _Reader(case_id, people[case_id], found)
        readers[case_id].reads(
            json.loads(page["body"]), moment(page["at"]), receipts.get(page["cause_id"])
        )
    return found


class _Reader:
    """Reads the pages of one series."""

    def __init__(self, case_id: str, employee: str, found: Told) -> None:
        self._case_id, self._employee, self._found = case_id, employee, found
        self._now: dict[str, Stood] = {}
        self._offer: dict[str, tuple[str, int, datetime]] = {}
        self._said_held: set[str] = set()

    def reads(
        self, page: Mapping[str, Any], at: datetime, receipt: Mapping[str, Any] | None
    ) -> None:
        for opening in page.get("opens", ()):
            step, talk = _of_key(opening["key"])
            if step in OF_TALKS:
                self._found.begun.add((self._case_id, talk))
        for closing in page.get("closes", ()):
            step, talk = _of_key(closing["key"])
            if step in OF_TALKS:
                self._closes(step, talk, closing["verdict"], at, receipt)
        now = moment(page["now"]) if "now" in page else at
        for mark in page.get("marks", ()):
            what, _, talk = mark.partition(":")
            if what == OFF:
                self._ends(talk, at, now)
            else:
                self._marks(what, talk, at=at)
        if page.get("ended"):
            self._ends_all(at, now)

    def _closes(
        self,
        step: str,
        talk: str,
        verdict: str,
        at: datetime,
        receipt: Mapping[str, Any] | None,
    ) -> None:
        content = json.loads(receipt["content"]) if receipt else {}
        if verdict == "offered" and receipt:
            self._offer[talk] = (receipt["person_id"], content["minutes"], at)
        elif verdict == "booked" and receipt:
            self._leaves(talk, at, GONE)
            self._said_held.discard(talk)
            partner, minutes, planned = receipt["person_id"], content.get("minutes", 0), at
            if step == CHOICES:
                partner, minutes, planned = self._offer[talk]
            stands = Stood(
                self._case_id,
                talk,
                self._employee,
                partner,
                moment(content["start"]),
                minutes,
                since=at,
                planned=planned,
            )
            self._now[talk] = stands
            self._found.stood.append(stands)
        elif verdict in ("moved", OFF):
            self._leaves(talk, at, GONE)
        elif verdict == HELD:
            self._said_held.add(talk)

    def _marks(self, what: str, talk: str, *, at: datetime) -> None:
        if what == HELD and talk in self._now:
            self._now.pop(talk).fate = HELD
        else:
            self._leaves(talk, at, PASSED)
        if what != "again":
            self._found.ended[self._case_id, talk] = what

    def _leaves(self, talk: str, at: datetime, fate: str) -> None:
        stood = self._now.pop(talk, None)
        if stood is not None:
            stood.until, stood.fate = at, fate

    def _ends(self, talk: str, at: datetime, now: datetime) -> None:
        """The two talk no more: what has taken place counts, by the word of one side."""
        stood = self._now.get(talk)
        if stood is None or stood.start > now:
            self._leaves(talk, at, GONE)
            self._found.ended[self._case_id, talk] = OFF
        else:
            self._marks(HELD if talk in self._said_held else "missed", talk, at=at)

    def _ends_all(self, at: datetime, now: datetime) -> None:
        """The post or the year ended: so for each talk that has not ended before."""
        for case_id, talk in sorted(self._found.begun):
            if case_id == self._case_id and (case_id, talk) not in self._found.ended:
                self._ends(talk, at, now)


def _of_key(key: str) -> tuple[str, str]:
    """``arrange_talk/r3.2``: the step and the talk."""
    step, _, rest = key.partition("/")
    return step, rest.partition(".")[0]
