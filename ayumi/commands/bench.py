"""``ayumi bench``: figures 計測 and long proofs; each has its own options (``ayumi bench launch --help``)."""

import importlib
from pathlib import Path

import typer

from ayumi.commands.running import CANNOT, complaints

EXAMPLE = "Example: ayumi bench launch --cases 1000 --json"
FOLDER = Path(__file__).resolve().parents[2] / "bench"


def add_to(app: typer.Typer) -> None:
    app.command(
        epilog=EXAMPLE,
        context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    )(bench)


def bench(ctx: typer.Context, name: str) -> None:
    """Runs one measurement or proof by its name; the rest of the line is its own."""
    module = name.replace("-", "_")
    if not name.replace("-", "").isalnum() or not (FOLDER / f"{module}.py").exists():
        complaints.print(f"no bench {name} -- allowed: {', '.join(_names())}", markup=False)
        raise typer.Exit(CANNOT)
    main = getattr(importlib.import_module(f"bench.{module}"), "main", None)
    if main is None:
        complaints.print(f"{name} is no bench -- allowed: {', '.join(_names())}", markup=False)
        raise typer.Exit(CANNOT)
    raise typer.Exit(main(ctx.args))


def _names() -> list[str]:
    """The modules with a ``main``, told from their text so that none is imported."""
    found = (path for path in FOLDER.glob("*.py") if "\ndef main(" in path.read_text("utf-8"))
    return sorted(path.stem.replace("_", "-") for path in found)
