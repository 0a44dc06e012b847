"""A policy pack 規程一式: what one city decided for one fiscal year, chapter by chapter."""

import hashlib
import json
from typing import Annotated

from pydantic import Field

from models.frozen import Frozen
from models.ids import PackId
from models.policy.challenge_job import ChallengeJobChapter
from models.policy.chapters import (
    AnonymityChapter,
    CalendarChapter,
    EscalationChapter,
    RemindersChapter,
    RetentionChapter,
)
from models.policy.evaluation import EvaluationChapter
from models.policy.mentoring import MentoringChapter
from models.policy.ojt import OjtChapter
from models.policy.one_on_one import OneOnOneChapter
from models.policy.programme import Programme


class CityName(Frozen):
    """``key`` is the pack's folder, ``name`` what people read, ``document`` the city's own policy."""

    key: Annotated[str, Field(pattern=r"^[a-z]+$")]
    name: str
    document: str | None = None


class Policy(Frozen):
    """One pack. It is read as ``policy.evaluation.scale.value``; every value carries its source."""

    city: CityName
    year: Annotated[int, Field(ge=2020, le=2100)]
    version: Annotated[int, Field(ge=1)]
    calendar: CalendarChapter
    evaluation: EvaluationChapter
    one_on_one: OneOnOneChapter
    challenge_job: ChallengeJobChapter
    mentoring: MentoringChapter
    ojt: OjtChapter
    reminders: RemindersChapter
    escalation: EscalationChapter
    retention: RetentionChapter
    anonymity: AnonymityChapter

    @property
    def programmes(self) -> tuple[Programme, ...]:
        """The programmes of mentors and of OJT this city runs; none of a chapter it does not use."""
        chapters = (self.mentoring, self.ojt)
        return tuple(
            one for chapter in chapters if chapter.used.value for one in chapter.programmes
        )

    def programme(self, key: str) -> Programme | None:
        """The programme of that key; None if this city does not run it."""
        return next((one for one in self.programmes if one.key == key), None)


def pack_id(policy: Policy) -> PackId:
    """The pack's id: a hash of its content, so that an id can never mean two contents (32 hex digits)."""
    content = json.dumps(policy.model_dump(mode="json"), ensure_ascii=False, sort_keys=True)
    return PackId(hashlib.sha256(content.encode()).hexdigest()[:32])
