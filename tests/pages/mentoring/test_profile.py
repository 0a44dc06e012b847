"""A profile プロフィールと希望 on its pages: whom to avoid is searched for, and read by the writer and HR alone."""

import pytest
from sqlmodel import select

from models.mentoring.sheets import Profile
from models.mentoring.steps import PairStep
from models.tables.mentoring import MentoringProfileRow
from tests.given.pages_of_city import PagesOfCity, hidden, said
from tests.given.people import Someone, an_employee
from tests.pages.mentoring.paired import Paired, a_pair_asked

WISHES = PairStep.TELL_WISHES
PROFILE = "/my-record/mentoring/profile"


@pytest.fixture
async def asked(mentors: PagesOfCity) -> Paired:
    return await a_pair_asked(mentors, "市民課", an_employee("林").in_section("市民課"))


async def test_wishes_are_told_from_the_form_to_the_receipt(asked: Paired) -> None:
    await asked.receipt(
        asked.yamada,
        WISHES,
        act="submit",
        introduction="前は銀行で働いていました。",
        interests="予算\r\n福祉\r\n予算",
        gender_wish="female",
    )
    told = await _profile(asked, asked.yamada)
    assert told.interests == ("予算", "福祉")
    assert "銀行" in said(await asked.opens(asked.murakami, PairStep.AGREE_AS_MENTOR))
    assert "銀行" in (await asked.opens(asked.yamada, WISHES)).text  # as often as one likes


async def test_whom_to_avoid_is_searched_for_and_named(asked: Paired) -> None:
    found = await asked.presses(asked.yamada, WISHES, search="1", q="林", wishes="書きかけ")
    assert "林" in said(found)
    assert "書きかけ" in found.text
    hayashi = _offered(found.text)
    named = await asked.presses(asked.yamada, WISHES, add=hayashi, wishes="書きかけ")
    assert hidden(named)["avoided-0"] == hayashi
    await asked.receipt(asked.yamada, WISHES, act="submit", avoided__0=hayashi)
    assert (await _profile(asked, asked.yamada)).avoided == (hayashi,)


async def test_the_avoided_and_the_other_side_read_nothing_of_it(asked: Paired) -> None:
    await _avoids(asked, asked.yamada, asked.murakami)
    for page in (
        await asked.opens(asked.murakami, PairStep.AGREE_AS_MENTOR),
        await (await asked.pages.as_(asked.murakami)).opens(PROFILE),
        await (await asked.pages.as_(asked.murakami)).opens("/my-record/mentoring"),
    ):
        assert page.status_code == 200
        assert asked.murakami.id not in page.text.partition("<main")[2]
    mine = await (await asked.pages.as_(asked.yamada)).opens(PROFILE)
    assert asked.murakami.id in mine.text.partition("<main")[2]


async def test_a_mentor_writes_a_profile_without_any_task(asked: Paired) -> None:
    browser = await asked.pages.as_(asked.murakami)
    typed = hidden(await browser.opens(PROFILE)) | {"introduction": "窓口が長いです。"}
    kept = await browser.client.post(PROFILE, data=typed | {"act": "submit"})
    assert kept.headers["location"] == f"{PROFILE}?kept=1"
    assert "窓口が長いです。" in said(await asked.opens(asked.yamada, PairStep.AGREE_AS_MENTEE))


async def test_interests_of_both_are_told_as_a_reason_and_no_others(asked: Paired) -> None:
    await asked.receipt(asked.yamada, WISHES, act="submit", interests="予算\n登山")
    browser = await asked.pages.as_(asked.murakami)
    typed = hidden(await browser.opens(PROFILE)) | {"interests": "予算\n囲碁", "act": "submit"}
    await browser.client.post(PROFILE, data=typed)
    page = said(await asked.opens(asked.yamada, PairStep.AGREE_AS_MENTEE))
    assert "予算" in page
    assert "囲碁" not in page


async def test_what_is_too_much_is_told_at_its_field(asked: Paired) -> None:
    many = "\n".join(f"関心{nth}" for nth in range(11))
    answer = await asked.presses(
        asked.yamada, WISHES, act="submit", interests=many, introduction="長" * 501
    )
    assert answer.status_code == 422
    words = said(answer)
    assert "関心のあることは10個までです" in words
    assert "自己紹介が長すぎます" in words
    assert "関心10" in answer.text


async def test_nobody_is_named_who_does_not_exist(asked: Paired) -> None:
    await asked.receipt(asked.yamada, WISHES, act="submit", avoided__0="person-0")
    assert (await _profile(asked, asked.yamada)).avoided == ()


def _offered(page: str) -> str:
    """Whom the page offers to be named."""
    return page.partition('name="add" value="')[2].partition('"')[0]


async def _avoids(asked: Paired, who: Someone, other: Someone) -> None:
    browser = await asked.pages.as_(who)
    typed = hidden(await browser.opens(PROFILE)) | {"avoided-0": other.id, "act": "submit"}
    await browser.client.post(PROFILE, data=typed)


async def _profile(asked: Paired, who: Someone) -> Profile:
    async with asked.pages.city.database.reading() as session:
        rows = {it.person_id: it for it in await session.scalars(select(MentoringProfileRow))}
    return Profile.model_validate(rows[who.id].content)
