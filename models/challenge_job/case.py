"""The cases of open posting 庁内公募: one for the campaign, and one for everybody who may apply.

Everybody who may apply has a case from the first day of applications on, whether or not they apply: that
there is one tells nothing. The keys of tasks name a posting 募集 by its section and number
(``screen_posting/4a….1.1``), or the round 募集の回 an application belongs to (``apply_for_posting/1.1``).
"""

from collections.abc import Iterator

from models.case.start import CaseStart
from models.case.task import Ask
from models.challenge_job.days import FIRST_CALL, Stage
from models.challenge_job.steps import ROLES, ApplicationStep, CampaignStep
from models.frozen import Frozen


class PostingName(Frozen):
    """The ``nth`` posting (from 1) that a section proposes, and the try (from 1) to word it."""

    section: str
    nth: int = 1
    attempt: int = 1

    @property
    def text(self) -> str:
        """The posting's name within the campaign; a second try keeps it."""
        return f"{self.section}.{self.nth}"

    @property
    def next(self) -> "PostingName":
        """The section may propose one more."""
        return PostingName(section=self.section, nth=self.nth + 1)

    @property
    def again(self) -> "PostingName":
        return self.model_copy(update={"attempt": self.attempt + 1})

    def ask(self, step: CampaignStep) -> Ask:
        return Ask(key=f"{step}/{self.text}.{self.attempt}", step=step, role=ROLES[step])

    @classmethod
    def of_key(cls, task_key: str) -> "PostingName":
        """The posting a task's key speaks of; HR's own task about it, or one given anew, is no other."""
        words = task_key.partition("/")[2].partition("/")[0].partition("+")[0]
        section, nth, attempt = words.split(".")
        return cls(section=section, nth=int(nth), attempt=int(attempt))


class Selection(Frozen):
    """The selection 選考 for one posting in a call; ``member`` is the place on its panel, 0 for the whole."""

    posting: str
    call: int = 1
    member: int = 0

    def ask(self, step: CampaignStep) -> Ask:
        key = f"{step}/{self.posting}/{self.call}.{self.member}"
        return Ask(key=key, step=step, role=ROLES[step])

    @classmethod
    def of_key(cls, task_key: str) -> "Selection":
        """The selection a task's key speaks of."""
        _, posting, numbers = task_key.split("/")[:3]
        call, _, member = numbers.partition("+")[0].partition(".")
        return cls(posting=posting, call=int(call), member=int(member))


class Entry(Frozen):
    """The ``nth`` time (from 1) within a call that somebody may write, or change, an application."""

    call: int = 1
    nth: int = 1

    @property
    def again(self) -> "Entry":
        return self.model_copy(update={"nth": self.nth + 1})

    def ask(self, step: ApplicationStep) -> Ask:
        return Ask(key=f"{step}/{self.call}.{self.nth}", step=step, role=ROLES[step])

    @classmethod
    def of_key(cls, task_key: str) -> "Entry":
        call, _, nth = task_key.partition("/")[2].partition("+")[0].partition(".")
        return cls(call=int(call), nth=int(nth))


class CampaignCase(CaseStart):
    """A year's campaign: which sections are asked for postings, and what the pack wants of it."""

    sections: tuple[str, ...]
    panel_size: int
    second_call: bool = True


class ApplicationCase(CaseStart):
    """One person's way through a campaign."""

    second_call: bool = True


def stage_ask(stage: Stage) -> Ask:
    """The date at which the campaign goes on by itself, as a window of HR: HR may move it."""
    return Ask(
        key=f"{CampaignStep.STAGE}/{stage}", step=CampaignStep.STAGE, role=ROLES[CampaignStep.STAGE]
    )


def stage_of(task_key: str) -> Stage:
    """The date a stage's task is about, also where it is waited for once more."""
    return Stage(task_key.partition("/")[2].partition("+")[0])


def opening_asks(case: CampaignCase | ApplicationCase) -> tuple[Ask, ...]:
    """What is open from the launch on."""
    if isinstance(case, ApplicationCase):
        return (Entry().ask(ApplicationStep.APPLY),)
    return (*_proposals(case), stage_ask(FIRST_CALL[0]))


def _proposals(case: CampaignCase) -> Iterator[Ask]:
    for section in case.sections:
        yield PostingName(section=section).ask(CampaignStep.PROPOSE_POSTING)
