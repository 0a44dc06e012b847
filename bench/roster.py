"""``roster``: the import 取込 of a city's people from a file, with its preview."""

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from ayumi.migrating import upgrade
from bench.record import Figures, run
from models.csv_out import to_csv
from models.fiscal_year import FiscalYear
from models.generator.city import GeneratedCity, make_city
from models.imports.kinds import ImportKind
from models.imports.parsed import parse
from models.imports.written import headings, roster_rows
from models.queries.generated_city import write_city
from models.queries.imports import apply, preview
from models.queries.organisation import load_organisation
from models.tables.database import Database, open_database

DAY = date(2026, 4, 1)
NOW = datetime(2026, 4, 1, 0, 0, tzinfo=UTC)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=3000)
    return run("roster", parser, measure, argv)


async def measure(given: argparse.Namespace) -> Figures:
    city = make_city(2026, given.people, "甲府市", FiscalYear(2026))
    with TemporaryDirectory(prefix="ayumi-bench-") as folder:
        content = await _roster_file(Path(folder), city)
        book = await _book(Path(folder) / "new.sqlite3", _without_people(city))
        try:
            return await _import(book, content)
        finally:
            await book.close()


async def _import(book: Database, content: bytes) -> Figures:
    """Everybody is new: the largest import there is; then the same file again, where nothing changes."""
    first = await _once(book, content)
    again = await _once(book, content)
    return {
        "people": first["added"],
        "bytes": len(content),
        "seconds": first["seconds"],
        "preview_seconds": first["preview_seconds"],
        "again_seconds": again["seconds"],
        "added_again": again["added"],
    }


async def _once(book: Database, content: bytes) -> Figures:
    begun = time.monotonic()
    async with book.reading() as session:
        shown = await preview(
            session, parse(ImportKind.ROSTER, content, "roster.csv"), now=NOW, as_of=DAY
        )
    previewed = time.monotonic()
    async with book.writing() as session:
        await apply(session, shown)
    return {
        "added": len(shown.added),
        "preview_seconds": round(previewed - begun, 2),
        "seconds": round(time.monotonic() - begun, 2),
    }


def _without_people(city: GeneratedCity) -> GeneratedCity:
    nobody: dict[str, object] = dict.fromkeys(
        ("people", "spells", "assignments", "leaves", "offices"), ()
    )
    return replace(city, **nobody)  # type: ignore[arg-type]


async def _roster_file(folder: Path, city: GeneratedCity) -> bytes:
    """The generated city as the import file a personnel section would hand in."""
    book = await _book(folder / "whole.sqlite3", city)
    try:
        async with book.reading() as session:
            organisation = await load_organisation(session)
    finally:
        await book.close()
    return to_csv(headings(ImportKind.ROSTER), roster_rows(organisation, DAY)).content


async def _book(path: Path, city: GeneratedCity) -> Database:
    url = f"sqlite+aiosqlite:///{path}"
    await upgrade(url)
    book = open_database(url)
    async with book.writing() as session:
        await write_city(session, city)
    return book


if __name__ == "__main__":
    sys.exit(main())
