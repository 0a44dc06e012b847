"""Sealed submissions 封をした提出 of open posting: locked before they are received, opened by whoever must read them.

A key for each person's application, and one for each posting's panel; destroying a key ends what it locked.
"""

import hmac
from base64 import b64decode, b64encode
from datetime import datetime
from hashlib import sha256
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from models.challenge_job.sheets import Sealed
from models.frozen import Frozen
from models.queries.seals import SealRing
from models.sealing import open_text, place, seal

T = TypeVar("T", bound=Frozen)


def key_of_applicant(case_id: str) -> str:
    """The purpose of the key for all that one person writes in one campaign."""
    return f"application:{case_id}"


def key_of_panel(posting_id: str) -> str:
    """The purpose of the key for all that one posting's panel writes."""
    return f"panel:{posting_id}"


def key_of_dispute(dispute_id: str) -> str:
    """The purpose of the key for what somebody who may not apply and the desk say to each other."""
    return f"dispute:{dispute_id}"


def place_of_application(case_id: str, call: int) -> str:
    return place("applications", case_id, str(call))


def place_of_assessment(posting_id: str, call: int, member: int) -> str:
    """``member`` 0 is the panel's ranking."""
    return place("assessments", posting_id, f"{call}.{member}")


def place_of_feedback(application_id: str) -> str:
    return place("posting_feedback", application_id, "words")


def place_of_dispute(dispute_id: str, part: str) -> str:
    """``part``: ``content`` is the person's, ``answer`` the desk's."""
    return place("posting_disputes", dispute_id, part)


async def sealed_sheet(
    session: AsyncSession, ring: SealRing, purpose: str, context: str, sheet: Frozen, now: datetime
) -> Sealed:
    """What is received in place of the sheet. Needs a writing session. Raises SealDestroyed, SealBroken."""
    held = await ring.key_for(session, purpose, now)
    said = sheet.model_dump_json()
    return Sealed(
        key_id=held.id,
        locked=b64encode(seal(held.key, said, context)).decode(),
        mark=hmac.new(held.key.bits, said.encode(), sha256).hexdigest(),
    )


async def opened_sheet(
    session: AsyncSession, ring: SealRing, context: str, sealed: Sealed, kind: type[T]
) -> T:
    """The sheet again. Raises NotFound, SealDestroyed, SealBroken."""
    held = await ring.key(session, sealed.key_id)
    return kind.model_validate_json(open_text(held.key, b64decode(sealed.locked), context))
