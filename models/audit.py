"""The audit trail 監査記録: who did or read what about whom, when and why; never the content itself.

The sealer 封印係 chains the entries: each hash covers its entry and the hash before it.
"""

import hashlib
import json
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from models.frozen import Frozen

SYSTEM: Final = "system"
"""The actor of what no person did."""
FIRST_HASH: Final = "0" * 64
"""What stands before the first link of the chain."""


class AuditAct(StrEnum):
    READ = "read"  # 閲覧
    SEARCHED = "searched"  # 検索
    EXPORTED = "exported"  # 書き出し
    PRINTED = "printed"  # 印刷
    CHANGED = "changed"  # 変更
    SUBMITTED = "submitted"  # 提出
    SUBMITTED_FOR = "submitted_for"  # 紙からの代行入力
    REASSIGNED = "reassigned"  # 担当替え
    EXTENDED = "extended"  # 期限の延長
    CONFIRMED = "confirmed"  # 確認
    DISCLOSED = "disclosed"  # 開示
    IMPORTED = "imported"  # 取込み
    ORDERED = "ordered"  # 発令
    GRANTED = "granted"  # 権限の付与
    REVOKED = "revoked"  # 権限の取消し
    INVITED = "invited"  # 利用の案内
    SIGNED_IN = "signed_in"  # ログイン
    SIGN_IN_FAILED = "sign_in_failed"  # ログインの失敗
    LOCKED_OUT = "locked_out"  # ログインの一時停止
    SIGNED_OUT = "signed_out"  # ログアウト
    PASSWORD_SET = "password_set"  # noqa: S105 - パスワードの設定, a word and no secret


READS: Final = frozenset(
    {AuditAct.READ, AuditAct.SEARCHED, AuditAct.EXPORTED, AuditAct.PRINTED, AuditAct.SUBMITTED_FOR}
)
"""Acts the person concerned sees under 閲覧の記録 (P09)."""


class Entry(Frozen):
    """One entry as the chain covers it. ``what`` is a code such as ``sheet.rate_first``, no text."""

    id: int
    at: datetime
    actor_id: str
    subject_id: str | None = None
    case_id: str | None = None
    act: str
    what: str
    reason: str | None = None
    address: str | None = None


class Finding(StrEnum):
    CONTENT = "content"  # 内容が変わっている
    GAP = "gap"  # 記録が抜けている
    LINK = "link"  # 前の記録とつながらない
    CUT = "cut"  # 末尾が切られている
    REWRITTEN = "rewritten"  # 控えと食い違う


class Verdict(Frozen):
    """What ``audit verify`` found: ``sealed`` links, the last hash, and the first finding, if any."""

    sealed: int
    unsealed: int = 0
    head: str = FIRST_HASH
    finding: Finding | None = None
    at_seq: int | None = None

    @property
    def is_sound(self) -> bool:
        return self.finding is None


class Head(Frozen):
    """A head kept outside the chain 控え: how long it was and where it ended."""

    seq: int
    hash: str


def link(entry: Entry, seq: int, previous_hash: str) -> str:
    """The hash of one link: SHA-256 over the canonical JSON of entry, place and the hash before it."""
    return link_of(
        (
            entry.id,
            entry.at,
            entry.actor_id,
            entry.subject_id,
            entry.case_id,
            entry.act,
            entry.what,
            entry.reason,
            entry.address,
        ),
        seq,
        previous_hash,
    )


def link_of(fields: tuple[object, ...], seq: int, previous_hash: str) -> str:
    """The same for an entry's fields in their order: a million of them must pass in a minute (P08)."""
    known = [_plain(field) for field in fields]
    body = json.dumps([seq, previous_hash, *known], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(field: object) -> object:
    """Moments as UTC with microseconds: each database gives the same moment back in another dress."""
    if isinstance(field, datetime):
        return field.astimezone(UTC).isoformat(timespec="microseconds")
    return field
