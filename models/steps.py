"""Steps 手順 of every process: what a task's step may be, whichever procedure it belongs to."""

from collections.abc import Mapping
from typing import Any, Final

from models.acts import Act
from models.challenge_job import acts as of_challenge_job
from models.challenge_job.steps import ApplicationStep, CampaignStep
from models.evaluation import acts as of_evaluation
from models.evaluation.steps import Step
from models.mentoring import acts as of_mentoring
from models.mentoring.steps import PairStep, ProgrammeStep
from models.one_on_one import acts as of_one_on_one
from models.one_on_one.steps import TalkStep

AnyStep = Step | TalkStep | CampaignStep | ApplicationStep | ProgrammeStep | PairStep
_KINDS: Final = (Step, TalkStep, CampaignStep, ApplicationStep, ProgrammeStep, PairStep)
_STEPS: Final[dict[str, AnyStep]] = {str(step): step for kind in _KINDS for step in kind}


def step_named(name: str) -> AnyStep:
    """The step with that name. Raises ValueError for none."""
    if name not in _STEPS:
        raise ValueError(name)
    return _STEPS[name]


def may(name: str, act: Act) -> bool:
    """Whether the step knows this act from the person who is asked."""
    step = step_named(name)
    if isinstance(step, Step):
        return act in of_evaluation.ACTS[step]
    if isinstance(step, TalkStep):
        return act in of_one_on_one.ACTS[step]
    if isinstance(step, ProgrammeStep | PairStep):
        return act in of_mentoring.ACTS[step]
    return act in of_challenge_job.ACTS[step]


def is_readable(name: str, act: Act, content: Mapping[str, Any]) -> bool:
    """Whether the page of this act can read the content; sheets of an evaluation 評価 are filed as they are."""
    step = step_named(name)
    if isinstance(step, Step):
        return True
    if isinstance(step, TalkStep):
        return of_one_on_one.is_readable(step, act, content)
    if isinstance(step, ProgrammeStep | PairStep):
        return of_mentoring.is_readable(step, act, content)
    return of_challenge_job.is_readable(step, act, content)
