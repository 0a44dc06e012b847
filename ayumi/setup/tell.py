"""What the set-up says while it works 進みの知らせ: plain lines, at once, also into a log."""

import sys


def tell(line: str) -> None:
    """Writes one line; flushed, as the next may come only minutes later."""
    sys.stdout.write(f"ayumi set-up: {line}\n")
    sys.stdout.flush()
