"""The question 組合せの問い a plan answers: who is to be guided, who may guide, and what is fixed already."""

import json
from hashlib import sha256

from models.frozen import Frozen
from models.mentoring.candidates import Mentee, Mentor
from models.mentoring.excepted import Excepted
from models.mentoring.hard_rules import HardRule
from models.mentoring.rules import Rules


class Pair(Frozen):
    """Two people of a plan."""

    mentee_id: str
    mentor_id: str


class Question(Frozen):
    """Everything a plan is made from; the order within the tuples means nothing."""

    mentees: tuple[Mentee, ...] = ()
    mentors: tuple[Mentor, ...] = ()
    rules: Rules
    locked: tuple[Pair, ...] = ()
    """Pairs that stand: HR fixed them, or both have agreed."""
    forbidden: tuple[Pair, ...] = ()
    """Pairs that never stand again: refused, or taken out by HR."""
    excepted: tuple[Excepted, ...] = ()
    """Pairs that HR lets stand against rules of the programme."""
    seed: int = 0
    """Of the lot that decides between plans of the same worth."""

    def mentee(self, person_id: str) -> Mentee | None:
        return next((it for it in self.mentees if it.person_id == person_id), None)

    def mentor(self, person_id: str) -> Mentor | None:
        return next((it for it in self.mentors if it.person_id == person_id), None)

    def with_locked(self, *pairs: Pair) -> "Question":
        return self.model_copy(update={"locked": (*self.locked, *pairs)})

    def with_forbidden(self, *pairs: Pair) -> "Question":
        return self.model_copy(update={"forbidden": (*self.forbidden, *pairs)})

    def with_excepted(self, *excepted: Excepted) -> "Question":
        return self.model_copy(update={"excepted": (*self.excepted, *excepted)})

    def let_go(self) -> dict[tuple[str, str], frozenset[HardRule]]:
        """By mentee and mentor, what HR lets go for the two; asked once for many pairs."""
        found: dict[tuple[str, str], frozenset[HardRule]] = {}
        for it in self.excepted:
            two = (it.mentee_id, it.mentor_id)
            found[two] = found.get(two, frozenset()) | it.rules
        return found

    def beyond_section(self) -> frozenset[Pair]:
        """The locked pairs that do not count to the limit of the mentor's section."""
        freed = self.let_go()
        return frozenset(
            it
            for it in self.locked
            if HardRule.SECTION_FULL in freed.get((it.mentee_id, it.mentor_id), ())
        )

    def fingerprint(self) -> str:
        """64 hex digits that are the same for the same content in any order."""
        lines = sorted(
            f"{kind}/{_plain(dict(it))}"
            for kind in ("mentees", "mentors", "locked", "forbidden", "excepted")
            for it in getattr(self, kind)
        )
        told = (_plain(dict(self.rules)), str(self.seed), *lines)
        return sha256("\n".join(told).encode()).hexdigest()


def lot(seed: int, person_id: str) -> str:
    """The number somebody draws (64 hex digits); it depends on the seed and the id alone."""
    return sha256(f"{seed}/{person_id}".encode()).hexdigest()


def _plain(value: object) -> str:
    """A text without the chance order of sets."""
    return json.dumps(value, sort_keys=True, default=_told)


def _told(value: object) -> object:
    return sorted(value) if isinstance(value, frozenset) else str(value)
