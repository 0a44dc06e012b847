"""What is submitted in a programme メンター・OJTの提出: wishes, proposals, a plan of pairs, progress, answers."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from pydantic import Field, model_validator

from models.frozen import Frozen
from models.mentoring.allowance import Allowance
from models.mentoring.candidates import Gender
from models.policy.programme import WISHED_AT_MOST

_ID = Annotated[str, Field(min_length=1, max_length=64)]
_Line = Annotated[str, Field(min_length=1, max_length=60)]
_Text = Annotated[str, Field(max_length=500)]
MAX_INTERESTS: Final = 10
MAX_AVOIDED: Final = 5
MAX_KIN: Final = 5
MAX_ITEMS: Final = 20


class Profile(Frozen):
    """What somebody tells of themselves for being matched プロフィールと希望; nothing of it must be said.

    ``avoided`` and ``kin`` are people the matching keeps apart from the writer: they are never told.
    ``wished`` are people the writer would like as mentor お願いしたい人: they hear of it no more than that
    they are asked, and nobody stands there who is to be kept apart.
    """

    interests: Annotated[tuple[_Line, ...], Field(max_length=MAX_INTERESTS)] = ()
    place: Annotated[str, Field(max_length=40)] = ""
    """Where one works 勤務場所, as people say it."""
    gender: Gender | None = None
    gender_wish: Gender | None = None
    introduction: _Text = ""
    wishes: _Text = ""
    """What one hopes for, for HR and the other of the pair."""
    avoided: Annotated[tuple[_ID, ...], Field(max_length=MAX_AVOIDED)] = ()
    kin: Annotated[tuple[_ID, ...], Field(max_length=MAX_KIN)] = ()
    """Relatives 親族 who work here, as the writer declares them."""
    wished: Annotated[tuple[_ID, ...], Field(max_length=WISHED_AT_MOST)] = ()

    @model_validator(mode="after")
    def _each_once(self) -> "Profile":
        if any(len({*them}) != len(them) for them in (self.avoided, self.kin, self.wished)):
            raise ValueError("each person once")
        if {*self.wished} & {*self.avoided, *self.kin}:
            raise ValueError("nobody is both wished for and kept apart")
        return self


class Proposals(Frozen):
    """Whom a section's head 課長 names as mentors."""

    people: Annotated[tuple[_ID, ...], Field(max_length=50)] = ()

    @model_validator(mode="after")
    def _each_once(self) -> "Proposals":
        if len(set(self.people)) != len(self.people):
            raise ValueError("each person once")
        return self


class ChosenPair(Frozen):
    """A mentee's case, and who is to be the mentor; the sentence both read of why."""

    case_id: _ID
    mentor_id: _ID
    score: Annotated[int, Field(ge=0, le=1000)] = 0
    because: tuple[str, ...] = ()
    """Codes of the sentences that explain the pair (``models.mentoring.explanation``)."""
    allowed: Allowance | None = None
    """Why it stands against rules of the programme; the two never read it."""


class PlanDecision(Frozen):
    """The pairs HR decided; with the seed and the fingerprint of the plan it saw."""

    pairs: Annotated[tuple[ChosenPair, ...], Field(min_length=1)]
    seed: Annotated[int, Field(ge=0)] = 0
    fingerprint: Annotated[str, Field(max_length=64)] = ""

    @model_validator(mode="after")
    def _each_mentee_once(self) -> "PlanDecision":
        if len({it.case_id for it in self.pairs}) != len(self.pairs):
            raise ValueError("each mentee once")
        return self


class Item(Frozen):
    """One thing to be learned 育成項目, and how far one has come: 1 to 4."""

    title: Annotated[str, Field(min_length=1, max_length=100)]
    level: Annotated[int, Field(ge=1, le=4)] = 1


class TrainingPlan(Frozen):
    """The plan of an OJT 育成計画: items with the level aimed at."""

    items: Annotated[tuple[Item, ...], Field(min_length=1, max_length=MAX_ITEMS)]


class Progress(Frozen):
    """A quarter's progress 進み具合: each item of the plan with the level reached."""

    items: Annotated[tuple[Item, ...], Field(min_length=1, max_length=MAX_ITEMS)]


class StaffInterview(Frozen):
    """That the interview after the first months took place 様子を聞く面談; its content stands nowhere."""

    held_on: date


class Going(StrEnum):
    WELL = "well"  # 順調
    FAIR = "fair"  # おおむね順調
    HARD = "hard"  # うまくいっていない


class Midterm(Frozen):
    """One side's word at half time 中間の確認, for HR alone."""

    going: Going
    wants_contact: bool = False
    """HR is asked to get in touch."""


class Survey(Frozen):
    """The closing survey 終了時のアンケート; read only in sums of several answers."""

    helpful: Annotated[int, Field(ge=1, le=5)]
    rhythm: Annotated[int, Field(ge=1, le=5)]
    match: Annotated[int, Field(ge=1, le=5)]
    again: Annotated[int, Field(ge=1, le=5)]


class Said(Frozen):
    """An answer that is its act alone."""


class Relief(Frozen):
    """HR ends a pair so that another mentor is found 組の変更: why, for HR alone."""

    reason: Annotated[str, Field(min_length=1, max_length=500)]
