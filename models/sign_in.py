"""Signing in ログイン: how long a session lasts, when it ends, when an account rests after wrong passwords.

All moments here are real time: moving the business clock of a practice city ends no session.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from models.frozen import Frozen


class Way(StrEnum):
    """How somebody signed in."""

    PASSWORD = "password"  # noqa: S105 - パスワード, a word and no secret
    INVITATION = "invitation"  # 利用の案内
    PRACTICE = "practice"  # 練習(この人になる)


class End(StrEnum):
    """Why a session ended."""

    SIGNED_OUT = "signed_out"  # ログアウト
    IDLE = "idle"  # 操作なし
    ABSOLUTE = "absolute"  # 長時間
    LEFT = "left"  # 退職・転出
    STANDING_CHANGED = "standing_changed"  # 職・権限・休業の変更
    REPLACED = "replaced"  # 新しいログイン
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - パスワードの変更, a word and no secret


class Purpose(StrEnum):
    """What a link with a token is for."""

    INVITATION = "invitation"  # 利用の案内
    PASSWORD_RESET = "password_reset"  # noqa: S105 - パスワードの再設定, a word and no secret


class SignInRule(Frozen):
    """The limits (quality bar S04; NIST SP 800-63B-4 AAL2 allows 1 h idle and 24 h in all)."""

    idle: timedelta = timedelta(minutes=30)
    absolute: timedelta = timedelta(hours=12)
    seen_every: timedelta = timedelta(minutes=1)
    """A session is noted as seen at most this often, so that reading costs no writing."""
    failures_per_account: int = 5
    failures_per_address: int = 100
    """A city hall often stands behind one address."""
    window: timedelta = timedelta(minutes=15)
    invitation_lives: timedelta = timedelta(days=14)
    reset_lives: timedelta = timedelta(days=1)

    def link_lives(self, purpose: Purpose) -> timedelta:
        return self.invitation_lives if purpose is Purpose.INVITATION else self.reset_lives


RULE: Final = SignInRule()


def why_ended(
    now: datetime, last_seen_at: datetime, ends_at: datetime, rule: SignInRule = RULE
) -> End | None:
    """The limit a session has reached, or nothing while it lives."""
    if now >= ends_at:
        return End.ABSOLUTE
    if now - last_seen_at >= rule.idle:
        return End.IDLE
    return None


def rests_until(
    failures: Sequence[datetime], now: datetime, allowed: int, rule: SignInRule = RULE
) -> datetime | None:
    """Until when no password is looked at: the window after the last of ``allowed`` failures in it."""
    recent = sorted(at for at in failures if now - at < rule.window)
    return recent[-allowed] + rule.window if len(recent) >= allowed else None
