"""Canary words 目印の語 in all that is sealed: looked for in every byte the city keeps, its logs and the engine's store."""

import subprocess
import sys
from base64 import b64encode
from pathlib import Path
from random import Random
from typing import Final

BIRD: Final = "Nightingale7Qx"
"""In each of them, and in nothing else a city writes."""


def canary(rng: Random) -> str:
    """A sentence that may stand nowhere in the clear."""
    return f"{BIRD}{rng.randrange(10**6):06d} 人の役に立つ仕事がしたい"


def leaks(folder: Path) -> list[str]:
    """Files below the folder in which a canary stands, as it is or in an encoding of the engine's."""
    return [
        f"a sealed word lies in {file.relative_to(folder)}"
        for file in sorted(folder.rglob("*"))
        if file.is_file() and (said := _bytes(file)) and any(it in said for it in _looks())
    ]


def _bytes(file: Path) -> bytes:
    """Nothing of a file that has gone meanwhile, such as a journal."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return b""


def leaks_beside(folder: Path) -> list[str]:
    """The same, asked in a process of its own.

    Whoever closes a file of SQLite's gives up all locks of the process upon it, also those of a
    connection that stands.
    """
    words = [sys.executable, "-m", "bench.posting_canaries", str(folder)]
    said = subprocess.run(words, capture_output=True, text=True, check=True)
    return said.stdout.splitlines()


def _looks() -> list[bytes]:
    """In the clear, in UTF-16, and in base64 at each of the three places it may begin."""
    plain = BIRD.encode()
    found = [plain, BIRD.encode("utf-16-le"), BIRD.encode("utf-16-be")]
    for before in range(3):
        whole = b64encode(b" " * before + plain)
        first, last = -(-before * 4 // 3) + bool(before), (before + len(plain)) * 8 // 6
        found.append(whole[first:last])
    return found


if __name__ == "__main__":
    sys.stdout.writelines(f"{it}\n" for it in leaks(Path(sys.argv[1])))
