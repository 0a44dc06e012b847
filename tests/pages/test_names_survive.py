"""Three hundred names 氏名 through page, search, letter, CSV and Excel, as the register writes them (JP1)."""

import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from html import unescape
from itertools import islice, product
from typing import Final

import pytest

from api import my_people
from api.hr.narrowing import matching
from models.csv_out import to_csv
from models.imports.sheet import read_sheet
from models.names import PersonName
from models.workbook import to_workbook
from notifications.envelope import envelope
from notifications.rendering import Words
from tests.given.app import Browser, TheApp, an_app, sqlite_url
from tests.given.cases import a_cycle
from tests.given.hall import HALL, TANAKA, write_hall
from tests.given.people import Someone, an_employee
from tests.letters.given import SENDER, TUESDAY, at

RARE: Final = "髙橋 山﨑 𠮷田 葛󠄀城 濵﨑 渡邉 渡邊 齋藤 齊藤 神﨑 德永 髙栁 𡈽屋 𣘺本 邊見 瀨戸 曻 桒原 㟢山 﨑𠮷"
FAMILIES: Final = (*RARE.split(), "佐々木", "五十嵐", "ヴァンダム", "ナカムラ", "O'Brien", "Nguyễn")
GIVEN: Final = (
    "花子",
    "隼人",
    "ゑみ",
    "ヱツ子",
    "凜",
    "祐󠄀一",
    "ジョアン",
    "Ana-Lúcia",
    "々",
    "ー子",
    "",
)
LONG: Final = tuple(
    PersonName(family="W" * n, given="x" * (60 - n) if n % 2 else "") for n in range(46, 61)
)
AT_WORK: Final = tuple(
    PersonName(family=family, given="和子", work_family=work)
    for family, work in product(("山田", "髙木"), ("𠮷川", "濵", "Müller"))
)


def _names() -> Iterator[PersonName]:
    yield from LONG
    yield from AT_WORK
    for family, given in product(FAMILIES, GIVEN):
        yield PersonName(family=family, given=given)


NAMES: Final = tuple(islice(_names(), 300))
FULL: Final = [name.full for name in NAMES]


def _somebody(name: PersonName) -> Someone:
    someone = an_employee().evaluated_by(TANAKA)
    return replace(someone, person=someone.person.model_copy(update={"name": name}))


@pytest.fixture(scope="module")
async def city(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[TheApp]:
    url = sqlite_url(tmp_path_factory.mktemp("names"))
    async with an_app(url, routers=[my_people.router]) as app:
        await write_hall(app.parts.database, HALL, [TANAKA, *map(_somebody, NAMES)])
        await a_cycle(app)
        yield app


def test_there_are_three_hundred() -> None:
    assert len(set(NAMES)) == len(NAMES) == 300


async def test_the_book_keeps_them(city: TheApp) -> None:
    async with city.parts.database.reading() as session:
        organisation = await city.parts.organisations.get(session)
    kept = [person.name for person in organisation.people.values()]
    assert set(NAMES) <= set(kept)


async def test_the_page_shows_them(city: TheApp) -> None:
    async with city.browser() as browser:
        await browser.becomes(TANAKA.id)
        shown = [name for nth in range(1, 7) for name in await _on_page(browser, nth)]
    assert sorted(shown) == sorted(FULL)


async def _on_page(browser: Browser, nth: int) -> list[str]:
    page = (await browser.opens(f"/my-people?sort=name&page={nth}")).text
    return [
        unescape(it).strip()
        for it in re.findall(r'<th scope="row" role="rowheader">([^<]+?)\s*<', page)
    ]


async def test_each_is_found_by_what_is_written(city: TheApp) -> None:
    async with city.parts.database.reading() as session:
        organisation = await city.parts.organisations.get(session)
    for name in NAMES:
        for words in {name.full, name.registered}:
            assert name in [person.name for person in matching(organisation, words)], words


def test_a_subject_carries_them() -> None:
    for name in FULL:
        words = Words(f"【10/16(金)まで】{name}", f"{name}\n", f"<p>{name}</p>")
        sent = envelope(
            words,
            to="a@city.example",
            message_id="1",
            sender=SENDER,
            at=at(TUESDAY, 9),
        )
        back = message_from_bytes(sent.as_bytes(), policy=default)
        assert back["Subject"] == f"【10/16(金)まで】{name}"


def test_a_file_in_utf8_and_in_excel_brings_them_back() -> None:
    rows = [[name] for name in FULL]
    made = to_csv(["氏名"], rows)
    assert made.lost == ()
    for content, file in (
        (made.content, "a.csv"),
        (to_workbook(["氏名"], rows, "名簿"), "a.xlsx"),
    ):
        assert [cells for _, cells in read_sheet(content, file).rows] == rows


def test_what_cp932_cannot_say_is_told_sign_by_sign() -> None:
    made = to_csv(["氏名"], [[name] for name in FULL], encoding="cp932")
    back = made.content.decode("cp932").split("\r\n")[1:-1]
    lost = {(it.row - 2, it.character) for it in made.lost}
    assert "?" not in "".join(back)
    assert lost
    for nth, (name, cell) in enumerate(zip(FULL, back, strict=True)):
        missing = {sign for at_row, sign in lost if at_row == nth}
        assert {sign for sign in name if not _in_cp932(sign)} == missing
        assert ("〓" in cell) == bool(missing)
        if not missing:
            assert cell.strip('"').removeprefix("'") == name


def _in_cp932(sign: str) -> bool:
    try:
        return bool(sign.encode("cp932"))
    except UnicodeEncodeError:
        return False
