"""A task at hand of a process that has pages of its own 独自の画面を持つ作業: a 1on1, open posting."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy.ext.asyncio import AsyncSession

from api.on_the_day import OnTheDay
from api.parts import AppParts
from api.security.arrivals import Arrival
from api.tasks.at_hand import Astray, can_be_done
from models.errors import NotFound
from models.fiscal_year import FiscalYear
from models.open_days import OpenDays
from models.policy.schema import Policy
from models.processes import Process
from models.queries.access_tasks import TaskInCase, had_a_part, is_party, is_turn_of, task_at
from models.rights import Viewer
from models.steps import AnyStep, step_named
from models.tables.case import CaseRow
from models.tables.cycle import CycleRow
from models.tables.task import TaskRow


@dataclass(frozen=True)
class TaskAtHand(OnTheDay):
    """A task that the viewer may do now; the process' own class says what its pages are made from."""

    way: ClassVar[str]
    """The address of its page, with ``{locator}``; ``draft_way`` is where its form is saved, if anywhere."""
    draft_way: ClassVar[str] = ""

    parts: AppParts
    viewer: Viewer
    arrival: Arrival
    found: TaskInCase
    policy: Policy

    @property
    def task(self) -> TaskRow:
        return self.found.task

    @property
    def case(self) -> CaseRow:
        return self.found.case

    @property
    def cycle(self) -> CycleRow:
        return self.found.cycle

    @property
    def step(self) -> AnyStep:
        """What is to be done. Raises NotFound for a step the process' pages do not know."""
        return step_named(self.task.step)

    @property
    def href(self) -> str:
        return self.way.format(locator=self.task.locator)

    @property
    def draft_href(self) -> str:
        """Where the page of a form saves what is typed."""
        return self.draft_way.format(locator=self.task.locator)

    @property
    def days(self) -> OpenDays:
        return self.parts.days

    @property
    def year(self) -> FiscalYear:
        return FiscalYear(self.case.fiscal_year)

    def astray(self) -> Astray:
        """The same task, now that it cannot be done any more."""
        return Astray(self.parts, self.viewer, self.found, self.arrival)


async def found_for(
    session: AsyncSession,
    parts: AppParts,
    arrival: Arrival,
    viewer: Viewer,
    locator: str,
    processes: Collection[Process],
) -> TaskInCase | Astray:
    """The task of a link if it is the viewer's to do now, else where it led whoever had a part in it.

    Raises NotFound for strangers, and for a task of another process.
    """
    found = await task_at(session, locator)
    if found is None or found.case.process not in processes:
        raise NotFound
    is_mine = is_turn_of(viewer, found.task) and not is_party(viewer, found)
    if is_mine and can_be_done(found.task, arrival.now):
        return found
    if not await had_a_part(session, viewer, found):
        raise NotFound
    return Astray(parts, viewer, found, arrival)
