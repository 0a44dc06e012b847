"""Trainings HR records: by employee number, once however often it is pressed."""

from sqlmodel import select

from api import addresses
from models.tables.mentoring import MentorTrainingRow
from tests.given.app import Browser, TheApp
from tests.given.pages_of_city import hidden, said
from tests.given.small_city import SATO, YAMADA, number_of
from tests.pages.hr_mentoring.conftest import noted

TRAININGS = addresses.HR_MENTORING_TRAININGS
BOTH = f"{number_of(YAMADA)}\n{number_of(SATO)} {number_of(YAMADA)}"


async def _posts(hr: Browser, path: str, **typed: str) -> int:
    fields = hidden(await hr.opens(path)) | typed
    return (await hr.client.post(path, data=fields)).status_code


async def test_a_training_is_recorded_for_several_people_once(
    aizu: TheApp, aizu_hr: Browser
) -> None:
    training = {"training": "=メンター研修", "held_on": "令和8年10月9日", "numbers": BOTH}
    for _ in range(2):
        assert await _posts(aizu_hr, TRAININGS, **training) == 303
    async with aizu.parts.database.reading() as session:
        rows = (await session.scalars(select(MentorTrainingRow))).all()
    assert {(it.person_id, str(it.held_on)) for it in rows} == {
        (YAMADA, "2026-10-09"),
        (SATO, "2026-10-09"),
    }
    csv = await aizu_hr.opens(addresses.HR_MENTORING_TRAININGS_EXPORT)
    assert '"\'=メンター研修"' in csv.content.decode("utf-8-sig")
    of_both = [("mentoring.training", YAMADA), ("mentoring.training", SATO)]
    assert await noted(aizu) == [*of_both, *of_both, ("mentoring.trainings", None)]


async def test_what_is_wrong_with_a_training_is_said_and_nothing_is_kept(
    aizu: TheApp, aizu_hr: Browser
) -> None:
    path = TRAININGS
    fields = hidden(await aizu_hr.opens(path))
    wrong = {"training": "", "held_on": "2027-03-01", "numbers": "99999"}
    answer = await aizu_hr.client.post(path, data=fields | wrong)
    assert answer.status_code == 422
    words = said(answer)
    assert "研修の名称を書いてください" in words
    assert "今日までの日を書いてください" in words
    assert "いま在職している職員の番号ではありません: 99999" in words
    async with aizu.parts.database.reading() as session:
        assert (await session.scalars(select(MentorTrainingRow))).all() == []
