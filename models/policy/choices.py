"""Choices 選択 in a pack: lists in which nothing is named twice, and the desks 窓口 a pack may name."""

from collections.abc import Hashable
from typing import Annotated, Final, TypeVar

from pydantic import AfterValidator

from models.roles import Office

T = TypeVar("T", bound=Hashable)

DESKS: Final = (
    Office.HR_OPERATOR,
    Office.HR_ADMIN,
    Office.AUDITOR,
    Office.COMPLAINT_DESK,
)
"""Offices that hear people; a clerk types for others, and who handles applications hears of nothing else."""


INTERVIEWERS: Final = (Office.HR_OPERATOR,)
"""Offices whose desk is asked to hold an interview with staff 様子を聞く面談: no other has a page for it."""


def once(values: tuple[T, ...]) -> tuple[T, ...]:
    """The values as they are; raises ValueError if one stands there twice."""
    if len(set(values)) != len(values):
        raise ValueError("同じものは一度だけ")
    return values


def _a_desk(office: Office) -> Office:
    if office not in DESKS:
        raise ValueError(f"次のどれか: {', '.join(DESKS)}({office.value} は相談を受けません)")
    return office


def _holds_interviews(office: Office) -> Office:
    if office not in INTERVIEWERS:
        allowed = f"次のどれか: {', '.join(INTERVIEWERS)}"
        raise ValueError(f"{allowed}({office.value} には面談をお願いする画面がありません)")
    return office


Interviewer = Annotated[Office, AfterValidator(_holds_interviews)]
Desk = Annotated[Office, AfterValidator(_a_desk)]
Desks = Annotated[tuple[Desk, ...], AfterValidator(once)]
