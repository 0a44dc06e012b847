"""Processes 手続き: the kinds of case there are, as the book and the engine name them."""

from enum import StrEnum
from typing import Final


class Process(StrEnum):
    EVALUATION = "evaluation"  # 人事評価
    ONE_ON_ONE = "one_on_one"  # 1on1


WORKFLOWS: Final[dict[Process, str]] = {
    Process.EVALUATION: "Evaluation",
    Process.ONE_ON_ONE: "OneOnOne",
}
"""The workflow class of each process, as the engine addresses it."""


def process_of(cycle_kind: str) -> Process:
    """What a cycle 回 of this kind is made of; every kind but the 1on1 is an evaluation."""
    return Process.ONE_ON_ONE if cycle_kind == Process.ONE_ON_ONE else Process.EVALUATION
