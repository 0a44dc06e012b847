"""Marks 印 of a campaign's pages: what happens to postings and applications beside tasks, at one moment for all."""

from enum import StrEnum


class CampaignMark(StrEnum):
    LIST = "list"  # 募集を公開する
    RECEIVE = "receive"  # 応募の受付を始める
    CHECK = "check"  # 応募資格をもう一度確かめる
    OPEN_TO_PANELS = "open_to_panels"  # 審査員に開示する
    PUT_OFF = "put_off"  # 結果の知らせを延ばす
    RESULTS = "results"  # 結果を知らせる

    def of(self, call: int) -> str:
        """As a page bears it."""
        return f"{self}/{call}"


def read_mark(text: str) -> tuple[CampaignMark, int]:
    """The mark and its call."""
    mark, _, call = text.partition("/")
    return CampaignMark(mark), int(call)
