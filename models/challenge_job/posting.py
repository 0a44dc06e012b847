"""How far a posting 募集, an application 応募 and one of its choices have come."""

from enum import StrEnum
from typing import Final


class PostingState(StrEnum):
    PROPOSED = "proposed"  # 審査中
    SENT_BACK = "sent_back"  # 差戻し
    ACCEPTED = "accepted"  # 募集する(審査員は未定)
    READY = "ready"  # 公開を待つ
    LISTED = "listed"  # 募集中
    FILLED = "filled"  # 決まった
    REFUSED = "refused"  # 募集しない
    LAPSED = "lapsed"  # 公開に間に合わなかった
    WITHDRAWN = "withdrawn"  # 取下げ


PUBLIC: Final = frozenset({PostingState.LISTED, PostingState.FILLED, PostingState.WITHDRAWN})
"""What everybody may read: it has stood in the list."""


class ApplicationState(StrEnum):
    SUBMITTED = "submitted"  # 応募中
    WITHDRAWN = "withdrawn"  # 取下げ
    PLACED = "placed"  # 内定(回答待ち)
    ACCEPTED = "accepted"  # 決定
    DECLINED = "declined"  # 辞退
    LAPSED = "lapsed"  # 回答なし
    NOT_PLACED = "not_placed"  # 今回は決まらず


HOLDS_A_SEAT: Final = frozenset({ApplicationState.PLACED, ApplicationState.ACCEPTED})
GONE: Final = frozenset(
    {ApplicationState.WITHDRAWN, ApplicationState.DECLINED, ApplicationState.LAPSED}
)
"""Whoever is never asked again in this call."""
