"""Steps 手順 of every process: what a task's step may be, whichever procedure it belongs to."""

from collections.abc import Mapping
from typing import Any

from models.acts import Act
from models.evaluation import acts as of_evaluation
from models.evaluation.steps import Step
from models.one_on_one import acts as of_one_on_one
from models.one_on_one.steps import TalkStep

AnyStep = Step | TalkStep


def step_named(name: str) -> AnyStep:
    """The step with that name. Raises ValueError for none."""
    return Step(name) if name in set(Step) else TalkStep(name)


def may(name: str, act: Act) -> bool:
    """Whether the step knows this act from the person who is asked."""
    step = step_named(name)
    return act in (of_evaluation.ACTS[step] if isinstance(step, Step) else of_one_on_one.ACTS[step])


def is_readable(name: str, act: Act, content: Mapping[str, Any]) -> bool:
    """Whether the page of this act can read the content; sheets of an evaluation 評価 are filed as they are."""
    step = step_named(name)
    return isinstance(step, Step) or of_one_on_one.is_readable(step, act, content)
