"""The engine's store 手順の記録 and what the notes of a talk leave in it: nothing (P01)."""

from datetime import UTC, datetime

from ayumi.engine import EmbeddedEngine
from tests.given.hall import TANAKA
from tests.given.pages_of_city import PagesOfCity
from tests.given.people import Someone, an_employee
from tests.given.series import opens_series

CANARY = "canary-8802"
START = datetime(2026, 4, 20, 1, tzinfo=UTC)


async def test_no_note_enters_the_engine(pages: PagesOfCity, engine: EmbeddedEngine) -> None:
    yamada = await pages.city.hires(an_employee("山田").evaluated_by(TANAKA))
    series = await opens_series(pages.city, yamada)
    path = f"/talks/{(await series.talk('r1')).id}"
    await _writes(pages, yamada, path, "agenda")
    await series.books(TANAKA, START)
    await _writes(pages, TANAKA, path, "shared")
    await _writes(pages, TANAKA, path, "memo")

    store = _store(engine)

    assert series.case_id.encode() in store
    assert CANARY.encode() not in store


async def _writes(pages: PagesOfCity, who: Someone, path: str, kind: str) -> None:
    browser = await pages.as_(who)
    saved = await browser.presses(f"{path}/notes/{kind}", **{kind: f"{CANARY} {kind}"})
    assert saved.status_code == 303, saved.text
    assert CANARY in (await browser.opens(path)).text


def _store(engine: EmbeddedEngine) -> bytes:
    """Everything in the engine's folder: its databases, their journals, its log."""
    files = [file for file in engine.folder.rglob("*") if file.is_file()]
    return b"".join(file.read_bytes() for file in files)
