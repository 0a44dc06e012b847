"""HR's decision 人事課の判断 about a task nobody did, and the ways to give a task away with a reason."""

from datetime import date

from models.frozen import Frozen


class HrDecision(Frozen):
    """Why, and what the act needs: a new date to extend, a person to take over."""

    reason: str = ""
    day: date | None = None
    person_id: str = ""


class Exit(Frozen):
    """The words "I cannot do this" できない理由, or handing it up 代理: always with a reason."""

    reason: str = ""
