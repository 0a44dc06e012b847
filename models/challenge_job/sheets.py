"""What is submitted in open posting 庁内公募の提出: a posting, a panel, scores, a ranking, an application.

Whatever would tell who applied, or how somebody was judged, is submitted sealed (``Sealed``).
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from pydantic import Field, model_validator

from models.frozen import Frozen

_ID = Annotated[str, Field(min_length=1, max_length=64)]
_Line = Annotated[str, Field(min_length=1, max_length=100)]
_Text = Annotated[str, Field(min_length=1, max_length=2000)]
MAX_SEATS: Final = 20


class PostingSheet(Frozen):
    """One posting 募集 as its section words it. ``post_id`` is the seat in the section that is offered."""

    title: _Line
    post_id: _ID
    seats: Annotated[int, Field(ge=1, le=MAX_SEATS)]
    background: _Text
    duties: _Text
    wanted: _Text
    grades: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    """Keys of the pack's grades 職位 and job families 職種 that are asked for; empty asks nothing."""


class Reason(Frozen):
    """Why something is sent back, refused or withdrawn, for those concerned."""

    reason: _Text


class PanelSheet(Frozen):
    """Who selects 審査員: the chair 主査 first, then the members, and one in reserve 補欠."""

    members: tuple[_ID, ...]
    reserve: _ID

    @model_validator(mode="after")
    def _each_once(self) -> "PanelSheet":
        if len({*self.members, self.reserve}) != len(self.members) + 1:
            raise ValueError("each person once")
        return self


class Sealed(Frozen):
    """A sealed content 封をした内容: the key's row and the locked text (base64); nothing else is received."""

    key_id: _ID
    locked: Annotated[str, Field(min_length=1)]
    mark: Annotated[str, Field(min_length=64, max_length=64)]
    """A keyed digest of the content: a repetition is told from a change without opening it."""


class Application(Frozen):
    """An application 応募: the postings in the order of choice, why for each, and what one brings along."""

    postings: Annotated[tuple[_ID, ...], Field(min_length=1, max_length=5)]
    statements: tuple[str, ...]
    experience: str = ""

    @model_validator(mode="after")
    def _one_each(self) -> "Application":
        if len(set(self.postings)) != len(self.postings):
            raise ValueError("each posting once")
        if len(self.statements) != len(self.postings):
            raise ValueError("one statement for each posting")
        return self


class Assessment(Frozen):
    """One panel member's view of one applicant 評点: points 1 to 5, and words."""

    candidate: _ID
    points: Annotated[int, Field(ge=1, le=5)]
    comment: Annotated[str, Field(max_length=1000)] = ""


class Assessments(Frozen):
    """A member's views of all applicants for a posting."""

    given: tuple[Assessment, ...] = ()


class RankingSheet(Frozen):
    """The panel's order 順位, the best first; several at one place are left to the lot 抽選.

    ``unsuitable`` 適さない: with a reason for each, which its panel and the posting desk alone read.
    """

    ranked: tuple[tuple[_ID, ...], ...] = ()
    unsuitable: tuple[tuple[_ID, _Text], ...] = ()


class Decision(Frozen):
    """The placements as the posting desk saw and decided them: the lot's seed and the fingerprint of it all."""

    seed: Annotated[int, Field(ge=0)]
    fingerprint: Annotated[str, Field(min_length=64, max_length=64)]


class NewDay(Frozen):
    """The stage the campaign waits for on another day, and with it days of what comes ``later``, by name."""

    day: date
    later: dict[str, date] = Field(default_factory=dict)


class Answered(Frozen):
    """An answer that is its act alone."""


class Judgement(StrEnum):
    """How far a candidacy came 選考の状況."""

    WAITING = "waiting"  # 選考前
    RANKED = "ranked"  # 順位が付いた
    UNSUITABLE = "unsuitable"  # 適さない
