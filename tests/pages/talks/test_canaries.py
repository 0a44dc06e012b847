"""Canaries: what two people write through the pages lies nowhere in the clear, whatever goes well or wrong (P01)."""

import logging
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import Connection, event
from sqlmodel import select

from api.routers import ROUTERS
from models.tables.talk_note import ReferralRow, TalkActionRow, TalkNoteRow
from tests.given.app import TheApp, an_app
from tests.given.bytes_at_rest import bytes_of
from tests.given.cases import a_cycle, the_case_of
from tests.given.small_city import KUDO, ONO, SATO, YAMADA
from tests.given.talks import a_series, a_talk
from tests.pages.talks.conftest import TalkPages
from tests.rights.book_at_rest import at_rest, tables_with

CANARY = "canary-4417"


@pytest.fixture
async def both(book_url: str) -> AsyncIterator[TalkPages]:
    """The pair on each of the two databases."""
    async with an_app(book_url, routers=ROUTERS) as app:
        await a_cycle(app)
        pages = await _pair(app)
        yield pages
        for browser in pages.browsers.values():
            await browser.client.aclose()


async def _pair(app: TheApp) -> TalkPages:
    pack_id = (await the_case_of(app, YAMADA)).pack_id
    series = await a_series(app.parts.database, YAMADA, pack_id=pack_id, now=app.clock())
    return TalkPages(app, series, await a_talk(app.parts.database, series, SATO))


async def _writes_everything(talks: TalkPages) -> None:
    for who, kind in ((YAMADA, "agenda"), (SATO, "shared"), (YAMADA, "memo"), (SATO, "memo")):
        saved = await talks.writes(who, kind, f"{CANARY} {kind}")
        assert saved.status_code == 303
    kept = await talks.posts(YAMADA, "notes/memo/kept", memo=f"{CANARY} kept", version="1")
    assert kept.status_code == 200
    promise = {"action": f"{CANARY} promise", "owner": "partner", "nonce": "p"}
    assert (await talks.posts(SATO, "actions", **promise)).status_code == 303
    for who in (YAMADA, SATO):
        passed = {"referral": f"{CANARY} desk", "desk": "hr_admin", "nonce": f"r-{who}"}
        assert (await talks.posts(who, "referrals", **passed)).status_code == 303


async def _fails_in_every_way(talks: TalkPages) -> None:
    """Conflict, too long, unknown day, another's page, an outdated form, a disk that is full."""
    late = await talks.writes(YAMADA, "shared", f"{CANARY} late", version="99", nonce="late")
    long = await talks.writes(SATO, "shared", CANARY * 500)
    wrong = await talks.posts(SATO, "actions", action=f"{CANARY} day", owner="x", by_day=CANARY)
    stranger = await talks.posts(KUDO, "notes/shared", shared=f"{CANARY} stranger")
    outdated = await talks.posts(YAMADA, "notes/memo", memo=f"{CANARY} old", csrf_token="old")
    statuses = [it.status_code for it in (late, long, wrong, stranger, outdated)]
    assert statuses == [409, 422, 422, 404, 409]
    engine = talks.app.parts.database.engine.sync_engine
    event.listen(engine, "commit", _no_space)
    try:
        faulty = await talks.posts(YAMADA, "notes/memo", memo=f"{CANARY} fault", version="2")
    finally:
        event.remove(engine, "commit", _no_space)
    assert faulty.status_code == 500


def _no_space(_connection: Connection) -> None:
    raise OSError("no space left")


async def test_no_text_rests_or_is_logged_in_the_clear(
    both: TalkPages, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    await _writes_everything(both)
    await _fails_in_every_way(both)
    for who in (YAMADA, SATO):
        assert CANARY in await both.reads(who)
    await both.reads(ONO, "/desk/referrals")

    database = both.app.parts.database
    assert tables_with(await at_rest(database, but=frozenset()), CANARY) == set()
    assert CANARY.encode() not in await bytes_of(database)
    async with database.reading() as session:
        rows = [
            *await session.scalars(select(TalkNoteRow)),
            *await session.scalars(select(TalkActionRow)),
            *await session.scalars(select(ReferralRow)),
        ]
    assert len(rows) == 4 + 1 + 2
    assert all(CANARY.encode() not in row.sealed for row in rows)
    said = capfd.readouterr()
    assert "no space left" in caplog.text
    assert CANARY not in caplog.text + said.out + said.err
