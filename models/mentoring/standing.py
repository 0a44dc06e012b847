"""Where each mentee of a programme's year stands 組の状況: who has a mentor, who waits, who was never asked about."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NamedTuple

from models.mentoring.pair import LIVING_PAIR, EndReason, PairState


class Standing(StrEnum):
    """One word for each mentee's case; each case has exactly one."""

    RUNNING = "running"  # 組がある
    ASKED = "asked"  # 双方に確認中
    AGAIN = "again"  # 相手を探し直している
    NEVER = "never"  # まだ一度も相手が決まっていない
    OVER = "over"  # 終了


STANDING_WORDS: Final[dict[Standing, str]] = {
    Standing.RUNNING: "組がある",
    Standing.ASKED: "双方に確認中",
    Standing.AGAIN: "相手を探し直している",
    Standing.NEVER: "相手がまだ一度も決まっていない",
    Standing.OVER: "終了",
}
WAITS: Final = frozenset({Standing.AGAIN, Standing.NEVER})
"""Whoever waits for HR's decision about a mentor."""


class PairFact(NamedTuple):
    """One pair 組 as HR sees it: who guides, its state and days."""

    nth: int
    mentor_id: str
    state: PairState
    asked_at: datetime
    started_on: date | None = None
    ended_on: date | None = None
    end_reason: EndReason | None = None


class MenteeFact(NamedTuple):
    """One mentee's case with its pairs, the first one first."""

    case_id: str
    person_id: str
    is_over: bool
    pairs: tuple[PairFact, ...] = ()

    @property
    def living(self) -> PairFact | None:
        """The pair that is being asked, or runs."""
        return next((it for it in self.pairs if it.state in LIVING_PAIR), None)

    @property
    def last(self) -> PairFact | None:
        """The last pair that had begun, once the year is over; None before."""
        begun = [it for it in self.pairs if it.started_on is not None]
        return begun[-1] if self.is_over and begun else None

    @property
    def standing(self) -> Standing:
        if self.living is not None:
            return Standing(self.living.state.value)
        if self.is_over:
            return Standing.OVER
        return Standing.AGAIN if self.pairs else Standing.NEVER

    @property
    def people(self) -> frozenset[str]:
        """Everybody who is, or was, one of the two."""
        return frozenset({self.person_id, *(it.mentor_id for it in self.pairs)})


def loads(mentees: Iterable[MenteeFact]) -> Counter[str]:
    """By mentor, how many mentees they have now or are asked about 受け持ち."""
    return Counter(it.living.mentor_id for it in mentees if it.living)


def never_asked(offered: Iterable[str], mentees: Iterable[MenteeFact]) -> frozenset[str]:
    """Of those who offered to guide, whoever was in no pair of the year 一度もお願いしていない職員."""
    asked = {pair.mentor_id for it in mentees for pair in it.pairs}
    return frozenset(offered) - asked


def counted(mentees: Iterable[MenteeFact]) -> Mapping[Standing, int]:
    """How many mentees stand where; every standing has its number."""
    found = Counter(it.standing for it in mentees)
    return {standing: found[standing] for standing in Standing}
