"""Sealing 封: text that only a few may read, locked with a key of its own wherever it rests (AES-256-GCM).

A sealed text knows its place (table, row, kind): carried to another row it does not open.
"""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from models.errors import SealBroken

KEY_BYTES: Final = 32
_VERSION: Final = b"\x01"
_NONCE_BYTES: Final = 12
_TAG_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Key:
    """256 random bits 鍵; they stand in no log and no error."""

    bits: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.bits) != KEY_BYTES:
            raise SealBroken(what="key")

    @classmethod
    def drawn(cls) -> "Key":
        """A new key; never call it in a workflow."""
        return cls(secrets.token_bytes(KEY_BYTES))

    @classmethod
    def of_hex(cls, text: str) -> "Key":
        """The key of 64 hex digits. Raises SealBroken."""
        try:
            return cls(bytes.fromhex(text.strip()))
        except ValueError:
            raise SealBroken(what="key") from None

    @property
    def digest(self) -> str:
        """Names the key without telling it (16 hex digits)."""
        return hashlib.sha256(b"ayumi seal key" + self.bits).hexdigest()[:16]


def place(table: str, row_id: str, kind: str = "") -> str:
    """Where a text rests: the context it is sealed for."""
    return f"{table}/{row_id}/{kind}"


def seal(key: Key, content: str | bytes, context: str) -> bytes:
    """Version, a random nonce, and the locked content with its tag; twice the same text differs."""
    plain = content.encode() if isinstance(content, str) else content
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return _VERSION + nonce + AESGCM(key.bits).encrypt(nonce, plain, _bound(context))


def open_sealed(key: Key, sealed: bytes, context: str) -> bytes:
    """The content. Raises SealBroken: another key, another place, or changed bytes."""
    if sealed[:1] != _VERSION or len(sealed) < 1 + _NONCE_BYTES + _TAG_BYTES:
        raise SealBroken(what="form")
    nonce, locked = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
    try:
        return AESGCM(key.bits).decrypt(nonce, locked, _bound(context))
    except InvalidTag:
        raise SealBroken(what="content") from None


def open_text(key: Key, sealed: bytes, context: str) -> str:
    """The content as text. Raises SealBroken."""
    return open_sealed(key, sealed, context).decode()


@dataclass(frozen=True, slots=True)
class MasterKeys:
    """The installation's master keys 親鍵: the first one wraps, all of them unwrap (rotation)."""

    keys: tuple[Key, ...]

    @classmethod
    def read(cls, text: str) -> "MasterKeys":
        """One key of 64 hex digits per line, the newest first. Raises SealBroken."""
        keys = tuple(Key.of_hex(line) for line in text.split())
        if not keys:
            raise SealBroken(what="master_key")
        return cls(keys)

    @property
    def digest(self) -> str:
        """Of the key that wraps from now on."""
        return self.keys[0].digest

    def wrap(self, key: Key, purpose: str) -> bytes:
        return seal(self.keys[0], key.bits, _of_purpose(purpose))

    def unwrap(self, wrapped: bytes, purpose: str, master: str) -> Key:
        """The key that ``master`` (a digest) wrapped. Raises SealBroken when that one is not at hand."""
        return Key(open_sealed(_by_digest(self.keys, master), wrapped, _of_purpose(purpose)))


def _by_digest(keys: Sequence[Key], digest: str) -> Key:
    found = next((key for key in keys if key.digest == digest), None)
    if found is None:
        raise SealBroken(what="master_key")
    return found


def _of_purpose(purpose: str) -> str:
    return place("seal_keys", purpose, "wrapped")


def _bound(context: str) -> bytes:
    return _VERSION + context.encode()
