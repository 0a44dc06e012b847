"""Pairs of worlds 対の世界: from one seed, one in which the applicant applies and one in which nobody knows of it."""

import re
from collections.abc import AsyncIterator, Iterable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from fastapi import APIRouter

from tests.given.people import Someone
from tests.secrecy.beside_pages import mails_to, told_to_the_office
from tests.secrecy.knowing import Known, known_in
from tests.secrecy.lives import MOMENTS, Moment, Story, lives_until
from tests.secrecy.looking import Seen, looks
from tests.secrecy.lots import lots_drawn_alike
from tests.secrecy.people import APPLICANT, VIEWERS
from tests.secrecy.worlds import World, a_base, a_copy

_FAULT: Final = re.compile(r"5\d\d\n")
OFFICE = "office"
"""What no single viewer is shown: commands, the audit trail, and the mails of the applicant."""


@dataclass
class Compared:
    """``differ``: who was shown what otherwise; ``faults``: what no page answered; ``looked``: how many did."""

    seed: int
    moment: Moment
    story: Story
    looked: int = 0
    differ: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


@dataclass
class Without:
    """The world in which nobody knows of an application, at a moment, and what was seen of it so far."""

    world: World
    known: Known
    seen: dict[str, Seen] = field(default_factory=dict)
    """By viewer; what is asked again is not asked anew."""


@dataclass
class Pairs:
    """Compares pairs, all from one city on the first day of applications."""

    base: World
    folder: Path
    stack: AsyncExitStack
    routers: tuple[APIRouter, ...] = ()
    """Stand beside the app's own, in either world."""
    shares: bool = False
    """Pairs of one moment share the world without an application, which is the same for all of them."""
    shared: dict[Moment, Without] = field(default_factory=dict)

    async def compare(self, seed: int, viewers: Iterable[str] = VIEWERS) -> Compared:
        """The story of the seed beside no story, at the moment the seed says, by these viewers."""
        story, moment = Story.drawn(seed), MOMENTS[seed % len(MOMENTS)]
        compared = Compared(seed, moment, story)
        async with AsyncExitStack() as stack:
            without = await self._without(stack, seed, moment)
            applied = await stack.enter_async_context(self._world(f"{seed}-applied"))
            await lives_until(applied, moment, story)
            known = await known_in(applied)
            both = (without.known, known)
            for who in viewers:
                before = await _all_of(without.world, VIEWERS[who], both, without.seen.get(who, {}))
                without.seen[who] = without.seen.get(who, {}) | before
                self._note(compared, who, before, await _all_of(applied, VIEWERS[who], both[::-1]))
            if OFFICE not in without.seen:
                without.seen[OFFICE] = await _beside(without.world, without.known)
            self._note(compared, OFFICE, without.seen[OFFICE], await _beside(applied, known))
        return compared

    async def _without(self, stack: AsyncExitStack, seed: int, moment: Moment) -> Without:
        if moment in self.shared:
            return self.shared[moment]
        stays = self.stack if self.shares else stack
        world = await stays.enter_async_context(self._world(f"{seed}-without"))
        await lives_until(world, moment, None)
        without = Without(world, await known_in(world))
        if self.shares:
            self.shared[moment] = without
        return without

    def _note(self, compared: Compared, who: str, without: Seen, applied: Seen) -> None:
        asked = sorted(without.keys() | applied.keys())
        compared.looked += len(asked)
        compared.faults += [f"{who}: {it}" for it in asked if _FAULT.match(applied.get(it, ""))]
        compared.differ += [
            f"{who}: {it}{_where(without.get(it, ''), applied.get(it, ''))}"
            for it in asked
            if without.get(it) != applied.get(it)
        ]

    def _world(self, name: str) -> AbstractAsyncContextManager[World]:
        return a_copy(self.base, self.folder, name, self.routers)


async def _all_of(
    world: World, viewer: Someone, both: tuple[Known, Known], before: Seen | None = None
) -> Seen:
    """``both``: what is known in this world, then in the other; ``before`` is taken as it was seen."""
    mine = both[0]
    return await looks(world, viewer, mine, both, before or {}) | await mails_to(
        world, viewer, mine
    )


async def _beside(world: World, mine: Known) -> Seen:
    """The applicant's own mails too: whoever looks into a mailbox learns nothing from them."""
    return await told_to_the_office(world, mine) | await mails_to(world, APPLICANT, mine)


def _where(without: str, applied: str) -> str:
    """The first line that differs, as it stands in either world."""
    lines = zip(without.splitlines(), applied.splitlines(), strict=False)
    one, other = next(((a, b) for a, b in lines if a != b), ("", "one goes on"))
    return f"\n  without: {one.strip()[:300]}\n  applied: {other.strip()[:300]}"


@asynccontextmanager
async def the_pairs(
    routers: tuple[APIRouter, ...] = (), *, shares: bool = False
) -> AsyncIterator[Pairs]:
    """In a folder of their own, gone afterwards."""
    with TemporaryDirectory() as folder, lots_drawn_alike():
        async with a_base(Path(folder)) as base, AsyncExitStack() as stack:
            yield Pairs(base, Path(folder), stack, routers, shares=shares)
