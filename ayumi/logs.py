"""What a process says 記録: lines on standard error with time and level; never a name, a text or a rating."""

import copy
import logging
import sys
import threading
import warnings
from types import TracebackType
from typing import Any, Final

from ayumi.wordless import told, trace

_OWN: Final = ("ayumi", "activities", "api", "notifications", "models", "workflows")
log = logging.getLogger("ayumi")


class WordlessLines(logging.Formatter):
    """Exceptions lose their words; of a library's message only the first line is kept.

    asyncio tells a task that failed, with its exception's words, from the second line on.
    """

    def format(self, record: logging.LogRecord) -> str:
        line = copy.copy(record)
        line.exc_text = None
        if isinstance(line.args, tuple):
            line.args = tuple(_without_words(it) for it in line.args)
        line.msg, line.args = line.getMessage(), None
        if record.name.partition(".")[0] not in _OWN:
            line.msg = line.msg.partition("\n")[0]
        return super().format(line)

    def formatException(self, ei: Any) -> str:  # noqa: N802 -- the library's name
        return trace(ei[1]) if ei[1] is not None else ""


def begin_log() -> None:
    """From warnings on; Ayumi's own lines from information on; all that ends a process or a thread."""
    handler = logging.StreamHandler()
    handler.setFormatter(WordlessLines("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    log.setLevel(logging.INFO)
    sys.excepthook = _ended
    sys.unraisablehook = lambda lost: _noticed("an exception nobody could catch", lost.exc_value)
    threading.excepthook = lambda lost: _noticed("a thread ended by a fault", lost.exc_value)
    warnings.showwarning = _warned


def _without_words(given: object) -> object:
    return told(given) if isinstance(given, BaseException) else given


def _ended(
    kind: type[BaseException], exception: BaseException, trace_back: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, exception, trace_back)
        return
    _noticed("the process ended by a fault", exception)


def _noticed(what: str, exception: BaseException | None) -> None:
    log.error(what, exc_info=exception)


def _warned(*given: Any, **_: Any) -> None:
    _, category, filename, lineno = given[:4]
    log.warning("%s at %s:%s", category.__name__, filename, lineno)
