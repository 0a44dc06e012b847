"""Pictures 図 of a cycle: how far it has come, which section is where, in whose hands it lies, and the forecast."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import accumulate
from typing import Final

from api import addresses
from api.charts import Bar, Bars, Forecast, HeatMap, HeatRow
from api.hr.narrowing import Narrowing
from api.hr.rows import Desk
from api.i18n.catalogue import translations
from api.i18n.words import Words
from api.views.frame import Language
from models.evaluation.steps import Phase, Step
from models.open_days import OpenDays
from models.queries.hr_board import OnBoard
from models.roles import Role
from models.sections import Section

MOST_ROWS: Final = 14
MOST_HANDS: Final = 8
LONGEST_FORECAST: Final = timedelta(days=60)
_PAST_DAYS: Final = 20
_PACE_DAYS: Final = 5


class Pictures:
    """The pictures of the cases that were asked for, with links that narrow further."""

    def __init__(self, desk: Desk, asked: Narrowing, cases: Sequence[OnBoard]) -> None:
        self._desk = desk
        self._asked = asked
        self._cases = cases
        language = Language(desk.arrival.language)
        self._say = translations(language).gettext
        self._words = Words(language, translations(language))

    def funnel(self) -> Bars:
        """How many cases have left each phase behind; the first bar is all of them."""
        order = list(Phase)
        phases = Counter(case.phase for case in self._cases)
        bars = [Bar(label=self._say("対象"), count=len(self._cases), href=self._to(phase=""))]
        for nth, phase in enumerate(order[:-1]):
            beyond = sum(phases[later] for later in order[nth + 1 :])
            bars.append(Bar(label=self._phase(phase), count=beyond, href=self._to(phase=phase)))
        return Bars(bars=tuple(bars), share=True)

    def heat(self) -> HeatMap:
        """Sections 課 down (departments 部 where there are many), phases across."""
        phases = {case.phase for case in self._cases}
        columns = [phase for phase in Phase if phase in phases]
        rows, row_of = self._rows()
        counts = Counter((row_of.get(case.person_id), case.phase) for case in self._cases)
        return HeatMap(
            columns=tuple(self._phase(phase) for phase in columns),
            rows=tuple(
                HeatRow(
                    label=section.name,
                    counts=tuple(counts[str(section.id), phase] for phase in columns),
                    hrefs=tuple(self._to(section=section.id, phase=phase) for phase in columns),
                )
                for section in rows
            ),
        )

    def load(self) -> Bars:
        """Who holds most open tasks of others; red where one of them is overdue."""
        held: Counter[str] = Counter()
        late: set[str] = set()
        for case in self._cases:
            for turn in case.turns:
                if turn.person_id is None or turn.role is Role.EMPLOYEE:
                    continue
                held[turn.person_id] += 1
                if turn.due_at and turn.due_at < self._desk.arrival.now:
                    late.add(turn.person_id)
        return Bars(
            bars=tuple(
                Bar(
                    label=self._words.called(self._desk.person(person_id)),
                    count=count,
                    href=self._to(hands=person_id),
                    late=person_id in late,
                )
                for person_id, count in held.most_common(MOST_HANDS)
            )
        )

    def step_now(self) -> tuple[Step, date] | None:
        """The step that most people are asked for just now, and its last due day to come."""
        asked: Counter[Step] = Counter()
        last: dict[Step, datetime] = {}
        for case in self._cases:
            for turn in case.turns:
                if turn.due_at and turn.role is not Role.HR:
                    asked[turn.step] += 1
                    last[turn.step] = max(turn.due_at, last.get(turn.step, turn.due_at))
        if not asked:
            return None
        step = asked.most_common(1)[0][0]
        due = self._desk.days.local_day(last[step])
        is_to_come = self._desk.today < due <= self._desk.today + LONGEST_FORECAST
        return (step, due) if is_to_come else None

    def _rows(self) -> tuple[list[Section], dict[str, str]]:
        """The sections shown, and in which of them each person is counted."""
        known = self._desk.view.seating.seats
        seats = {c.person_id: known[c.person_id] for c in self._cases if c.person_id in known}
        rows = {who: seat.section for who, seat in seats.items()}
        if len({section.id for section in rows.values()}) > MOST_ROWS and not self._asked.section:
            rows = {who: seat.department for who, seat in seats.items()}
        shown = {section.id: section for section in rows.values()}
        return (
            sorted(shown.values(), key=lambda section: section.code),
            {who: str(section.id) for who, section in rows.items()},
        )

    def _phase(self, phase: Phase) -> str:
        if phase is Phase.DECLARATION:
            return self._words.step(Step.DECLARE)
        return self._words.phase(phase)

    def _to(self, **changes: str) -> str:
        return self._asked.address(addresses.HR, **changes) + "#names"


def forecast(
    moments: Sequence[datetime], goal: int, today: date, last: date, days: OpenDays
) -> Forecast:
    """Days up to today as they were, then the pace of the last five open days until the due day."""
    done_on = Counter(days.local_day(moment) for moment in moments)
    start = max(min(done_on, default=today), today - timedelta(days=_PAST_DAYS))
    past = _days_from(start, today)
    before = sum(count for day, count in done_on.items() if day < start)
    done = list(accumulate((done_on[day] for day in past), initial=before))[1:]
    coming = _days_from(today + timedelta(days=1), last)
    pace = _pace(done_on, today, days)
    guessed: list[float] = [done[-1]]
    for day in coming:
        more = pace if days.is_open(day) else 0
        guessed.append(min(guessed[-1] + more, goal))
    return Forecast(
        days=(*past, *coming),
        done=tuple(done),
        guessed=tuple(round(count) for count in guessed),
        goal=goal,
    )


def _pace(done_on: Counter[date], today: date, days: OpenDays) -> float:
    first = days.before(today, _PACE_DAYS - 1)
    recent = sum(count for day, count in done_on.items() if first <= day <= today)
    return recent / _PACE_DAYS


def _days_from(first: date, last: date) -> list[date]:
    return [first + timedelta(days=nth) for nth in range((last - first).days + 1)]
