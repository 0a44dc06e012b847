"""The practice year's calendar 練習の年: when a city begins, and on which days its scenes stand still."""

from enum import StrEnum
from typing import Final


class Scene(StrEnum):
    SPRING = "spring"  # 春: 目標を立てる
    AUTUMN = "autumn"  # 秋: 中間の確認
    MARCH = "march"  # 3月: 評価と開示


FIRST_DAY: Final = (4, 24)
"""Month and day on which a practice year begins: goals are being written, the first letters are out."""

DAYS: Final = {Scene.SPRING: (5, 22), Scene.AUTUMN: (10, 16), Scene.MARCH: (3, 18)}
"""Month and day of the fiscal year on which each scene stands still."""
