"""Backup and restore 控えと復元, typed as commands, from SQLite to SQLite and from PostgreSQL to PostgreSQL."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ayumi.engine import EmbeddedEngine
from ayumi.engine_ready import ready
from ayumi.migrating import upgrade
from ayumi.worker import case_worker, duty_worker
from models.evaluation.steps import Step
from models.ids import new_id
from tests.commands.conftest import Types
from tests.given.city import City
from tests.given.city_founding import a_city_hall
from tests.given.hall import TANAKA
from tests.given.invariants import everything_holds, the_book
from tests.given.people import an_employee
from tests.given.servers import PostgresServer

ROSTER = "職員番号,氏名,級,職種,採用日\n10001,山田 花子,3,行政,令和2年4月1日\n"


@dataclass(frozen=True)
class TwoPlaces:
    """Where a book stands, and an empty place of the same kind."""

    kind: str
    first: str
    second: str


@pytest.fixture(params=["sqlite", "postgresql"])
async def places(
    request: pytest.FixtureRequest, tmp_path: Path, postgres: PostgresServer
) -> AsyncIterator[TwoPlaces]:
    if request.param == "sqlite":
        files = [tmp_path / name / "book.db" for name in ("one", "other")]
        yield TwoPlaces("sqlite", *(f"sqlite+aiosqlite:///{file}" for file in files))
        return
    urls = [await postgres.fresh_database() for _ in range(2)]
    yield TwoPlaces("postgresql", *urls)
    for url in urls:
        await postgres.drop_database(url)


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch, engine: EmbeddedEngine) -> "At":
    monkeypatch.setenv("TEMPORAL_ADDRESS", engine.address)
    return At(monkeypatch)


@dataclass(frozen=True)
class At:
    """Which book and which corner of the engine the next commands are for."""

    monkeypatch: pytest.MonkeyPatch

    def __call__(self, url: str, namespace: str) -> None:
        self.monkeypatch.setenv("AYUMI_DATABASE_URL", url)
        self.monkeypatch.setenv("TEMPORAL_NAMESPACE", namespace)


async def test_a_city_goes_on_from_its_backup(
    places: TwoPlaces, at: At, types: Types, engine: EmbeddedEngine, tmp_path: Path
) -> None:
    """The restored book rebuilds its cases on an engine that never saw them; letters wait."""
    old, new, kept = f"city-{new_id()[:12]}", f"city-{new_id()[:12]}", tmp_path / "kept.book"
    yamada = an_employee("山田").evaluated_by(TANAKA)
    await upgrade(places.first)
    client = await ready(engine.address, namespace=old)
    async with a_city_hall(client, places.first, tmp_path) as city:
        async with case_worker(city.parts), duty_worker(city.parts):
            await city.hires(yamada)
            await city.opens_evaluation(yamada)
            await city.acts(yamada, Step.DRAFT_GOALS)
        before = await the_book(city.database)
        at(places.first, old)
        assert (await asyncio.to_thread(types, "backup", kept)).exit_code == 0

    at(places.second, new)
    restored = await asyncio.to_thread(types, "restore", kept)
    assert "1 cases are on their way" in restored.output

    client = await ready(engine.address, namespace=new)
    async with a_city_hall(client, places.second, tmp_path) as city:
        after = await the_book(city.database)
        assert (after.pages, after.tasks, after.sheets) == (
            before.pages,
            before.tasks,
            before.sheets,
        )
        async with case_worker(city.parts), duty_worker(city.parts):
            await city.lets_pass(1)
            assert await _left(city) == len(before.post)
            assert (await asyncio.to_thread(types, "restore", "--release")).exit_code == 0
            await city.lets_pass(1)
            assert await _left(city) > len(before.post)
            await city.acts(TANAKA, Step.REVIEW_GOALS)
            await everything_holds(city)


async def test_a_backup_is_of_its_owner_alone_and_goes_into_an_empty_place(
    places: TwoPlaces, at: At, types: Types, tmp_path: Path
) -> None:
    kept, roster = tmp_path / "kept.book", tmp_path / "roster.csv"
    roster.write_text(ROSTER, "utf-8")
    at(places.first, f"city-{new_id()[:12]}")
    for words in (("migrate",), ("roster", "import", roster), ("backup", kept)):
        assert (await asyncio.to_thread(types, *words)).exit_code == 0
    assert kept.stat().st_mode & 0o777 == 0o600
    assert (await asyncio.to_thread(types, "backup", kept)).exit_code == 1
    assert "stands at" in (await asyncio.to_thread(types, "restore", kept)).output

    at(places.second, f"city-{new_id()[:12]}")
    assert "held" in (await asyncio.to_thread(types, "restore", kept)).output
    assert await _status(types) == (1, True)
    assert (await asyncio.to_thread(types, "restore", "--release")).exit_code == 0
    assert await _status(types) == (1, False)


async def test_half_a_backup_leaves_the_place_empty(
    places: TwoPlaces, at: At, types: Types, tmp_path: Path
) -> None:
    kept, broken = tmp_path / "kept.book", tmp_path / "broken.book"
    at(places.first, f"city-{new_id()[:12]}")
    for words in (("migrate",), ("backup", kept)):
        assert (await asyncio.to_thread(types, *words)).exit_code == 0
    whole = kept.read_bytes()
    at(places.second, f"city-{new_id()[:12]}")
    for piece in (b"no book", whole[: len(whole) // 2]):
        broken.write_bytes(piece)
        assert (await asyncio.to_thread(types, "restore", broken)).exit_code == 1
    assert (await asyncio.to_thread(types, "restore", kept)).exit_code == 0


async def _status(types: Types) -> tuple[int, bool]:
    """People, and whether letters are held."""
    found = json.loads((await asyncio.to_thread(types, "status", "--json")).output)
    return found["people"], found["letters"]["is_held"]


async def _left(city: City) -> int:
    """Letters in the practice mailbox."""
    return len((await the_book(city.database)).post)
