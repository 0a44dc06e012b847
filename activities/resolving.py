"""Resolving 担当と日程: which person a role is on the day, and which moments a rule means.

Process code names roles and steps; here they become a person and absolute UTC instants, as of the
page's now, so that a transfer, a vacancy or a moved date is seen by the next page and by no earlier.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from activities.world import World
from models.case import Instant, InstantKind, OpenTask
from models.evaluation.steps import Step
from models.evaluators import evaluators
from models.fiscal_year import FiscalYear
from models.ids import PersonId, SectionId
from models.policy.steps import OnExpiry
from models.queries.partners import partner_in
from models.rated_once import Rated, deputy
from models.roles import DESKS, Role
from models.standing_in import StandIn, stand_in
from models.tables.case import CaseRow
from models.tables.task import TaskRow
from models.timetable import Timetable, timetable


@dataclass(frozen=True)
class Dates:
    """A task's timetable with what the pack says about silence."""

    table: Timetable
    goes_on: bool
    optional: bool
    last: bool = False
    """Nothing of the kind follows (``models.case.task.OpenTask``)."""


def person_for(
    role: Role, case: CaseRow, world: World, barred: Collection[PersonId] = ()
) -> str | None:
    """The person of a role today; None means a desk: the role's own, or HR where nobody is.

    ``barred`` have rated in another role of this case.
    """
    if role in DESKS:
        return None
    if role is Role.EMPLOYEE:
        return case.person_id
    if role is Role.PARTNER:
        return partner_of(case, world)
    if role in (Role.MENTOR, Role.MENTORS_SUPERIOR):
        return mentor_for(role, case, world)
    chain_rule = world.rules_of(case).policy.evaluation.chain.value
    who, today = PersonId(case.person_id), world.today(case)
    passed: set[PersonId] = set()
    while True:
        chain = evaluators(world.organisation, who, today, chain_rule, barred=passed)
        holder = chain.holder(role)
        if holder is None or holder not in barred:
            return holder
        passed.add(
            holder
        )  # this one alone: to bar an evaluator in the own role would move the others


def asked_today(task: TaskRow, case: CaseRow, world: World) -> str | None:
    """Whom the task would be asked of if it were opened today; a panel stays as it was named."""
    role = Role(task.role)
    if role is Role.SECTION_HEAD:
        return head_of_section(task.key, case, world)
    return task.person_id if role is Role.PANEL else person_for(role, case, world)


def head_of_section(task_key: str, case: CaseRow, world: World) -> str | None:
    """The head 課長 of the section 課 the task's key names first; None in a vacancy."""
    section = SectionId(re.split(r"[./+]", task_key.partition("/")[2], maxsplit=1)[0])
    heads = world.organisation.heads(section, world.today(case))
    return heads[0] if heads else None


def partner_of(case: CaseRow, world: World, day: date | None = None) -> str | None:
    """With whom the employee talks on a day, today by itself; a pair 組 has one mentor or none."""
    return partner_in(
        case, world.organisation, world.rules_of(case).policy, day or world.today(case)
    )


def mentor_for(role: Role, case: CaseRow, world: World) -> str | None:
    """The mentor メンター of a mentee's case, or the mentor's superior; None while one is sought."""
    if case.partner_id is None or role is Role.MENTOR:
        return case.partner_id
    return world.organisation.superior(PersonId(case.partner_id), world.today(case))


def stand_in_for(role: Role, case: CaseRow, world: World) -> StandIn | None:
    """Whose deputy the person of a role is today; None where the seat's own holder is asked."""
    if not case.person_id:
        return None  # a campaign 公募 is about nobody
    chain_rule = world.rules_of(case).policy.evaluation.chain.value
    who = PersonId(case.person_id)
    return stand_in(world.organisation, who, world.today(case), chain_rule, role)


def deputy_for(task: TaskRow, case: CaseRow, world: World, rated: Rated) -> str | None:
    """The deputy 代理 who takes a task that is handed up; None where HR must name somebody."""
    if task.person_id is None:
        return None
    return deputy(
        world.organisation,
        PersonId(task.person_id),
        PersonId(case.person_id),
        Step(task.step),
        world.today(case),
        world.rules_of(case).policy.evaluation.chain.value,
        rated,
    )


def next_level_up(person_id: str | None, case: CaseRow, world: World) -> str | None:
    """Who hears that a task waits: the next level up, never the evaluated person."""
    if person_id is None:
        return None
    up = world.organisation.superior(PersonId(person_id), world.today(case))
    return None if up == case.person_id else up


def is_on_duty(person_id: str, case: CaseRow, world: World) -> bool:
    return world.organisation.on_duty(PersonId(person_id), world.today(case))


def dates_for(step: str, case: CaseRow, world: World, *, extended_to: date | None = None) -> Dates:
    """The moments of a task opened now, by the step's rule in the case's pack."""
    rules = world.rules_of(case)
    rule = rules.policy.evaluation.steps[Step(step)]
    table = timetable(
        rule, FiscalYear(case.fiscal_year), rules.days, world.now, extended_to=extended_to
    )
    return Dates(table, rule.on_expiry is OnExpiry.GO_ON or rule.optional, rule.optional)


def open_task(key: str, dates: Dates, now: datetime) -> OpenTask:
    """What the case is told: its instants; a planned task knows only when it opens."""
    return OpenTask(
        key=key,
        planned=dates.table.opens_at > now,
        instants=_instants(dates.table, now),
        goes_on=dates.goes_on,
        last=dates.last,
    )


def _instants(table: Timetable, now: datetime) -> tuple[Instant, ...]:
    if table.opens_at > now:
        return (Instant(at=table.opens_at, kind=InstantKind.OPENS),)
    told = tuple(
        Instant(at=at, kind=InstantKind.ESCALATES, level=level)
        for level, (at, _) in enumerate(table.escalations, start=1)
    )
    if table.expires_at is None:
        return told
    return (*told, Instant(at=table.expires_at, kind=InstantKind.EXPIRES))
