"""The HR desk 人事: three figures, pictures, then names; two presses from picture to person."""

from datetime import datetime

from api.charts import Bars, Forecast, HeatMap
from api.views.person import Link, Person
from models.acts import Act
from models.evaluation.steps import Phase, Step
from models.frozen import Frozen
from models.roles import Role


class Blocked(Frozen):
    """One case whose turn it is: where it stands, with whom, since when too late."""

    person: Person
    case_href: str
    step: Step | None
    turn: Person | None = None
    turn_role: Role | None = None
    due_at: datetime | None = None
    days_late: int = 0
    extend_href: str = ""
    reassign_href: str = ""
    phase: Phase = Phase.ENDED
    """Said where no step is open."""


class Refused(Frozen):
    """A submission that was taken and could not be applied; ``why``: case_closed, expired, moved_on."""

    number: str
    at: datetime
    step: Step
    act: Act
    by: Person
    subject: Person
    why: str
    case_href: str
    settle_href: str = ""
    """Empty for whom it concerns: a colleague settles it."""


class MentoringCounts(Frozen):
    """On HR's front page: of all programmes' years that run."""

    waiting: int = 0
    changes: int = 0
    quiet: int = 0
    href: str = ""

    @property
    def is_any(self) -> bool:
        return bool(self.waiting or self.changes or self.quiet)


class HrOverview(Frozen):
    """The overview; ``filters`` are those in the address, each with a link that takes it away."""

    cycle: str
    people: int
    sections: int
    evaluators: int
    overdue: int
    oldest_days: int
    overdue_href: str
    letters_today: int
    round_at: datetime | None = None
    hr_tasks: int = 0
    """Decisions that wait for HR itself."""
    hr_tasks_href: str = ""
    refused: tuple[Refused, ...] = ()
    """Submissions of any cycle that were taken and then refused, until somebody sees to them."""
    refused_total: int = 0
    funnel: Bars
    heat: HeatMap
    load: Bars
    load_step: Step | None = None
    forecast: Forecast | None = None
    forecast_step: Step | None = None
    filters: tuple[Link, ...] = ()
    listed: tuple[Blocked, ...] = ()
    listed_total: int = 0
    listed_late: bool = True
    """The list below shows what is overdue; False when the filters narrow to something else."""
    all_href: str = ""
    remind_href: str = ""
    """Where those whose turn it is in the list can be reminded; empty when nobody is left to tell today."""
    remind_count: int = 0
    cycles: tuple[Link, ...] = ()
    mentoring: MentoringCounts | None = None
    """What waits in programmes of mentors."""
