"""How commands run 実行: their own loop, and every refusal in plain words with an exit code, never a traceback.

0 is well, 1 is bad input or a finding, 2 is wrong usage or something that cannot be reached.
"""

import asyncio
import functools
from collections.abc import Callable, Coroutine
from typing import Any, ParamSpec, TypeVar

import typer
from rich.console import Console
from typer.core import TyperGroup

from ayumi.wordless import told
from models.errors import Refusal

P = ParamSpec("P")
T = TypeVar("T")

FINDING = 1
CANNOT = 2

console = Console(highlight=False, soft_wrap=True)
complaints = Console(stderr=True, highlight=False, soft_wrap=True)


class Plain(TyperGroup):
    """A group whose commands end in plain words."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except Refusal as no:
            for line in in_words(no):
                complaints.print(line, markup=False)
            raise typer.Exit(FINDING) from None
        except _unreachable() as gone:
            complaints.print(f"cannot go on: {_first_line(gone)}", markup=False)
            raise typer.Exit(CANNOT) from None


def in_loop(command: Callable[P, Coroutine[Any, Any, T]]) -> Callable[P, T]:
    """Lets a command be written as a coroutine."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        return asyncio.run(command(*args, **kwargs))

    return run


def say(line: str = "") -> None:
    """One line of an answer, exactly as it is."""
    console.print(line, markup=False)


def finding(line: str) -> typer.Exit:
    """Says what was found and gives the exit to raise."""
    complaints.print(line, markup=False)
    return typer.Exit(FINDING)


def in_words(no: Refusal) -> list[str]:
    """What, where, and what is allowed; problems of files and packs one by one."""
    problems = no.data.get("problems")
    if problems:
        return [_problem(it) for it in problems]
    facts = {name: value for name, value in no.data.items() if name not in ("what", "allowed")}
    said = str(no.data.get("what") or _CODES.get(no.code, no.code))
    if facts:
        said += " (" + ", ".join(f"{name}: {value}" for name, value in facts.items()) + ")"
    return [said, *([f"allowed: {no.data['allowed']}"] if no.data.get("allowed") else [])]


_CODES = {
    "not_found": "not found",
    "schema_too_new": "the book was written by a newer version of Ayumi; install that version",
    "not_allowed": "not allowed",
    "account_closed": "the account is closed; `ayumi account unlock` opens it again",
    "changed_meanwhile": "it was changed meanwhile by somebody else; try again",
}


def _problem(it: Any) -> str:
    if isinstance(it, str):
        return it
    where = (
        f"{it.file}:{it.line or '-'}: {it.key}"
        if hasattr(it, "file")
        else f"row {it.row}, {it.column}"
    )
    what = getattr(it, "what", None) or getattr(it, "rule", "")
    return f"{where}: {what} -- allowed: {it.allowed}"


def _unreachable() -> tuple[type[BaseException], ...]:
    """What says that a server is away; named late, since the names take half a second to load."""
    from sqlalchemy.exc import DBAPIError
    from temporalio.service import RPCError

    from ayumi.engine import EngineDown
    from ayumi.process_tree import CannotStay
    from ayumi.setup.stopped import SetUpStopped

    return (DBAPIError, RPCError, EngineDown, CannotStay, SetUpStopped, TimeoutError, OSError)


def _first_line(gone: BaseException) -> str:
    from sqlalchemy.exc import DataError, IntegrityError

    if isinstance(gone, DataError | IntegrityError):
        return told(gone)  # its first line may repeat what was written
    return next(iter(str(gone).splitlines()), "") or type(gone).__name__
