"""The master keys 親鍵 of sealed content, from a file outside the book and outside its backup."""

from pathlib import Path

from ayumi.secret_file import kept_secret
from ayumi.settings import BadSettings, Settings, text_of
from models.errors import SealBroken
from models.sealing import MasterKeys

FILE = "seal.key"
"""Its name in the data folder, where no other is set."""
_HOW = (
    "Next: make one with `openssl rand -hex 32`, keep it and a copy of it outside the backup, and "
    "name its file in AYUMI_SEAL_KEY_FILE."
)


def master_keys(settings: Settings) -> MasterKeys:
    """One key per line, the newest first. Practice draws one at its first start.

    Production is given one: nothing is sealed with a key nobody has put aside. Raises BadSettings.
    """
    kept = settings.data_dir / FILE
    if settings.seal_key_file is None and settings.is_practice:
        return _read(kept_secret(kept), kept)
    if settings.seal_key_file is None and not kept.exists():
        raise BadSettings(
            f"AYUMI_SEAL_KEY_FILE is missing; production does not start without it. {_HOW}"
        )
    file = settings.seal_key_file or kept
    return _read(text_of(file, "AYUMI_SEAL_KEY_FILE"), file)


def _read(text: str, file: Path) -> MasterKeys:
    try:
        return MasterKeys.read(text)
    except SealBroken:
        raise BadSettings(
            f"AYUMI_SEAL_KEY_FILE names {file}, which holds something else than keys of 64 hex digits, "
            f"one a line, the newest first. {_HOW}"
        ) from None
