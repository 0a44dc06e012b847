"""A secret 秘密鍵 of a practice city: drawn once, kept in the data folder, readable by its owner alone."""

import os
import secrets
from pathlib import Path


def kept_secret(path: Path) -> str:
    """The secret in the file; the file is made with mode 0600 if it is not there.

    Two starts at once agree: whoever makes the file first has drawn the secret.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    drawn = path.with_name(f"{path.name}.{os.getpid()}")
    handle = os.open(drawn, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(32))
    try:
        os.link(drawn, path)
    except FileExistsError:
        pass  # drawn before
    finally:
        drawn.unlink()
    return path.read_text(encoding="ascii").strip()
