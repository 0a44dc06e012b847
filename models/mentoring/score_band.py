"""The score of a pair in words 適合度の言葉: four bands, for a table and for a picture; HR alone reads them."""

from enum import StrEnum
from typing import Final


class ScoreBand(StrEnum):
    """From the best to the least."""

    VERY_WELL = "very_well"  # とてもよく合う
    WELL = "well"  # よく合う
    FAIRLY = "fairly"  # おおむね合う
    LITTLE = "little"  # あまり合わない


FROM: Final[dict[ScoreBand, int]] = {
    ScoreBand.VERY_WELL: 800,
    ScoreBand.WELL: 600,
    ScoreBand.FAIRLY: 400,
    ScoreBand.LITTLE: 0,
}
"""The least score (0 to 1000) of each band."""


def band_of(score: int) -> ScoreBand:
    return next(band for band, least in FROM.items() if score >= least)
