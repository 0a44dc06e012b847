"""The record 記録 of a run: one JSON line with figures, machine, commit and versions, kept in the repository."""

import argparse
import asyncio
import json
import os
import platform
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Coroutine, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ayumi.setup.engine_place import find_engine

FOLDER = Path(__file__).parent
RESULTS = FOLDER / "results.jsonl"
PROOFS = FOLDER / "proofs.jsonl"
PACKAGES = ("temporalio", "fastapi", "uvicorn", "sqlmodel", "sqlalchemy", "aiosqlite", "pydantic")

Figures = dict[str, Any]


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which ``share`` of them lie; 0 for none."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)] if ordered else 0.0


def ms(seconds: float) -> float:
    return round(seconds * 1000, 1)


def complete(name: str, figures: Mapping[str, Any], before: tuple[float, ...]) -> Figures:
    """The line as it is kept. ``load`` is the machine's load average (1, 5, 15 min) before the run."""
    return {
        "name": name,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        **figures,
        "load": [round(it, 2) for it in before],
        "machine": machine(),
        "commit": commit(),
        "versions": versions(),
    }


def machine() -> Figures:
    pages = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "cpus": os.cpu_count(),
        "memory_gb": round(pages / 2**30, 1),
        "system": platform.system(),
        "arch": platform.machine(),
    }


def commit() -> str:
    """The commit, with ``+`` where the tree differs from it; empty outside a clone."""
    at = {"cwd": FOLDER, "capture_output": True, "text": True, "check": False}
    head = subprocess.run(["git", "rev-parse", "--short=10", "HEAD"], **at)  # type: ignore[call-overload]
    changed = subprocess.run(["git", "diff", "--quiet", "HEAD", "--", ":!bench"], **at)  # type: ignore[call-overload]
    return str(head.stdout).strip() + ("+" if changed.returncode else "")


def versions() -> dict[str, str]:
    engine = find_engine()
    return {
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "engine": engine.parent.name if engine else "",
        **{name: version(name) for name in PACKAGES},
    }


def run(
    name: str,
    parser: argparse.ArgumentParser,
    measure: Callable[[argparse.Namespace], Coroutine[Any, Any, Figures]],
    argv: Sequence[str] | None,
    *,
    kept_in: Path = RESULTS,
) -> int:
    """Runs one measurement and shows its line; 1 when the line names violations."""
    parser.prog = f"ayumi bench {name}"
    parser.add_argument("--json", action="store_true", help="one JSON line on standard output")
    parser.add_argument("--no-record", action="store_true", help="do not append to the record")
    given = parser.parse_args(argv)
    before = os.getloadavg()
    line = complete(name, asyncio.run(measure(given)), before)
    text = json.dumps(line, ensure_ascii=False, default=str)
    if not given.no_record:
        with kept_in.open("a", encoding="utf-8") as record:
            record.write(text + "\n")
    sys.stdout.write((text if given.json else _readable(line)) + "\n")
    return 1 if line.get("violations") else 0


def _readable(line: Mapping[str, Any]) -> str:
    hidden = {"machine", "versions"}
    shown = (f"{key:>20}  {value}" for key, value in line.items() if key not in hidden)
    return "\n".join(shown)
