"""Lines of a plan 日程案の行: each talk with its time and the reason, or why there is none, and its two fields."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Final
from zoneinfo import ZoneInfo

from api import addresses
from api.dates import DateWords
from api.my_people_talks.desk import OpenTalk, TalksDesk
from api.my_people_talks.planning import Planned
from api.my_people_talks.typed import TypedLine
from api.views.answers import Choice
from api.views.frame import Language
from api.views.talk_round import RoundLine
from models.one_on_one.chosen_time import clocks
from models.one_on_one.explained import Clash
from models.one_on_one.round_plan import Placed
from models.one_on_one.talk import Span

MOST_DAYS: Final = 70
"""Days offered for one talk by hand; a longer window goes on when these are over."""
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Offered:
    """What may be chosen by hand for one talk."""

    days: tuple[Choice, ...]
    times: tuple[Choice, ...]

    @cached_property
    def _known(self) -> tuple[frozenset[str], frozenset[str]]:
        return (
            frozenset(it.value for it in self.days),
            frozenset(it.value for it in self.times),
        )

    def holds(self, day: str, time_: str) -> bool:
        days, times = self._known
        return day in days and time_ in times


class Offers:
    """Days and times of each talk's window, worked out once for all that share it."""

    def __init__(self, desk: TalksDesk) -> None:
        self._desk = desk
        self._words = DateWords(Language(desk.arrival.language))
        self._known: dict[object, Offered] = {}

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self._desk.parts.days.rules.timezone)

    def of(self, it: OpenTalk) -> Offered:
        asked = self._desk.place(it)
        key = (asked.first, asked.last, asked.hours, asked.minutes)
        if key not in self._known:
            days = tuple(self._days(asked.first, asked.last))
            every = clocks(asked.hours, asked.minutes, self._desk.parts.days)
            self._known[key] = Offered(
                days=tuple(
                    Choice(value=day.isoformat(), words=self._words.day(day)) for day in days
                ),
                times=tuple(_time(at) for at in every),
            )
        return self._known[key]

    def _days(self, first: date, last: date) -> Iterable[date]:
        every = (first + nth * _DAY for nth in range((last - first).days + 1))
        found = [day for day in every if self._desk.parts.days.is_open(day)]
        return found[:MOST_DAYS]


def _time(at: time) -> Choice:
    return Choice(value=at.isoformat("minutes"), words=f"{at.hour}:{at:%M}")


def lines_of(
    desk: TalksDesk,
    talks: Sequence[OpenTalk],
    made: Planned,
    typed: Mapping[str, TypedLine],
    wrong: Mapping[str, str],
) -> tuple[RoundLine, ...]:
    """First those with a time, in its order; then those without; last those left out."""
    offers = Offers(desk)
    placed = {it.person_id: it for it in made.plan.placed}
    none = {it.person_id: it for it in made.plan.without}
    order = {task_id: nth for nth, task_id in enumerate([*placed, *none])}
    in_order = sorted(talks, key=lambda it: order.get(it.task.id, len(order)))
    lines = []
    for nth, it in enumerate(in_order, start=1):
        error = wrong.get(it.task.id, "")
        line = _line(desk, offers, it, placed.get(it.task.id), typed.get(it.task.id), error)
        lines.append(line.model_copy(update={"nth": nth, "none": none.get(it.task.id)}))
    return tuple(lines)


def _line(
    desk: TalksDesk,
    offers: Offers,
    it: OpenTalk,
    placed: Placed | None,
    typed: TypedLine | None,
    error: str,
) -> RoundLine:
    offered = offers.of(it)
    by_hand = typed is not None and typed.was_changed(offers.zone)
    keeps = typed is not None and (by_hand or bool(error) or typed.left_out)
    day, at = (typed.day, typed.time) if typed and keeps else ("", "")
    if placed and not day:
        local = placed.start.astimezone(offers.zone)
        day, at = local.date().isoformat(), local.time().isoformat("minutes")
    return RoundLine(
        nth=0,
        task_id=it.task.id,
        version=it.task.version,
        person=desk.person(it.employee_id),
        programme=it.series.series.rules.programme,
        minutes=it.talk.minutes,
        start=placed.start if placed else None,
        because=placed.because if placed else "",
        clash=(placed.clash or "") if placed else "",
        by_hand=by_hand,
        left_out=typed is not None and typed.left_out,
        day=day,
        time=at,
        days=offered.days,
        times=offered.times,
        error=error,
        was=it.talk.starts_at,
        wished=it.is_wish,
        href=addresses.TALK_TASK.format(locator=it.task.locator),
    )


def what_is_wrong(
    desk: TalksDesk, talks: Sequence[OpenTalk], typed: Mapping[str, TypedLine]
) -> dict[str, str]:
    """Task → the code of what cannot be taken as typed; what is empty is no mistake."""
    offers, found = Offers(desk), {}
    for it in talks:
        line = typed.get(it.task.id)
        if line is None or line.left_out or line.is_empty:
            continue
        start = line.start(offers.zone)
        if start is None:
            found[it.task.id] = "incomplete"
        elif not offers.of(it).holds(line.day, line.time):
            found[it.task.id] = "not_open"
        elif start <= desk.now:
            found[it.task.id] = "past"
        elif desk.away and Span.of(start, it.talk.minutes).overlaps(desk.away):
            found[it.task.id] = "away"
    return found


def overlapping(made: Planned) -> dict[str, str]:
    """Those whose times by hand lie on another talk of mine: such a plan cannot be sent."""
    return {it.person_id: "overlaps" for it in made.plan.placed if it.clash is Clash.OVERLAPS}


def chosen_times(
    desk: TalksDesk, typed: Iterable[TypedLine], *, by_hand_only: bool
) -> dict[str, datetime]:
    """Task → the time chosen; with ``by_hand_only`` without those that were only proposed."""
    zone = Offers(desk).zone
    chosen = {}
    for line in typed:
        start = line.start(zone)
        if start and not line.left_out and (line.was_changed(zone) or not by_hand_only):
            chosen[line.task_id] = start
    return chosen
