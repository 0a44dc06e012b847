"""Sealed drafts 封をした下書き: a form of open posting that is begun is as secret as one that is sent."""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from api.challenge_job.at_hand import PostingAtHand
from api.tasks.submitting import said_in
from models.queries.access_tasks import draft_of
from models.queries.drafts import MOST_FIELDS, save_draft
from models.sealing import open_text, seal


@dataclass(frozen=True)
class Draft:
    """What was typed, and when it was kept."""

    fields: Mapping[str, str]
    saved_at: datetime


async def keep_sealed(
    hand: PostingAtHand, typed: Mapping[str, str], *, purpose: str, context: str
) -> None:
    """Keeps a form as typed, sealed with the purpose's key. Raises TooLate, SealDestroyed."""
    kept = dict(list(said_in(typed).items())[:MOST_FIELDS])
    said = json.dumps(kept, ensure_ascii=False)
    async with hand.parts.database.writing() as session:
        held = await hand.parts.seals.key_for(session, purpose, hand.now)
        locked = b64encode(seal(held.key, said, _place(hand, context))).decode()
        fields = {"key_id": held.id, "locked": locked}
        await save_draft(session, hand.task.id, hand.viewer.person_id, fields, hand.now)


async def kept_sealed(hand: PostingAtHand, *, context: str) -> Draft | None:
    """The draft again, for whoever wrote it alone; None without one."""
    async with hand.parts.database.reading() as session:
        row = await draft_of(session, hand.task.id, hand.viewer.person_id)
        if row is None:
            return None
        held = await hand.parts.seals.key(session, row.fields["key_id"])
    said = open_text(held.key, b64decode(row.fields["locked"]), _place(hand, context))
    return Draft(json.loads(said), row.saved_at)


def _place(hand: PostingAtHand, context: str) -> str:
    return f"{context}:draft:{hand.task.id}"
