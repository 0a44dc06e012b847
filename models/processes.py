"""Processes 手続き: the kinds of case there are, as the book and the engine name them."""

from enum import StrEnum
from typing import Final


class Process(StrEnum):
    EVALUATION = "evaluation"  # 人事評価
    ONE_ON_ONE = "one_on_one"  # 1on1
    CAMPAIGN = "challenge_job"  # 庁内公募の回
    APPLICATION = "application"  # 庁内公募の応募
    MENTORING = "mentoring"  # メンター・OJTの制度の一年
    PAIR = "pair"  # メンターと支援を受ける職員の組


WORKFLOWS: Final[dict[Process, str]] = {
    Process.EVALUATION: "Evaluation",
    Process.ONE_ON_ONE: "OneOnOne",
    Process.CAMPAIGN: "Campaign",
    Process.APPLICATION: "Application",
    Process.MENTORING: "Programme",
    Process.PAIR: "Pair",
}
"""The workflow class of each process, as the engine addresses it."""


OF_PROGRAMMES: Final = f"{Process.MENTORING}_"
"""How the kind of a cycle of mentors or instructors begins; the programme's own key 制度 follows."""


def process_of(cycle_kind: str) -> Process:
    """What a cycle 回 of this kind begins with; a kind that is no process' own is an evaluation."""
    own = (Process.ONE_ON_ONE, Process.CAMPAIGN)
    if cycle_kind.startswith(OF_PROGRAMMES):
        return Process.MENTORING
    return Process(cycle_kind) if cycle_kind in own else Process.EVALUATION


TALKING: Final = frozenset({Process.ONE_ON_ONE, Process.PAIR})
"""Processes whose cases hold talks 面談: round after round, two people, one time for both."""
ENDS_AS_A_WHOLE: Final = frozenset({Process.CAMPAIGN, Process.MENTORING, Process.PAIR})
"""Processes in which a date may end more than one task: what was received until then is heard first."""
SEALED: Final = frozenset({Process.APPLICATION})
"""Processes nobody may infer 封をした手続き: no count, search, export or letter of others tells of their cases."""
