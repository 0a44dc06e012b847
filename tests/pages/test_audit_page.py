"""The auditor's page: entries without content, narrowed by person and act, and a verdict on the chain."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text

from api import addresses
from api.audit import VERIFY, router
from models.audit import AuditAct
from models.queries.audit import append_audit, audit_values
from models.queries.audit_chain import seal
from tests.given.app import NOON, Browser, TheApp, an_app, sqlite_url
from tests.given.small_city import KUDO, ONO, SATO, YAMADA

PLACE = addresses.AUDIT


@pytest.fixture
async def city(tmp_path: Path) -> AsyncIterator[TheApp]:
    async with an_app(sqlite_url(tmp_path), routers=[router]) as app:
        entry = audit_values(
            AuditAct.READ,
            "sheet.rate_first",
            at=NOON,
            actor_id=SATO,
            subject_id=YAMADA,
            reason="一次評価者",
        )
        async with app.parts.database.writing() as session:
            await append_audit(session, entry)
        await seal(app.parts.database, NOON)
        yield app


@pytest.fixture
async def auditor(city: TheApp) -> AsyncIterator[Browser]:
    async with city.browser() as browser:
        await browser.becomes(KUDO)
        yield browser


def _table(page: str) -> str:
    return page.split("<tbody")[1] if "<tbody" in page else ""


async def test_the_latest_entries_say_who_did_what_about_whom(auditor: Browser) -> None:
    rows = _table((await auditor.opens(PLACE)).text)
    for word in ("佐藤 一郎", "閲覧", "sheet.rate_first", "山田 花子", "一次評価者"):
        assert word in rows


async def test_entries_are_narrowed_by_person_and_act(auditor: Browser) -> None:
    assert "sheet.rate_first" in _table((await auditor.opens(f"{PLACE}?q=山田&act=read")).text)
    assert "sheet.rate_first" not in _table((await auditor.opens(f"{PLACE}?q=小野")).text)
    assert "sheet.rate_first" not in _table((await auditor.opens(f"{PLACE}?act=granted")).text)


async def test_looking_at_the_trail_is_an_entry_too(auditor: Browser) -> None:
    await auditor.opens(PLACE)
    rows = _table((await auditor.opens(PLACE)).text)
    assert "検索" in rows
    assert "工藤 実" in rows


async def test_a_sound_chain_is_said_to_be_sound(auditor: Browser) -> None:
    page = await auditor.presses(VERIFY, token=await auditor.token(PLACE))
    assert page.status_code == 200
    assert "異常なし" in page.text


async def test_trying_the_chain_is_an_entry_too(auditor: Browser) -> None:
    """Its answer shows entries like the page itself."""
    page = await auditor.presses(VERIFY, token=await auditor.token(PLACE))
    assert "sheet.rate_first" in _table(page.text)
    assert "audit.verify" in _table(page.text)


async def test_a_changed_entry_is_found(city: TheApp, auditor: Browser) -> None:
    async with city.parts.database.engine.begin() as connection:
        triggers = await connection.execute(
            text("SELECT name FROM sqlite_master WHERE type='trigger' AND tbl_name='audit_rows'")
        )
        for (name,) in triggers.all():
            await connection.execute(text(f"DROP TRIGGER {name}"))
        await connection.execute(text("UPDATE audit_rows SET actor_id = 'ono' WHERE seq = 1"))
    page = await auditor.presses(VERIFY, token=await auditor.token(PLACE))
    assert "異常あり" in page.text
    assert "内容が変わっています" in page.text


@pytest.mark.parametrize("who", [YAMADA, ONO])
async def test_only_the_auditor_sees_the_trail(city: TheApp, who: str) -> None:
    async with city.browser() as browser:
        await browser.becomes(who)  # type: ignore[arg-type]
        assert (await browser.opens(PLACE)).status_code == 404
        token = await browser.token(addresses.PASSWORD)
        assert (await browser.presses(VERIFY, token=token)).status_code == 404
