"""What somebody may ask about 尋ねられる物: every id of the book, under a name that is the same in both worlds.

A viewer may know any of them, from a letter or over a shoulder: also those of the application itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import product
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models.tables.application import ApplicationRow, CandidacyRow
from models.tables.case import CaseRow
from models.tables.cycle import CycleRow
from models.tables.letter import LetterRow
from models.tables.posting import PostingRow
from models.tables.receipt import MessageRow, ReceiptRow
from models.tables.talk import TalkRow
from models.tables.task import TaskRow
from tests.given.people import Someone
from tests.secrecy.people import APPLICANT
from tests.secrecy.worlds import World

NOT_THERE: Final = "0" * 32
"""An id nobody was given."""
_WAYS: Final = ("extend", "hand-up")
_NAMED: Final[Mapping[str, tuple[str, ...]]] = {
    "way": _WAYS,
    "page_seq": ("0", "1"),
    "name": ("task_requested",),
    "token": (NOT_THERE,),
}
QUERIES: Final[Mapping[str, tuple[str, ...]]] = {
    "q": (APPLICANT.person.name.family, APPLICANT.person.number),
    "page": ("2",),
    "late": ("1",),
    "show": ("all",),
    "sort": ("due",),
    "phase": ("goals",),
    "act": ("changed", "read"),
    "what": ("behind", "none"),
    "state": ("active",),
    "person": (APPLICANT.id,),
    "year": ("2026",),
}
"""Words for whatever a page asks in its address; a name that is not here is left out of it."""


_ALL_OF: Final = frozenset({"kind", "year", "posting_id", "cycle_id"})
"""Of these all are tried, whomever they are about; of an unknown word, as of an id of a posting."""


@dataclass
class Known:
    """``names``: each id of the book with its natural name. ``of``: what to try, by the address' word."""

    names: dict[str, str] = field(default_factory=dict)
    of: dict[str, dict[str, str]] = field(default_factory=dict)
    """Word of the address → natural name → id."""

    def add(self, word: str, name: str, value: str) -> None:
        self.names[value] = name
        self.of.setdefault(word, {})[name] = value

    def value(self, word: str, name: str, both: Sequence["Known"]) -> str:
        """The id of that name here; where only the other world has it, one that nobody was given."""
        if name in self.of.get(word, {}):
            return self.of[word][name]
        there = next(known.of[word][name] for known in both if name in known.of.get(word, {}))
        invented = sha256(name.encode()).hexdigest()[: len(there)]
        self.names[invented] = name
        return invented


async def known_in(world: World) -> Known:
    """Everything with an id of its own, of the whole book."""
    known = Known()
    async with world.city.database.reading() as session:
        cases = {row.id: row for row in await session.scalars(select(CaseRow))}
        for case in cases.values():
            known.add("case_id", f"case:{case.process}:{case.person_id}", case.id)
        tasks = {row.id: row for row in await session.scalars(select(TaskRow))}
        for task in tasks.values():
            name = f"{task.key}@{known.names[task.case_id]}"
            known.names[task.id] = f"task:{name}"
            known.add("locator", f"locator:{name}", task.locator)
        await _receipts(session, known)
        for cycle in await session.scalars(select(CycleRow)):
            known.add("cycle_id", f"cycle:{cycle.kind}", cycle.id)
            known.add("kind", cycle.kind, cycle.kind)
            known.add("year", str(cycle.fiscal_year), str(cycle.fiscal_year))
        for posting in await session.scalars(select(PostingRow)):
            known.add("posting_id", f"posting:{posting.name}", posting.id)
        for letter in await session.scalars(select(LetterRow)):
            name = "/".join(known.names.get(part, part) for part in letter.once_key.split("/"))
            known.add("letter_id", f"letter:{name}", letter.id)
            known.names[letter.message_id] = f"message-id:{name}"
        for talk in await session.scalars(select(TalkRow)):
            known.add("talk_id", f"talk:{talk.name}@{known.names[talk.case_id]}", talk.id)
        for row in await session.scalars(select(ApplicationRow)):
            known.add("application_id", f"application:{row.call}:{row.person_id}", row.id)
        for choice in await session.scalars(select(CandidacyRow)):
            name = f"candidacy:{choice.choice}@{known.names[choice.application_id]}"
            known.add("candidacy_id", name, choice.id)
    return known


async def _receipts(session: AsyncSession, known: Known) -> None:
    rows = await session.execute(
        select(ReceiptRow, MessageRow)
        .join(MessageRow, col(MessageRow.id) == col(ReceiptRow.id))
        .order_by(col(ReceiptRow.received_at), col(ReceiptRow.id))
    )
    seen: dict[str, int] = {}
    for receipt, _ in rows:
        about = known.names[receipt.task_id]
        seen[about] = seen.get(about, 0) + 1
        known.add("receipt_id", f"receipt:{about}:{seen[about]}", receipt.id)
        known.names[receipt.number] = f"number:{about}:{seen[about]}"
        known.names[receipt.nonce] = f"nonce:{about}:{seen[about]}"


def tried(
    words: Sequence[str], mine: Known, both: Sequence[Known], viewer: Someone
) -> list[dict[str, tuple[str, str]]]:
    """For an address with these words, name and id to ask with in this world: the same names in either."""
    people = (APPLICANT.id, viewer.id) if len(words) == 1 else (APPLICANT.id,)
    each = [[(word, it) for it in _values(word, mine, both, people)] for word in words]
    return [dict(chosen) for chosen in product(*each)]


def _values(
    word: str, mine: Known, both: Sequence[Known], people: Sequence[str]
) -> list[tuple[str, str]]:
    if word in _NAMED:
        return [(it, it) for it in _NAMED[word]]
    if word == "person_id":
        return [(APPLICANT.id, APPLICANT.id)]
    known = word if any(word in it.of for it in both) else "posting_id"
    names = sorted({name for it in both for name in it.of[known]})
    if known not in _ALL_OF:
        names = [name for name in names if _is_of_interest(name, people)]
    return [(name, mine.value(known, name, both)) for name in names]


def _is_of_interest(name: str, people: Sequence[str]) -> bool:
    """The applicant's own, whatever the process, and what is about the viewer."""
    return any(name.endswith(f":{who}") or f":{who}:" in name for who in people)
