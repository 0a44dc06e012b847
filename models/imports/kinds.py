"""The kinds of files a city brings 取込の種類, by themselves: the command line knows them without reading any."""

from enum import StrEnum
from typing import Final


class ImportKind(StrEnum):
    SECTIONS = "sections"  # 所属
    POSTS = "posts"  # 職
    ROSTER = "roster"  # 職員名簿
    ORDERS = "orders"  # 発令
    RESULTS = "results"  # 過年度の結果
    SECTION_GOALS = "section_goals"  # 組織目標・事務事業


IMPORT_WORDS: Final[dict[ImportKind, str]] = {
    ImportKind.SECTIONS: "所属",
    ImportKind.POSTS: "職",
    ImportKind.ROSTER: "職員名簿",
    ImportKind.ORDERS: "発令",
    ImportKind.RESULTS: "過年度の結果",
    ImportKind.SECTION_GOALS: "組織目標・事務事業",
}
