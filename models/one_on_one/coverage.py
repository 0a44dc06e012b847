"""Coverage 実施状況 of a year of 1on1: which rounds were owed, held, missed or are to come. States and days alone."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from models.one_on_one.case import Attempt
from models.one_on_one.rounds import Round
from models.one_on_one.talk import TalkState


class Stands(StrEnum):
    HELD = "held"  # 実施済み
    NOT_HELD = "not_held"  # 未実施
    COMING = "coming"  # これから


class TalkFact(NamedTuple):
    """What may be known of a talk beyond the two: its state and its day, never its place or subject."""

    person_id: str
    name: str
    state: TalkState
    on: date | None
    """The day of its time, once one was fixed."""
    last_day: date
    moves: int = 0

    @property
    def attempt(self) -> Attempt:
        return Attempt(talk=self.name)


class SeriesFact(NamedTuple):
    """Whose series it is and over which rounds; ``is_whole`` unless the person left before its end."""

    person_id: str
    first_round: int
    last_round: int
    is_whole: bool = True


class OwedRound(NamedTuple):
    """One round owed to one person. ``is_over``: its window has ended."""

    person_id: str
    number: int
    stands: Stands
    is_over: bool
    talk: TalkFact | None = None


_FINAL: Final = frozenset({TalkState.MISSED, TalkState.SKIPPED})


@dataclass(frozen=True, eq=False)
class Coverage:
    """The year on one day. ``talks`` are all of it, wishes too; ``rounds`` are those owed by then or later."""

    rounds: Sequence[OwedRound]
    talks: Sequence[TalkFact]

    @cached_property
    def missed(self) -> list[OwedRound]:
        """Rounds that came to nothing, or whose window passed without a time."""
        return [one for one in self.rounds if one.stands is Stands.NOT_HELD]

    @property
    def rate(self) -> tuple[int, int]:
        """Of the rounds whose window has ended: how many were held, of how many."""
        over = [one for one in self.rounds if one.is_over]
        return sum(one.stands is Stands.HELD for one in over), len(over)

    @property
    def wishes_held(self) -> int:
        """Talks at the employees' own wish 希望 that took place."""
        return sum(it.state is TalkState.HELD and not it.attempt.is_round for it in self.talks)

    @property
    def gap(self) -> int | None:
        """Median days 間隔の中央値 from one talk held to the same person's next; None before any."""
        held: dict[str, list[date]] = defaultdict(list)
        for talk in self.talks:
            if talk.state is TalkState.HELD and talk.on:
                held[talk.person_id].append(talk.on)
        gaps = [
            (later - earlier).days
            for days in held.values()
            for earlier, later in pairwise(sorted(days))
        ]
        return round(median(gaps)) if gaps else None

    def often_moved(self, at_most: int) -> list[TalkFact]:
        """Talks moved as often as the pack allows, or more, the most moved first."""
        found = [it for it in self.talks if it.attempt.is_round and it.moves >= max(at_most, 1)]
        return sorted(found, key=lambda it: -it.moves)


def covered(
    series: Iterable[SeriesFact],
    talks: Sequence[TalkFact],
    windows: Sequence[Round],
    today: date,
    away: Collection[str] = (),
) -> Coverage:
    """``windows`` are everybody's rounds of the year; ``away`` are on leave 休業 today and owed nothing just now."""
    known: Mapping[tuple[str, str], TalkFact] = {(it.person_id, it.name): it for it in talks}
    return Coverage(list(_owed(series, known, windows, today, away)), talks)


def _owed(
    series: Iterable[SeriesFact],
    known: Mapping[tuple[str, str], TalkFact],
    windows: Sequence[Round],
    today: date,
    away: Collection[str],
) -> Iterator[OwedRound]:
    for one in series:
        for number in range(one.first_round, one.last_round + 1):
            talk = known.get((one.person_id, Attempt.round(number).talk))
            last_day = talk.last_day if talk else windows[number - 1].last_day
            is_over = last_day < today
            stands = _stands(one, talk, is_over=is_over)
            is_settled = stands is Stands.HELD or (talk is not None and talk.state in _FINAL)
            if stands and (is_settled or one.person_id not in away):
                yield OwedRound(one.person_id, number, stands, is_over, talk)


def _stands(series: SeriesFact, talk: TalkFact | None, *, is_over: bool) -> Stands | None:
    """None for a round that is not owed: called off, or after the person left."""
    if talk is None and not series.is_whole:
        return None
    state = talk.state if talk else TalkState.DUE
    if state is TalkState.CALLED_OFF:
        return None
    if state is TalkState.HELD:
        return Stands.HELD
    if state is TalkState.BOOKED:
        return Stands.COMING
    return Stands.NOT_HELD if is_over or state in _FINAL else Stands.COMING
