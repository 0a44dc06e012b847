"""Built-in accounts 利用者: passwords, links of invitations, sign-in sessions, and attempts to sign in.

Tokens rest as hashes only. All moments are real time.
"""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from models.tables.base import Row


class AccountRow(Row, table=True):
    """A person's way in. Without ``password_hash`` the invitation has not been taken up."""

    __tablename__ = "accounts"

    person_id: str = Field(primary_key=True, foreign_key="people.id")
    password_hash: str | None = None
    password_set_at: datetime | None = None
    language: str = "ja"
    made_at: datetime
    closed_at: datetime | None = None


class AccountLinkRow(Row, table=True):
    """A link that sets a password once: an invitation 利用の案内, or a reset 再設定."""

    __tablename__ = "account_links"

    token_hash: str = Field(primary_key=True)
    person_id: str = Field(foreign_key="people.id", index=True)
    purpose: str
    made_at: datetime
    made_by: str
    expires_at: datetime
    used_at: datetime | None = None


class SignInSessionRow(Row, table=True):
    """One sign-in on one browser. It stays a day after its end, so that typed text finds its writer."""

    __tablename__ = "sign_in_sessions"

    token_hash: str = Field(primary_key=True)
    person_id: str = Field(foreign_key="people.id", index=True)
    way: str
    standing: str
    """Posts, offices and leave at sign-in, as ``models.rights.standing_mark``."""
    csrf_secret: str
    language: str = "ja"
    created_at: datetime
    last_seen_at: datetime
    ends_at: datetime = Field(index=True)
    ended_at: datetime | None = None
    end: str = ""


class SignInAttemptRow(Row, table=True):
    """A password that was tried; noted before it is looked at, so that parallel guesses count."""

    __tablename__ = "sign_in_attempts"
    __table_args__ = (
        Index("ix_sign_in_attempts_login_hash_at", "login_hash", "at"),
        Index("ix_sign_in_attempts_address_at", "address", "at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    login_hash: str
    """Hashed: people type their password into the wrong field."""
    address: str
    at: datetime
    failed: bool = True
