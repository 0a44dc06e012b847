"""Uploaded files 預かったファイル between preview and consent: for their uploader only, once, for half an hour."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Final

from pydantic import TypeAdapter
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.errors import ChangedMeanwhile
from models.imports.preview import Preview
from models.tables.upload import UploadRow

LIFE: Final = timedelta(minutes=30)
_PREVIEW: Final[TypeAdapter[Preview]] = TypeAdapter(Preview)


async def keep(session: AsyncSession, by: str, preview: Preview, now: datetime) -> str:
    """Keeps what a file would change; ``now`` is real. Returns the word that the form brings back."""
    await throw_away(session, now)
    token = secrets.token_urlsafe(24)
    session.add(
        UploadRow(
            token_hash=_hash(token),
            by_person_id=by,
            until=now + LIFE,
            preview=_PREVIEW.dump_json(preview).decode(),
        )
    )
    return token


async def take(session: AsyncSession, token: str, by: str, now: datetime) -> Preview:
    """Gives it back; it is gone when the caller commits.

    Raises:
        ChangedMeanwhile: it is gone, too old, or somebody else's.
    """
    row = await session.get(UploadRow, _hash(token), with_for_update=True)
    if row is None or row.by_person_id != by or row.until <= now:
        raise ChangedMeanwhile(what="upload")
    await session.delete(row)
    return _PREVIEW.validate_json(row.preview)


async def is_any_too_old(session: AsyncSession, now: datetime) -> bool:
    """Whether `throw_away` would find something; reads only. ``now`` is real."""
    old = select(col(UploadRow.token_hash)).where(col(UploadRow.until) <= now).limit(1)
    return await session.scalar(old) is not None


async def throw_away(session: AsyncSession, now: datetime) -> None:
    """Ends what nobody consented to in time: it holds names, and last year's results."""
    await session.execute(delete(UploadRow).where(col(UploadRow.until) <= now))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
