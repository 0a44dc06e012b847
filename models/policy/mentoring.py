"""The chapter on mentors メンター: the programmes of a city, and the advice 助言 its experienced staff offer.

Aizuwakamatsu runs メンター制度, Osaki plans 相談役, Kofu 専門的職務指導員.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from models.frozen import Frozen
from models.policy.choices import once
from models.policy.programme import Programme, Word
from models.policy.source import Sourced


class AdviceKind(StrEnum):
    """What somebody offers advice on."""

    DUTIES = "duties"  # 担当する仕事
    SPECIALIST = "specialist"  # 専門的な知識と技術
    AFTER_PROMOTION = "after_promotion"  # 昇任した後の仕事
    CAREER = "career"  # 今後のキャリア


AdviceKinds = Annotated[tuple[AdviceKind, ...], Field(min_length=1), AfterValidator(once)]


class AdviceRules(Frozen):
    """The advice directory 助言の名簿: who offers advice is asked through the product; counted, not read."""

    used: Sourced[bool]
    name: Sourced[Word]
    adviser_word: Sourced[Word]
    kinds: Sourced[AdviceKinds]
    answer_within_open_days: Sourced[Annotated[int, Field(ge=1, le=20)]]
    at_most_open: Sourced[Annotated[int, Field(ge=1, le=10)]]  # 一人が同時に受ける相談


class MentoringChapter(Frozen):
    """Everything a city decides about mentors and advice. Where ``used`` is false the other values rest."""

    used: Sourced[bool]
    programmes: tuple[Programme, ...]
    advice: AdviceRules

    @property
    def gives_advice(self) -> bool:
        """Whether the advice directory is open in this city."""
        return self.used.value and self.advice.used.value
