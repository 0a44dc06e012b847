"""A page on its way into the book: what was asked, what is known, what will be written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import TypeVar

from activities.world import World
from models.acts import Act
from models.case import CauseKind, OpenTask, Page, Verdict
from models.fiscal_year import FiscalYear
from models.frozen import Frozen
from models.ids import PersonId
from models.one_on_one.talk_rules import TalkRules, talk_rules_of
from models.policy.programme import Programme
from models.processes import SEALED, TALKING, Process
from models.queries.campaigns import CampaignBook
from models.queries.pages import Values, Writes
from models.queries.programmes import ProgrammeBook
from models.rated_once import RATINGS
from models.roles import Role
from models.tables.case import CaseRow
from models.tables.receipt import MessageRow, ReceiptRow
from models.tables.sheet import SheetRow
from models.tables.task import TaskRow

T = TypeVar("T", bound=Frozen)


@dataclass
class Turning:
    """One page and everything around it. ``answered`` are the tasks as the case will be told."""

    page: Page
    case: CaseRow
    living: dict[str, TaskRow]
    message: MessageRow | None
    receipt: ReceiptRow | None
    world: World
    writes: Writes
    new_tasks: list[Values] = field(default_factory=list)
    task_changes: list[Values] = field(default_factory=list)
    answered: list[OpenTask] = field(default_factory=list)
    earlier: Sequence[SheetRow] = ()
    """The case's sheets so far; read only when the page confirms or discloses."""
    versions: int = 0
    talks: dict[str, Values] = field(default_factory=dict)
    """The case's talks by name, as this page leaves them."""
    talks_before: dict[str, Values] = field(default_factory=dict)
    """The same as the page found them."""
    rated: Mapping[Role, set[PersonId]] = field(default_factory=dict)
    """Who has rated before this page; read only when the page asks somebody to judge."""
    ended: str = ""
    lines: int = 0

    @property
    def year(self) -> FiscalYear:
        """The fiscal year whose dates the case follows."""
        return FiscalYear(self.case.fiscal_year)

    @property
    def is_evaluation(self) -> bool:
        return self.case.process == Process.EVALUATION

    @property
    def is_series(self) -> bool:
        return self.case.process == Process.ONE_ON_ONE

    @property
    def has_talks(self) -> bool:
        """Whether the case holds talks 面談: a 1on1 series, or a pair 組."""
        return self.case.process in TALKING

    @cached_property
    def talk_rules(self) -> TalkRules:
        """What holds for the talks of the case."""
        return talk_rules_of(self.world.rules_of(self.case).policy, self.case.shape)

    @property
    def pair_since(self) -> date | None:
        """From which day on the pair 組 talks; None for a series, and while no pair has started."""
        if not self.is_pair or self.pair is None or self.pair["started_on"] is None:
            return None
        started: date = self.pair["started_on"]
        return max(started, self.programme.days.day("starts_on", self.year))

    @property
    def is_campaign(self) -> bool:
        return self.case.process == Process.CAMPAIGN

    @property
    def is_application(self) -> bool:
        return self.case.process == Process.APPLICATION

    @property
    def is_programme(self) -> bool:
        return self.case.process == Process.MENTORING

    @property
    def is_pair(self) -> bool:
        return self.case.process == Process.PAIR

    @property
    def book(self) -> ProgrammeBook:
        """The programme's year the case belongs to, as the group's pages leave it."""
        return self.writes.programmes[self.case.cycle_id]

    @property
    def programme(self) -> Programme:
        """The programme メンター・OJTの制度 of the case, as its pack has it."""
        key = self.case.shape["programme"]
        found = self.world.rules_of(self.case).policy.programme(key)
        if found is None:
            raise LookupError(key)
        return found

    @property
    def pair(self) -> Values | None:
        """The mentee's pair that is being asked, or runs."""
        return self.book.living_pair(self.case.id)

    @property
    def is_sealed(self) -> bool:
        """A process nobody may infer 封をした手続き: no letter and no trail of others speaks of it."""
        return self.case.process in SEALED

    @property
    def campaign(self) -> CampaignBook:
        """The campaign the case belongs to, as the group's pages leave it."""
        return self.writes.campaigns[self.case.cycle_id]

    @property
    def rated_by_now(self) -> dict[Role, set[PersonId]]:
        """The same with what this page closes."""
        closed = [self.living[it.key] for it in self.page.closes if it.verdict is Verdict.SUBMITTED]
        people = {role: set(them) for role, them in self.rated.items()}
        for task in closed:
            if task.step in RATINGS and task.person_id:
                people.setdefault(Role(task.role), set()).add(PersonId(task.person_id))
        return people

    @property
    def living_by_id(self) -> dict[str, TaskRow]:
        return {task.id: task for task in self.living.values()}

    @property
    def at(self) -> datetime:
        """The cause's moment: what people see as the time of the event."""
        return self.page.cause.at

    @property
    def actor(self) -> str | None:
        """Who caused the page; None when it was the clock."""
        return self.message.by_person_id if self.message else None

    @property
    def is_late(self) -> bool:
        """A message about a task that lives no longer, or never did."""
        cause = self.page.cause
        speaks_to_task = cause.kind is CauseKind.MESSAGE and cause.act not in (Act.ORDER, Act.END)
        return speaks_to_task and cause.task_key not in self.living

    @property
    def chosen_person(self) -> str | None:
        """Whom HR names in a reassignment: by a command, or in the form of its decision."""
        return self._said("person_id", "person_id") or None

    @property
    def chosen_day(self) -> date | None:
        """Until when HR extends: by a command, or in the form of its decision."""
        day = self._said("until", "day")
        return date.fromisoformat(day) if day else None

    def submitted(self, kind: type[T]) -> T:
        """The submission's content as the value it was checked as."""
        return kind.model_validate(self.receipt.content if self.receipt else {})

    def _said(self, detail: str, field_of_form: str) -> str:
        details = self.message.details if self.message else {}
        content = self.receipt.content if self.receipt else {}
        return str(details.get(detail) or content.get(field_of_form) or "")

    def line(
        self, what: str, *, step: str = "", person_id: str | None = None, **details: str
    ) -> None:
        """Adds a line to the case's timeline."""
        self.writes.timeline.append(
            {
                "case_id": self.case.id,
                "page_seq": self.page.seq,
                "nth": self.lines,
                "at": self.at,
                "what": what,
                "step": step,
                "person_id": person_id,
                "details": details,
            }
        )
        self.lines += 1
