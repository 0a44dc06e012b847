"""Looking at a campaign from outside 公募の照合: the book's file, the files of the city, and each result reckoned anew."""

import asyncio
from collections.abc import Sequence
from typing import Final

from bench.bed import Bed
from bench.posting_canaries import leaks_beside
from bench.posting_checks import posting_findings
from models.challenge_job.matching import solve
from models.challenge_job.posting import GONE, ApplicationState
from models.challenge_job.verifier import verify
from models.queries.campaign_preferences import preferences_of
from models.queries.campaigns import CampaignBook, campaign_book

_ONCE_PLACED: Final = frozenset({*GONE, ApplicationState.PLACED, ApplicationState.ACCEPTED})


class Watcher:
    """Compares at a moment at which nothing is under way."""

    def __init__(self, stands: Bed, cycle_id: str) -> None:
        self._stands, self._cycle_id = stands, cycle_id
        self._reckoned: set[int] = set()
        self.looks = 0
        self.found: list[str] = []

    async def look(self) -> None:
        """All that was promised."""
        self.looks += 1
        self._add(await asyncio.to_thread(posting_findings, self._stands.book))
        found = await asyncio.to_thread(leaks_beside, self._stands.settings.data_dir)
        self._add([f"P9: {it}" for it in found])
        await self._reckon()

    async def _reckon(self) -> None:
        """P4: once for each call, on the day of its results: the same report, the same places."""
        async with self._stands.installation.database.reading() as session:
            book = await campaign_book(session, self._cycle_id, whole=True, locks=False)
        for call, decided in sorted(book.matchings.items()):
            if decided["announced_at"] and call not in self._reckoned:
                self._reckoned.add(call)
                self._add([f"P4: {it}" for it in _differs(_as_announced(book, call), call)])

    @property
    def calls(self) -> int:
        """How many calls' results were reckoned anew."""
        return len(self._reckoned)

    def _add(self, found: Sequence[str]) -> None:
        self.found += [it for it in found if it not in self.found]


def _as_announced(book: CampaignBook, call: int) -> CampaignBook:
    """Whoever gave a seat back since, or has it, had applied."""
    at = book.matchings[call]["announced_at"]
    for it in book.applications.values():
        since = it["answered_at"] is None or it["answered_at"] > at
        if it["call"] == call and it["state"] in _ONCE_PLACED and since:
            it["state"] = ApplicationState.SUBMITTED.value
    return book


def _differs(book: CampaignBook, call: int) -> list[str]:
    decided = book.matchings[call]
    wanted = preferences_of(book, call, decided["seed"])
    matching = solve(wanted)
    found = []
    if verify(wanted, matching).model_dump(mode="json") != decided["report"]:
        found.append(f"call {call} reckoned anew has another proof")
    stand = {
        it["id"]: it["posting_id"]
        for it in book.applications.values()
        if it["call"] == call and it["posting_id"]
    }
    if matching.post_of() != stand:
        found.append(f"call {call} reckoned anew places others")
    return found
