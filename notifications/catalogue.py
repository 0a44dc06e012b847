"""The catalogue of letters 手紙の一覧: every letter with its example, for HR's preview and for the tests."""

from dataclasses import dataclass
from typing import Any, Final

from notifications.case_ended import CaseEnded
from notifications.escalated import Escalated
from notifications.handed_to_hr import HandedToHr
from notifications.invitation import Invitation
from notifications.morning_round import MorningRound
from notifications.password_reset import PasswordReset
from notifications.procedure_moved import ProcedureMoved
from notifications.procedure_requested import ProcedureRequested
from notifications.receipt_refused import ReceiptRefused
from notifications.rendering import Content, Renderer, Words, folder_of
from notifications.results_ready import ResultsReady
from notifications.security_notice import SecurityNotice
from notifications.talk_called_off import TalkCalledOff
from notifications.talk_fixed import TalkFixed
from notifications.task_requested import TaskRequested

LETTERS: Final[dict[Any, str]] = {
    TaskRequested: "作業のお願い(期限が近いもの)",
    MorningRound: "朝の便(お願いを1通にまとめたもの)",
    ProcedureRequested: "中身を明かさないお願い",
    ProcedureMoved: "中身を明かさないお知らせ",
    TalkFixed: "予定の日時(予定ファイルつき)",
    TalkCalledOff: "予定の取りやめ(予定ファイルつき)",
    Escalated: "上司への知らせ",
    HandedToHr: "人事課への引継ぎ",
    ResultsReady: "開示の知らせ",
    ReceiptRefused: "反映できなかった提出の知らせ",
    CaseEnded: "手続きの終了",
    Invitation: "利用の案内",
    PasswordReset: "パスワードの再設定",
    SecurityNotice: "安全の知らせ",
}
"""Each letter's dataclass and its name for HR, in the order people meet them."""


@dataclass(frozen=True, slots=True)
class Example:
    """A letter with its example data, in words."""

    name: str
    title: str
    words: Words


def examples(renderer: Renderer) -> list[Example]:
    return [
        Example(name=folder_of(letter), title=title, words=renderer.words(example_of(letter)))
        for letter, title in LETTERS.items()
    ]


def example_of(letter: Any) -> Content:
    example: Content = letter.example()
    return example
