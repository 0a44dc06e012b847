"""The preview of a cycle 開始前の確認: who is in, who is out and why, who has no evaluator, which dates moved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from api.hr.rows import Desk
from api.views.hr_desk import CycleDate, CyclePreview, LeftOut
from models.evaluation.selection import Selected, select
from models.evaluation.steps import Step
from models.fiscal_year import FiscalYear
from models.ids import PackId
from models.open_days import OpenDays
from models.policy.month_day import MonthDay
from models.policy.population import CycleRule
from models.policy.schema import Policy
from models.tables.cycle import CycleRow, CycleState
from models.timetable import timetable


@dataclass(frozen=True)
class CycleAtHand:
    """A cycle of a pack; ``row`` is None before it is opened."""

    desk: Desk
    policy: Policy
    pack_id: PackId
    rule: CycleRule
    row: CycleRow | None

    @property
    def year(self) -> FiscalYear:
        return FiscalYear(self.policy.year)

    @property
    def days(self) -> OpenDays:
        """The calendar of the pack itself: it may be of another year than today's."""
        return OpenDays(self.policy.calendar.rules())

    def head(self) -> CyclePreview:
        return CyclePreview(
            name=f"{self.year.label} {self.rule.name}",
            policy=f"{self.policy.year}-{self.policy.version}",
            people=0,
            letters=0,
            dates=tuple(_dates(self)),
        )


def planned(at_hand: CycleAtHand) -> CyclePreview:
    """What one press would open, as of today's organisation."""
    everybody = list(_selected(at_hand))
    people = [one for one in everybody if one.left_out is None]
    return at_hand.head().model_copy(
        update={
            "people": len(people),
            "letters": len(people),
            "left_out": tuple(_left_out(at_hand, everybody)),
            "without_evaluator": tuple(
                at_hand.desk.person(one.person_id) for one in everybody if one.has_no_evaluator
            ),
        }
    )


def opened(at_hand: CycleAtHand, row: CycleRow, counts: tuple[int, int]) -> CyclePreview:
    """What it has become: cases launched, cases that live."""
    launched, living = counts
    everybody = list(_selected(at_hand))
    return at_hand.head().model_copy(
        update={
            "people": launched,
            "state": shown_state(row),
            "launched": launched,
            "still_open": living,
            "left_out": tuple(_left_out(at_hand, everybody)),
        }
    )


def shown_state(row: CycleRow) -> str:
    """A cycle is open for HR from the press on, though its launch goes on."""
    return CycleState.OPEN if row.state == CycleState.OPENING else CycleState(row.state)


def _selected(at_hand: CycleAtHand) -> Iterator[Selected]:
    desk = at_hand.desk
    return select(desk.arrival.organisation, at_hand.policy, at_hand.rule, at_hand.year, desk.today)


def _left_out(at_hand: CycleAtHand, everybody: Sequence[Selected]) -> Iterator[LeftOut]:
    for one in everybody:
        if one.left_out is not None:
            yield LeftOut(person=at_hand.desk.person(one.person_id), why=one.left_out)


def _dates(at_hand: CycleAtHand) -> Iterator[CycleDate]:
    """Every step with a date of its own in the pack, and whether that day was closed."""
    year, days = at_hand.year, at_hand.days
    start = days.opening(year.first)
    for step in at_hand.policy.evaluation.steps.used():
        rule = at_hand.policy.evaluation.steps[step]
        if rule.opens is None and rule.due is None:
            continue
        table = timetable(rule, year, days, start)
        until = table.due_at or table.expires_at
        yield CycleDate(
            step=Step(step),
            opens=days.local_day(table.opens_at) if rule.opens else None,
            due=days.local_day(until) if until else None,
            moved_from=_closed_day(year, rule.due, days),
        )


def _closed_day(year: FiscalYear, due: MonthDay | None, days: OpenDays) -> date | None:
    if due is None:
        return None
    day = year.day(due.month, due.day)
    return None if days.is_open(day) else day
