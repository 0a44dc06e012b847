"""The HR desk 人事: three figures, pictures, then names; two presses from picture to person."""

from datetime import datetime

from api.charts import Bars, Forecast, HeatMap
from api.views.person import Link, Person
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
    cycles: tuple[Link, ...] = ()
