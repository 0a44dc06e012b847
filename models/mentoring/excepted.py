"""An exception この組に限り認める: HR lets one pair stand against rules of the programme, and says why."""

from models.frozen import Frozen
from models.mentoring.hard_rules import HardRule


class Excepted(Frozen):
    """The rules HR lets go for these two alone; one that protects somebody is a fault of the question.

    The section's limit is let go for a locked pair alone: only HR's own hand passes it.
    """

    mentee_id: str
    mentor_id: str
    rules: frozenset[HardRule]
