"""Signing in: number and password, lock-out, invitation, limits, and sessions that end with a change of standing."""

import re
from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import func, select
from sqlmodel import col

from api import addresses
from models.audit import AuditAct
from models.ids import PersonId
from models.people import Leave, LeaveKind, OfficeGrant
from models.queries.account_closing import close_account
from models.queries.accounts import make_link, password_hash
from models.queries.offices import grant_office, revoke_office
from models.queries.organisation import raise_revision, write_leaves
from models.roles import Office
from models.sign_in import Purpose
from models.tables.account import AccountLinkRow, AccountRow, SignInSessionRow
from models.tables.audit import AuditRow
from models.tables.organisation import PersonRow
from tests.given.app import Browser, TheApp, an_app, sqlite_url, token_in, ways_of
from tests.given.small_city import MORI, ONO, SATO, YAMADA

PASSWORD = "海辺の町に雨が降る夜"
NEW_PASSWORD = "山の郵便局は朝がとても早い"
A_PLACE = addresses.PASSWORD
"""A page that asks who somebody is."""


@pytest.fixture(autouse=True)
def _quick_hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2 with little work: its strength is not what is tried here."""
    quick = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))
    monkeypatch.setattr("models.passwords._hasher", lambda: quick)


@pytest.fixture
async def city(tmp_path: Path) -> AsyncIterator[TheApp]:
    async with an_app(sqlite_url(tmp_path), practice=False) as app:
        its_hash = await password_hash(PASSWORD)
        async with app.parts.database.writing() as session:
            for person_id in (YAMADA, SATO, MORI):
                session.add(
                    AccountRow(person_id=person_id, password_hash=its_hash, made_at=app.clock())
                )
        yield app


@pytest.fixture
async def browser(city: TheApp) -> AsyncIterator[Browser]:
    async with city.browser() as opened:
        yield opened


async def _is_in(browser: Browser) -> bool:
    return (await browser.opens(A_PLACE)).status_code == 200


async def _acts(city: TheApp) -> list[str]:
    async with city.parts.database.reading() as session:
        rows = await session.scalars(select(col(AuditRow.act)).order_by(col(AuditRow.id)))
        return list(rows)


async def _invited(city: TheApp, person_id: PersonId, purpose: Purpose = Purpose.INVITATION) -> str:
    async with city.parts.database.writing() as session:
        token = await make_link(session, person_id, purpose, by=ONO, now=city.clock())
    return addresses.INVITATION.format(token=token)


async def test_a_link_is_followed_after_signing_in(city: TheApp, browser: Browser) -> None:
    sent_away = await browser.opens(f"{A_PLACE}?from=letter")
    assert sent_away.headers["location"] == "/sign-in?to=%2Fpassword%3Ffrom%3Dletter"

    page = await browser.opens(sent_away.headers["location"])
    welcomed = await browser.presses(
        addresses.SIGN_IN,
        token=token_in(page),
        number=" 10001 ",
        password=PASSWORD,
        to="/password?from=letter",
    )

    assert (welcomed.status_code, welcomed.headers["location"]) == (303, "/password?from=letter")
    assert await _is_in(browser)
    assert await _acts(city) == [AuditAct.SIGNED_IN]


async def test_the_cookie_is_of_this_host_and_new_at_each_sign_in(browser: Browser) -> None:
    first = (await browser.signs_in(YAMADA, PASSWORD)).headers["set-cookie"]
    assert re.fullmatch(r"__Host-ayumi=[\w-]{43}; HttpOnly; Path=/; SameSite=lax; Secure", first), (
        first
    )

    token = await browser.token()
    again = await browser.presses(addresses.SIGN_IN, token=token, number="10001", password=PASSWORD)
    assert again.headers["set-cookie"] != first


@pytest.mark.parametrize(
    ("number", "password"),
    [
        ("10001", "違うパスワードです"),
        ("99999", PASSWORD),
        ("10003", PASSWORD),
        ("10005", PASSWORD),
    ],
    ids=["wrong password", "unknown number", "no account", "left in March"],
)
async def test_every_wrong_sign_in_reads_the_same(
    city: TheApp, browser: Browser, number: str, password: str
) -> None:
    page = await browser.presses(addresses.SIGN_IN, number=number, password=password)

    assert page.status_code == 422
    assert "職員番号とパスワードを、もう一度確かめてください。" in page.text
    assert password not in page.text
    assert not await _is_in(browser)
    assert await _acts(city) == [AuditAct.SIGN_IN_FAILED]


async def test_five_wrong_passwords_rest_the_account_for_a_quarter(
    city: TheApp, browser: Browser
) -> None:
    for _ in range(5):
        await browser.signs_in(YAMADA, "違うパスワードです")

    locked = await browser.signs_in(YAMADA, PASSWORD)
    assert locked.status_code == 429
    assert "12:15まで受け付けを止めています" in locked.text
    assert (await browser.signs_in(SATO, PASSWORD)).status_code == 303

    await browser.presses(addresses.SIGN_OUT)
    city.clock.passes(timedelta(minutes=15))
    assert (await browser.signs_in(YAMADA, PASSWORD)).status_code == 303


async def test_a_right_password_clears_the_count(browser: Browser) -> None:
    for _ in range(3):
        for _ in range(4):
            assert (await browser.signs_in(YAMADA, "違うパスワードです")).status_code == 422
        assert (await browser.signs_in(YAMADA, PASSWORD)).status_code == 303
        await browser.presses(addresses.SIGN_OUT)


async def test_many_accounts_tried_from_one_address_rest_the_address(
    city: TheApp, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(_password: str, _hash: str | None) -> bool:
        return False

    monkeypatch.setattr("api.let_in.password_fits", never)
    token = await browser.token()
    for nth in range(100):
        await browser.presses(addresses.SIGN_IN, token=token, number=f"x{nth}", password="x")
    locked = await browser.presses(addresses.SIGN_IN, token=token, number="new", password="x")
    assert locked.status_code == 429


async def test_an_invitation_is_looked_at_freely_and_used_once(
    city: TheApp, browser: Browser
) -> None:
    path = await _invited(city, ONO)
    for _ in range(3):
        page = await browser.opens(path)
        assert page.status_code == 200

    fields = {"new_password": NEW_PASSWORD, "again_password": NEW_PASSWORD}
    taken = await browser.presses(path, token=token_in(page), **fields)
    assert taken.headers["location"] == addresses.MY_TASKS
    assert await _is_in(browser)

    async with city.browser() as other:
        assert (await other.opens(path)).status_code == 410
        assert (await other.presses(path, **fields)).status_code == 410
        assert (await other.signs_in(ONO, NEW_PASSWORD)).status_code == 303


async def test_an_invitation_ends_after_two_weeks_or_with_the_next_one(
    city: TheApp, browser: Browser
) -> None:
    first = await _invited(city, ONO)
    second = await _invited(city, ONO)
    assert (await browser.opens(first)).status_code == 410
    assert (await browser.opens(second)).status_code == 200

    city.clock.passes(timedelta(days=14))
    assert (await browser.opens(second)).status_code == 410


def _stored_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


async def test_no_token_rests_in_the_book(city: TheApp, browser: Browser, tmp_path: Path) -> None:
    token = (await _invited(city, ONO)).rsplit("/", 1)[1]
    await browser.signs_in(YAMADA, PASSWORD)
    cookie = browser.client.cookies["__Host-ayumi"]

    stored = _stored_in(tmp_path)
    assert token.encode() not in stored
    assert cookie.encode() not in stored
    async with city.parts.database.reading() as session:
        assert await session.scalar(select(func.count()).select_from(AccountLinkRow)) == 1


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ("みじかい", "12文字以上にしてください。"),
        ("password1234567890", "すぐに見破られます"),
        ("ああああああああああああああ", "すぐに見破られます"),
        ("小野 和子小野 和子小野 和子", "すぐに見破られます"),
    ],
)
async def test_a_poor_password_is_told_why(
    city: TheApp, browser: Browser, new: str, words: str
) -> None:
    path = await _invited(city, ONO)
    page = await browser.presses(path, new_password=new, again_password=new)
    assert page.status_code == 422
    assert words in page.text
    assert new not in page.text


async def test_changing_the_password_needs_the_old_one_and_ends_other_sessions(
    city: TheApp, browser: Browser
) -> None:
    async with city.browser() as elsewhere:
        await elsewhere.signs_in(YAMADA, PASSWORD)
        await browser.signs_in(YAMADA, PASSWORD)
        fields = {"new_password": NEW_PASSWORD, "again_password": NEW_PASSWORD}

        token = await browser.token(A_PLACE)
        wrong = await browser.presses(A_PLACE, token=token, old_password="x", **fields)
        assert "いまのパスワードが違います。" in wrong.text
        right = await browser.presses(A_PLACE, token=token, old_password=PASSWORD, **fields)
        assert "パスワードを変えました。" in right.text

        assert await _is_in(browser)
        assert not await _is_in(elsewhere)


async def test_a_session_ends_after_half_an_hour_without_a_press(
    city: TheApp, browser: Browser
) -> None:
    await browser.signs_in(YAMADA, PASSWORD)
    for _ in range(5):
        city.clock.passes(timedelta(minutes=28))
        assert await _is_in(browser)

    city.clock.passes(timedelta(minutes=30))
    assert not await _is_in(browser)
    assert "長い間操作がなかったため" in (await browser.opens(addresses.SIGN_IN)).text


async def test_a_session_ends_after_twelve_hours_whatever_is_pressed(
    city: TheApp, browser: Browser
) -> None:
    await browser.signs_in(YAMADA, PASSWORD)
    for _ in range(47):
        city.clock.passes(timedelta(minutes=15))
        assert await _is_in(browser)

    city.clock.passes(timedelta(minutes=15))
    assert not await _is_in(browser)


async def test_a_link_is_no_way_around_a_closed_account(city: TheApp, browser: Browser) -> None:
    path = await _invited(city, YAMADA, Purpose.PASSWORD_RESET)
    async with city.parts.database.writing() as session:
        await close_account(session, YAMADA, by="system", now=city.clock())

    fields = {"new_password": NEW_PASSWORD, "again_password": NEW_PASSWORD}
    assert (await browser.opens(path)).status_code == 410
    assert (await browser.presses(path, **fields)).status_code == 410
    assert not await _is_in(browser)


async def test_a_new_password_uses_up_the_link_on_its_way(city: TheApp, browser: Browser) -> None:
    path = await _invited(city, YAMADA, Purpose.PASSWORD_RESET)
    await browser.signs_in(YAMADA, PASSWORD)
    changed = await browser.presses(
        addresses.PASSWORD,
        token=await browser.token(A_PLACE),
        old_password=PASSWORD,
        new_password=NEW_PASSWORD,
        again_password=NEW_PASSWORD,
    )
    assert changed.status_code == 200
    async with city.browser() as finder:
        assert (await finder.opens(path)).status_code == 410


async def test_an_ended_session_never_comes_back(city: TheApp, browser: Browser) -> None:
    await browser.signs_in(YAMADA, PASSWORD)
    cookie = browser.client.cookies["__Host-ayumi"]
    await browser.presses(addresses.SIGN_OUT, token=await browser.token(A_PLACE))
    async with city.browser() as thief:
        thief.client.cookies.set("__Host-ayumi", cookie)
        assert not await _is_in(thief)


async def test_who_leaves_is_out_with_the_next_request(city: TheApp, browser: Browser) -> None:
    await browser.signs_in(YAMADA, PASSWORD)
    async with city.parts.database.writing() as session:
        row = await session.get(PersonRow, YAMADA)
        assert row
        row.left_on = date(2026, 10, 12)
        await raise_revision(session)

    assert not await _is_in(browser)
    assert "在職期間外のため" in (await browser.opens(addresses.SIGN_IN)).text


async def _grants(city: TheApp) -> None:
    async with city.parts.database.writing() as session:
        grant = OfficeGrant(person_id=YAMADA, office=Office.AUDITOR, from_day=date(2026, 10, 1))
        await grant_office(session, grant, by=ONO, now=city.clock())


async def _revokes(city: TheApp) -> None:
    async with city.parts.database.writing() as session:
        await revoke_office(
            session,
            YAMADA,
            Office.CLERK,
            last_day=date(2026, 10, 12),
            by=ONO,
            now=city.clock(),
        )


async def _sends_on_leave(city: TheApp) -> None:
    async with city.parts.database.writing() as session:
        leave = Leave(person_id=YAMADA, kind=LeaveKind.CHILDCARE, from_day=date(2026, 10, 13))
        await write_leaves(session, [leave])
        await raise_revision(session)


@pytest.mark.parametrize("change", [_grants, _revokes, _sends_on_leave])
async def test_a_change_of_standing_ends_the_session(
    city: TheApp, browser: Browser, change: object
) -> None:
    async with city.parts.database.writing() as session:
        grant = OfficeGrant(person_id=YAMADA, office=Office.CLERK, from_day=date(2026, 4, 1))
        await grant_office(session, grant, by=ONO, now=city.clock())
    await browser.signs_in(YAMADA, PASSWORD)
    assert await _is_in(browser)

    await change(city)  # type: ignore[operator]

    assert not await _is_in(browser)
    async with city.parts.database.reading() as session:
        row = (await session.scalars(select(SignInSessionRow))).one()
    assert row.end == "standing_changed"
    assert (await browser.signs_in(YAMADA, PASSWORD)).status_code == 303


async def test_the_way_in_of_practice_does_not_exist_in_production(
    city: TheApp, browser: Browser
) -> None:
    page = await browser.opens(addresses.SIGN_IN)
    assert "練習" not in page.text

    unknown = await browser.presses("/practice/unknown", person=YAMADA)
    refused = await browser.becomes(YAMADA)
    assert (refused.status_code, unknown.status_code) == (404, 404)
    paths = {path for _, path in ways_of(city.app)}
    assert addresses.SIGN_IN in paths
    assert not [path for path in paths if path.startswith("/practice")]


async def test_in_practice_one_becomes_anybody_who_works_here(tmp_path: Path) -> None:
    async with an_app(sqlite_url(tmp_path)) as city, city.browser() as browser:
        assert "この人になる" in (await browser.opens(addresses.SIGN_IN)).text

        assert (await browser.becomes(MORI)).status_code == 404
        assert (await browser.becomes(YAMADA)).status_code == 303
        assert "山田 花子" in (await browser.opens(A_PLACE)).text
        token = await browser.token(A_PLACE)
        await browser.presses(addresses.PRACTICE_PERSON, token=token, number="10002")
        assert "佐藤 一郎" in (await browser.opens(A_PLACE)).text


async def test_the_language_is_kept_with_the_account(city: TheApp, browser: Browser) -> None:
    await browser.signs_in(YAMADA, PASSWORD)
    token = await browser.token(A_PLACE)
    back = await browser.presses(addresses.LANGUAGE, token=token, language="en", back=A_PLACE)
    assert back.headers["location"] == A_PLACE

    async with city.browser() as tomorrow:
        await tomorrow.signs_in(YAMADA, PASSWORD)
        assert (await tomorrow.opens(A_PLACE)).headers["content-language"] == "en"


@pytest.mark.parametrize(
    "to", ["https://evil.test/", "//evil.test", "/\\evil.test", "javascript:x", "/a\nb"]
)
async def test_the_way_back_stays_at_home(browser: Browser, to: str) -> None:
    welcomed = await browser.presses(addresses.SIGN_IN, number="10001", password=PASSWORD, to=to)
    assert welcomed.headers["location"] == addresses.MY_TASKS
