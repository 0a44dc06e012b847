"""How an overall rating came about 計算の過程: lines that a page shows as they are."""

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Final

from models.frozen import Frozen
from models.policy.items import Part

_PLACES: Final = Decimal("0.01")


class LineKind(StrEnum):
    GOAL = "goal"  # 一つの目標
    ITEM = "item"  # 一つの項目
    PART = "part"  # 部分の合計
    OVERALL = "overall"  # 総合


class Line(Frozen):
    """One line: its name, how it was reckoned, its share in percent, and what came out.

    ``share`` and ``result`` are text ready to show (``30%``, ``1.44``, ``A``); blank if there is none.
    """

    kind: LineKind
    part: Part | None = None
    name: str
    mark: str = ""
    difficulty: str = ""
    reckoning: str = ""
    share: str = ""
    result: str = ""


class Overall(Frozen):
    """The overall rating: letter and word, points where the pack gives some, and every step to it.

    ``span`` says where the letter lies (``3.50点以上 4.50点未満``), or which condition was met.
    """

    letter: str
    word: str
    points: Decimal | None = None
    span: str = ""
    derivation: tuple[Line, ...] = ()


def rounded(value: Decimal) -> Decimal:
    """Two places, half up 四捨五入: the rounding an office does by hand, and pays by."""
    return value.quantize(_PLACES, rounding=ROUND_HALF_UP)


def percent(value: Decimal) -> str:
    """``30%``, ``33.33%``: no zeros at the end."""
    text = format(rounded(value), "f")
    return f"{text.rstrip('0').rstrip('.')}%"
