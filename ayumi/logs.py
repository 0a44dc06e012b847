"""What a process says 記録: lines on standard error with time and level; never a name, a text or a rating."""

import logging


def begin_log() -> None:
    """From warnings on; Ayumi's own lines from information on."""
    logging.basicConfig(
        level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    logging.getLogger("ayumi").setLevel(logging.INFO)
