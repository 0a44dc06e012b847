"""A profile プロフィールと希望 on its pages: whom to keep apart is searched for, and read by the writer and HR alone."""

import pytest
from sqlmodel import select

from models.mentoring.sheets import MAX_KIN, Profile
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


@pytest.mark.parametrize("field", ["avoided", "kin"])
async def test_whom_to_keep_apart_is_searched_for_and_named(asked: Paired, field: str) -> None:
    found = await asked.presses(
        asked.yamada, WISHES, **{f"{field}__search": "1", f"q__{field}": "林", "wishes": "書きかけ"}
    )
    assert "林" in said(found)
    assert "書きかけ" in found.text
    hayashi = _offered(found.text, field)
    named = await asked.presses(
        asked.yamada, WISHES, **{f"{field}__add": hayashi, "wishes": "書きかけ"}
    )
    assert hidden(named)[f"{field}-0"] == hayashi
    out = await asked.presses(
        asked.yamada, WISHES, **{f"{field}__0": hayashi, f"{field}__drop": hayashi}
    )
    assert f"{field}-0" not in hidden(out)
    await asked.receipt(asked.yamada, WISHES, **{"act": "submit", f"{field}__0": hayashi})
    told = (await _profile(asked, asked.yamada)).model_dump()
    assert told[field] == (hayashi,)
    assert not told[{"avoided": "kin", "kin": "avoided"}[field]]


async def test_no_more_kin_than_the_limit_are_named(asked: Paired) -> None:
    full = {f"kin__{nth}": f"somebody-{nth}" for nth in range(MAX_KIN)}
    answer = await asked.presses(asked.yamada, WISHES, **full, kin__add=asked.murakami.id)
    assert answer.status_code == 422
    assert "組にしない親族は5人までです" in said(answer)


@pytest.mark.parametrize("field", ["avoided", "kin"])
async def test_those_kept_apart_and_the_other_side_read_nothing_of_it(
    asked: Paired, field: str
) -> None:
    await _keeps_apart(asked, field, asked.yamada, asked.murakami)
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
    nobody = {"avoided__0": "person-0", "kin__0": "person-0"}
    await asked.receipt(asked.yamada, WISHES, act="submit", **nobody)
    told = await _profile(asked, asked.yamada)
    assert (told.avoided, told.kin) == ((), ())


def _offered(page: str, field: str) -> str:
    """Whom the page offers to be named."""
    return page.partition(f'name="{field}-add" value="')[2].partition('"')[0]


async def _keeps_apart(asked: Paired, field: str, who: Someone, other: Someone) -> None:
    browser = await asked.pages.as_(who)
    typed = hidden(await browser.opens(PROFILE)) | {f"{field}-0": other.id, "act": "submit"}
    await browser.client.post(PROFILE, data=typed)


async def _profile(asked: Paired, who: Someone) -> Profile:
    async with asked.pages.city.database.reading() as session:
        rows = {it.person_id: it for it in await session.scalars(select(MentoringProfileRow))}
    return Profile.model_validate(rows[who.id].content)
