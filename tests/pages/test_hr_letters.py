"""Letters on the HR desk: every letter as text and as harmless HTML; those on paper are printed and handed out."""

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from api import addresses
from api.hr.letters import EXAMPLE
from models.audit import AuditAct
from models.letters import NO_WORDS, UNREADABLE, Facts, LetterKind, LetterState
from models.queries.letters import letter_row, write_letters
from models.tables.audit import AuditRow
from models.tables.letter import LetterRow
from notifications.catalogue import LETTERS
from tests.given.app import NOON, Browser, TheApp
from tests.given.small_city import SATO, YAMADA

NAMES = [kind.__module__.rpartition(".")[2] for kind in LETTERS]


async def _on_paper(city: TheApp) -> str:
    """山田's letter is to go on paper."""
    async with city.parts.database.writing() as session:
        await session.execute(
            update(LetterRow)
            .where(col(LetterRow.person_id) == YAMADA)
            .values(state=LetterState.PAPER)
        )
        rows = await session.scalars(select(LetterRow).where(col(LetterRow.person_id) == YAMADA))
        return rows.one().id


async def _an_invitation(city: TheApp) -> str:
    row = letter_row(
        LetterKind.INVITATION,
        person_id=YAMADA,
        cause="test",
        at=NOON,
        days=city.parts.days,
        facts=Facts(token="t" * 32),
    )
    async with city.parts.database.writing() as session:
        await write_letters(session, [row])
    return str(row["id"])


async def test_every_letter_is_shown_as_text_and_as_html(hr: Browser) -> None:
    page = (await hr.opens(addresses.HR_LETTERS)).text
    for name in NAMES:
        assert f'src="{EXAMPLE.format(name=name)}"' in page
    assert page.count('<iframe src="/letter-view/') == page.count("sandbox=") == len(NAMES)
    assert page.count("<pre>") == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
async def test_the_html_side_can_do_nothing(hr: Browser, name: str) -> None:
    answer = await hr.opens(EXAMPLE.format(name=name))
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "sandbox" in policy
    assert "default-src 'none'" in policy
    assert "script" not in policy


async def test_a_letter_on_paper_is_printed_and_handed_out_once(city: TheApp, hr: Browser) -> None:
    letter = await _on_paper(city)
    path = f"{addresses.HR_LETTERS}/{letter}/print"
    assert f'href="{path}"' in (await hr.opens(addresses.HR_LETTERS)).text
    sheet = (await hr.opens(path)).text
    for word in ("山田 花子さん", "目標の提出", "本人に渡しました", "令和8年10月13日"):
        assert word in sheet
    async with city.parts.database.reading() as session:
        noted = await session.execute(
            select(col(AuditRow.act), col(AuditRow.subject_id)).where(
                col(AuditRow.what) == "letter.task_requested"
            )
        )
        assert [tuple(row) for row in noted] == [(AuditAct.PRINTED, YAMADA)]

    handed = path.replace("/print", "/handed-out")
    for _ in range(2):
        assert (await hr.presses(handed, token=await hr.token("/hr"))).status_code == 303
    assert "本人に渡しました" not in (await hr.opens(path)).text


async def test_a_link_that_sets_a_password_is_not_for_hr_to_read(city: TheApp, hr: Browser) -> None:
    letter = await _an_invitation(city)
    assert (await hr.opens(f"{addresses.HR_LETTERS}/{letter}/print")).status_code == 404


@pytest.mark.parametrize("path", [addresses.HR_LETTERS, EXAMPLE.format(name="invitation")])
async def test_strangers_find_nothing(city: TheApp, path: str) -> None:
    letter = await _on_paper(city)
    async with city.browser() as sato:
        await sato.becomes(SATO)
        assert (await sato.opens(path)).status_code == 404
        assert (await sato.opens(f"{addresses.HR_LETTERS}/{letter}/print")).status_code == 404


@pytest.mark.parametrize(
    ("values", "said", "is_printed"),
    [
        ({"state": LetterState.FAILED, "failure": UNREADABLE}, "読めないため、止めました", True),
        ({"failure": NO_WORDS}, "文面を作れません", False),
        ({"state": LetterState.FAILED, "failure": UNREADABLE, "kind": "x"}, "読めない", False),
    ],
)
async def test_a_letter_set_aside_is_named_with_its_reason(
    city: TheApp, hr: Browser, values: dict[str, str], said: str, is_printed: bool
) -> None:
    letter = await _on_paper(city)
    async with city.parts.database.writing() as session:
        await session.execute(
            update(LetterRow)
            .where(col(LetterRow.id) == letter)
            .values({"state": LetterState.WAITING, **values})
        )
    page = (await hr.opens(addresses.HR_LETTERS)).text
    assert said in page
    path = f"{addresses.HR_LETTERS}/{letter}/print"
    assert (f'href="{path}"' in page) is is_printed
    assert (await hr.opens(path)).status_code == (200 if is_printed else 404)
