"""Processes 手続き: the kinds of case there are, as the book and the engine name them."""

from enum import StrEnum
from typing import Final


class Process(StrEnum):
    EVALUATION = "evaluation"  # 人事評価
    ONE_ON_ONE = "one_on_one"  # 1on1
    CAMPAIGN = "challenge_job"  # 庁内公募の回
    APPLICATION = "application"  # 庁内公募の応募


WORKFLOWS: Final[dict[Process, str]] = {
    Process.EVALUATION: "Evaluation",
    Process.ONE_ON_ONE: "OneOnOne",
    Process.CAMPAIGN: "Campaign",
    Process.APPLICATION: "Application",
}
"""The workflow class of each process, as the engine addresses it."""


def process_of(cycle_kind: str) -> Process:
    """What a cycle 回 of this kind begins with; a kind that is no process' own is an evaluation."""
    own = (Process.ONE_ON_ONE, Process.CAMPAIGN)
    return Process(cycle_kind) if cycle_kind in own else Process.EVALUATION


SEALED: Final = frozenset({Process.APPLICATION})
"""Processes nobody may infer 封をした手続き: no count, search, export or letter of others tells of their cases."""
