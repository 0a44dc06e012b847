"""The cases of a programme メンター・OJTの制度: one for its year, and one for each mentee.

A mentee's case outlives a mentor: the first to be found is pair 組 1, the next one 2. Keys of tasks name
the pair they are about, what number the task has in it, and the side, where both have one
(``check_midterm/2.1.mentor``).
"""

from collections.abc import Iterator

from models.case.start import CaseStart
from models.case.task import Ask
from models.frozen import Frozen
from models.mentoring.steps import OF_SIDE, ROLES, PairStep, ProgrammeStep, Side


class About(Frozen):
    """What a task of a mentee's case is about: the pair (0 before the first), its number, its side."""

    pair: int = 0
    nth: int = 1
    side: Side | None = None

    @property
    def again(self) -> "About":
        return self.model_copy(update={"nth": self.nth + 1})

    def of(self, side: Side) -> "About":
        return self.model_copy(update={"side": side})

    def ask(self, step: PairStep) -> Ask:
        role = OF_SIDE[self.side] if self.side else ROLES[step]
        side = f".{self.side}" if self.side else ""
        return Ask(key=f"{step}/{self.pair}.{self.nth}{side}", step=step, role=role)

    @classmethod
    def of_key(cls, task_key: str) -> "About":
        """What the task with this key is about; one that HR gave anew is about the same."""
        words = task_key.partition("/")[2].partition("/")[0].partition("+")[0].split(".")
        side = Side(words[2]) if len(words) > 2 else None
        return cls(pair=int(words[0]), nth=int(words[1]), side=side)


class ProgrammeCase(CaseStart):
    """A programme's year; ``sections`` are asked through their heads to name mentors."""

    programme: str
    sections: tuple[str, ...] = ()


class PairCase(CaseStart):
    """One mentee's year in a programme, and what the pack wants of it."""

    programme: str
    silence_agrees: bool = True
    """Whoever does not answer in time agrees; else the pair does not come about."""
    working_time: bool = False
    """The mentor's superior agrees 勤務時間の確認 that the talks are working time."""
    training_plan: bool = False
    reports: bool = False
    staff_interview: bool = False
    midterm: bool = False
    survey: bool = False
    moves_at_most: int = 0
    """As for a 1on1 series: after so many moves a round counts as missed; 0: no limit."""
    catches_up: bool = True


def section_ask(section: str, nth: int = 1) -> Ask:
    """Asks a section's head for mentors, the ``nth`` time (from 1): until the call ends more may be named."""
    step = ProgrammeStep.PROPOSE_MENTORS
    return Ask(key=f"{step}/{section}.{nth}", step=step, role=ROLES[step])


def asked_section(task_key: str) -> tuple[str, int]:
    """The section whose head a task of this key asks, and how many times it has been asked by then."""
    section, _, nth = task_key.partition("/")[2].partition("+")[0].rpartition(".")
    return section, int(nth)


def plan_ask(nth: int) -> Ask:
    """The ``nth`` time (from 1) that HR may decide about pairs."""
    step = ProgrammeStep.DECIDE_PLAN
    return Ask(key=f"{step}/{nth}", step=step, role=ROLES[step])


def plan_number(task_key: str) -> int:
    return int(task_key.partition("/")[2].partition("+")[0])


def is_first_wait(task_key: str) -> bool:
    """Whether somebody waits whom no plan has placed before; whoever waits again is owed somebody soon."""
    return About.of_key(task_key).nth == 1


def period_ask(step: ProgrammeStep | PairStep) -> Ask:
    """The end of the period, as a window that ends by itself."""
    return Ask(key=f"{step}/0.1", step=step, role=ROLES[step])


def opening_asks(case: ProgrammeCase | PairCase) -> tuple[Ask, ...]:
    """What is open from the launch on."""
    if isinstance(case, PairCase):
        seeking = (PairStep.TELL_WISHES, PairStep.AWAIT_MENTOR)
        return (*(About().ask(step) for step in seeking), period_ask(PairStep.PERIOD_ENDS))
    return (*_proposals(case), plan_ask(1), period_ask(ProgrammeStep.PERIOD_ENDS))


def _proposals(case: ProgrammeCase) -> Iterator[Ask]:
    for section in case.sections:
        yield section_ask(section)
