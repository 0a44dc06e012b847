"""Uploaded files 預かったファイル between preview and consent: in memory, for their uploader only, for half an hour."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from models.errors import ChangedMeanwhile
from models.imports.preview import Preview

LIFE: Final = timedelta(minutes=30)
MOST_KEPT: Final = 20


@dataclass(frozen=True)
class Upload:
    """What a file would change, as it was shown."""

    by: str
    file: str
    rows: int
    preview: Preview
    until: datetime


class Uploads:
    """Files hold personal data, so none rests on a disk; after a restart the file is chosen again."""

    def __init__(self) -> None:
        self._kept: dict[str, Upload] = {}

    def keep(self, by: str, file: str, rows: int, preview: Preview, now: datetime) -> str:
        """Returns the token that names it; the oldest go when there are too many."""
        self._forget(now)
        token = secrets.token_urlsafe(24)
        self._kept[token] = Upload(by, file, rows, preview, now + LIFE)
        while len(self._kept) > MOST_KEPT:
            self._kept.pop(next(iter(self._kept)))
        return token

    def take(self, token: str, by: str, now: datetime) -> Upload:
        """Gives it back, once. Raises ChangedMeanwhile if it is gone, or somebody else's."""
        self._forget(now)
        found = self._kept.get(token)
        if found is None or found.by != by:
            raise ChangedMeanwhile(what="upload")
        return self._kept.pop(token)

    def _forget(self, now: datetime) -> None:
        self._kept = {token: kept for token, kept in self._kept.items() if kept.until > now}
