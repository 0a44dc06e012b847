"""Nobody can tell whether somebody applied 応募を知る人はいない (T03, S15): ten pairs of worlds, and twins that tell.

``make proof-sealed`` compares a hundred pairs by the same means, with every viewer each time.
"""

import pytest

from tests.secrecy.knowing import known_in
from tests.secrecy.lives import Moment, Story, lives_until
from tests.secrecy.looking import looks
from tests.secrecy.pairs import Pairs
from tests.secrecy.people import APPLICANT, OTHERS, VIEWERS
from tests.secrecy.worlds import a_copy

SEEDS = range(10)
_ALWAYS = "supervisor"
_IN_TURN = tuple(name for name in VIEWERS if name != _ALWAYS)


@pytest.mark.parametrize("seed", SEEDS)
async def test_two_worlds_look_alike_to_everybody_else(pairs: Pairs, seed: int) -> None:
    """Who supervises looks each time, the others in turn: all have looked in the end."""
    compared = await pairs.compare(seed, (_ALWAYS, _IN_TURN[seed % len(_IN_TURN)]))
    assert compared.looked > 150
    assert compared.differ == []
    assert compared.faults == []


async def test_the_applicant_sees_the_difference(pairs: Pairs) -> None:
    """The same eyes do see what is there to be seen."""
    async with (
        a_copy(pairs.base, pairs.folder, "own-without") as without,
        a_copy(pairs.base, pairs.folder, "own-applied") as applied,
    ):
        await lives_until(without, Moment.APPLYING, None)
        await lives_until(applied, Moment.APPLYING, Story((0, 1), 0, None, 0, declines=False))
        both = (await known_in(without), await known_in(applied))
        seen = [
            await looks(world, APPLICANT, mine, both, {})
            for world, mine in zip((without, applied), both, strict=True)
        ]
    assert seen[0]["/my-tasks"] != seen[1]["/my-tasks"]


async def test_mails_are_among_what_is_compared(pairs: Pairs) -> None:
    async with a_copy(pairs.base, pairs.folder, "mails") as world:
        await lives_until(world, Moment.SELECTING, None)
        told = {who.id for who in (APPLICANT, *OTHERS, VIEWERS["supervisor"])}
        assert told <= world.city.mails.sent.keys()
