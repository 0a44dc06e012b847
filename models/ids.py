"""Ids: surrogate keys without meaning, so that they may stand in logs, the engine and addresses."""

import hashlib
import secrets
from typing import NewType
from uuid import uuid4

PersonId = NewType("PersonId", str)
SectionId = NewType("SectionId", str)
PostId = NewType("PostId", str)
CaseId = NewType("CaseId", str)
CycleId = NewType("CycleId", str)
MessageId = NewType("MessageId", str)
PackId = NewType("PackId", str)
SectionGoalId = NewType("SectionGoalId", str)

# No 0, O, 1, I, L: a receipt number is read aloud on the telephone.
_READABLE = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def new_id() -> str:
    """A random id of 32 hex digits; never call it in a workflow."""
    return uuid4().hex


def new_locator() -> str:
    """The random part of a task's address: it says where, never who (20 hex digits, 80 bits)."""
    return secrets.token_hex(10)


def new_receipt_number() -> str:
    """A receipt number 受付番号 such as ``7F3K-2M9Q``: drawn, not counted."""
    letters = "".join(secrets.choice(_READABLE) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def form_key(nonce: str, person_id: str) -> str:
    """The key of what one person's form leaves behind: pressed twice it is the same (32 hex digits)."""
    return hashlib.sha256(f"{person_id}/{nonce or new_id()}".encode()).hexdigest()[:32]
