"""Pictures 図 of a cycle: how far it has come, which section is where, in whose hands it lies, and the forecast."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import accumulate
from typing import Final

from api import addresses
from api.charts import Bar, Bars, Forecast, HeatMap, HeatRow
from api.hr.narrowing import Narrowing
from api.hr.rows import Desk
from api.hr.tally import Tally
from api.i18n.catalogue import translations
from api.i18n.words import Words
from api.views.frame import Language
from models.evaluation.steps import Phase, Step
from models.open_days import OpenDays
from models.sections import Section

MOST_ROWS: Final = 14
MOST_HANDS: Final = 8
LONGEST_FORECAST: Final = timedelta(days=60)
_PAST_DAYS: Final = 20
_PACE_DAYS: Final = 5


class Pictures:
    """The pictures of the cases that were asked for, with links that narrow further."""

    def __init__(self, desk: Desk, asked: Narrowing, counted: Tally) -> None:
        self._desk = desk
        self._asked = asked
        self._counted = counted
        language = Language(desk.arrival.language)
        self._say = translations(language).gettext
        self._words = Words(language, translations(language))

    def funnel(self) -> Bars:
        """How many cases have left each phase behind; the first bar is all of them."""
        order, phases = list(Phase), self._counted.phases
        bars = [Bar(label=self._say("対象"), count=self._counted.total, href=self._to(phase=""))]
        for nth, phase in enumerate(order[:-1]):
            beyond = sum(phases[later] for later in order[nth + 1 :])
            bars.append(Bar(label=self._phase(phase), count=beyond, href=self._to(phase=phase)))
        return Bars(bars=tuple(bars), share=True)

    def heat(self) -> HeatMap:
        """Sections 課 down (departments 部 where there are many), phases across."""
        columns = [phase for phase in Phase if self._counted.phases[phase]]
        rows, row_of = self._rows()
        counts: Counter[tuple[str, Phase]] = Counter()
        for (section_id, phase), count in self._counted.seated.items():
            counts[row_of[section_id], phase] += count
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
        late = self._counted.behind(self._desk.arrival.now)
        return Bars(
            bars=tuple(
                Bar(
                    label=self._words.called(self._desk.person(person_id)),
                    count=count,
                    href=self._to(hands=person_id),
                    late=person_id in late,
                )
                for person_id, count in self._counted.held.most_common(MOST_HANDS)
            )
        )

    def step_now(self) -> tuple[Step, date] | None:
        """The step that most people are asked for just now, and its last due day to come."""
        if not self._counted.asked:
            return None
        step = self._counted.asked.most_common(1)[0][0]
        due = self._desk.days.local_day(self._counted.last_due[step])
        is_to_come = self._desk.today < due <= self._desk.today + LONGEST_FORECAST
        return (step, due) if is_to_come else None

    def _rows(self) -> tuple[list[Section], Mapping[str, str]]:
        """The sections shown, and in which row those of each section are counted."""
        rows = {here: seat.section for here, seat in self._counted.seats.items()}
        if len(rows) > MOST_ROWS and not self._asked.section:
            rows = {here: seat.department for here, seat in self._counted.seats.items()}
        shown = {section.id: section for section in rows.values()}
        return (
            sorted(shown.values(), key=lambda section: section.code),
            {here: str(section.id) for here, section in rows.items()},
        )

    def _phase(self, phase: Phase) -> str:
        if phase is Phase.DECLARATION:
            return self._words.step(Step.DECLARE)
        return self._words.phase(phase)

    def _to(self, **changes: str) -> str:
        return self._asked.address(addresses.HR, **changes) + "#names"


def forecast(
    done_on: Counter[date], goal: int, today: date, last: date, days: OpenDays
) -> Forecast:
    """Days up to today as they were, then the pace of the last five open days until the due day."""
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
