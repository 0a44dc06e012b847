"""Exceptions without their words 例外の言葉を除く: kind, place and code; what somebody typed may stand in the words.

A parser's complaint repeats the text it could not read, a database's the row it refused. So logs and the
engine's histories keep what a developer needs, and nothing else.
"""

import errno
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from models.errors import Refusal

_PARTS_OF_A_PATH: Final = 3
_DEEPEST: Final = 10


def told(exception: BaseException) -> str:
    """``models.errors.TooLate too_late``, ``builtins.OSError ECONNREFUSED``, ``builtins.ValueError``."""
    kind = type(exception)
    code = _code(exception)
    return f"{kind.__module__}.{kind.__qualname__}{f' {code}' if code else ''}"


def trace(exception: BaseException) -> str:
    """The exception and what led to it, each with its places; lines of code and words are left out."""
    return "\n".join(_lines(exception, _DEEPEST))


def _lines(exception: BaseException, deep: int) -> Iterator[str]:
    for frame in traceback.extract_tb(exception.__traceback__):
        yield f"  {_place(frame.filename)}:{frame.lineno} {frame.name}"
    yield told(exception)
    if deep == 0:
        return
    if isinstance(exception, BaseExceptionGroup):
        for one in exception.exceptions:
            yield from _lines(one, deep - 1)
    before = exception.__cause__ or (
        None if exception.__suppress_context__ else exception.__context__
    )
    if before is not None:
        yield "after:"
        yield from _lines(before, deep - 1)


def _code(exception: BaseException) -> str:
    """A code that comes from a list, never from what was given: of a refusal, a database, the system."""
    if isinstance(exception, Refusal):
        return exception.code
    if isinstance(exception, OSError):
        return errno.errorcode.get(exception.errno or 0, "")
    of_database = getattr(exception, "sqlite_errorname", None) or getattr(
        exception, "sqlstate", None
    )
    return of_database if isinstance(of_database, str) else ""


def _place(filename: str) -> str:
    return "/".join(Path(filename).parts[-_PARTS_OF_A_PATH:])
