"""What HR wrote when it allowed a pair against rules この組に限り認める: which rules, why, who and when; HR alone reads it."""

from datetime import datetime
from typing import Annotated, Final

from pydantic import Field, field_validator

from models.frozen import Frozen
from models.mentoring.excepted import Excepted
from models.mentoring.hard_rules import EXCEPTABLE, HardRule

LONGEST_REASON: Final = 500


class Allowance(Frozen):
    """Of one pair; a rule that protects somebody is no content of one."""

    rules: Annotated[tuple[HardRule, ...], Field(min_length=1)]
    reason: Annotated[str, Field(min_length=1, max_length=LONGEST_REASON)]
    given_by: str
    given_at: datetime

    @field_validator("rules")
    @classmethod
    def _none_protects(cls, rules: tuple[HardRule, ...]) -> tuple[HardRule, ...]:
        if not EXCEPTABLE.issuperset(rules):
            raise ValueError("a rule that protects somebody")
        return rules


class KeptAllowance(Allowance):
    """As a draft keeps it beside a locked pair, with the mentor it was given for."""

    mentor_id: str

    def excepted(self, mentee_id: str) -> Excepted:
        return Excepted(mentee_id=mentee_id, mentor_id=self.mentor_id, rules=frozenset(self.rules))

    @property
    def said(self) -> Allowance:
        """As the receipt of the decision keeps it."""
        return Allowance.model_validate(self.model_dump(exclude={"mentor_id"}))
