"""Whom one would like as mentor お願いしたい人 on the pages: asked where mentees choose, read by the writer and HR alone."""

import httpx2
import pytest
from sqlmodel import select

from models.mentoring.sheets import Profile
from models.mentoring.steps import PairStep
from models.tables.mentoring import MentoringProfileRow
from tests.given.mentoring import a_programme, newly_hired
from tests.given.packs import the_pack_whose_mentees_choose
from tests.given.pages_of_city import PagesOfCity, hidden, said
from tests.given.people import Someone, an_employee
from tests.pages.mentoring.paired import Paired

WISHES = PairStep.TELL_WISHES
PROFILE = "/my-record/mentoring/profile"
FIELD = "お願いしたい人"


async def _year(pages: PagesOfCity, *, chooses: bool) -> tuple[Paired, Someone]:
    """山田 waits for a mentor; 村上 and 林 could be one."""
    yamada, murakami = newly_hired("山田"), an_employee("村上").in_section("市民課")
    hayashi = an_employee("林").in_section("市民課")
    policy = the_pack_whose_mentees_choose("aizuwakamatsu") if chooses else None
    held = await a_programme(pages.city, yamada, murakami, hayashi, policy=policy)
    return Paired(pages, held, yamada, murakami), hayashi


async def test_whom_one_would_like_is_searched_for_named_and_kept(mentors: PagesOfCity) -> None:
    waits, hayashi = await _year(mentors, chooses=True)
    found = await waits.presses(waits.yamada, WISHES, wished__search="1", q__wished="林")
    assert f'name="wished-add" value="{hayashi.id}"' in found.text
    named = await waits.presses(waits.yamada, WISHES, wished__add=hayashi.id)
    assert hidden(named)["wished-0"] == hayashi.id
    again = await waits.opens(waits.yamada, WISHES)
    assert hidden(again)["wished-0"] == hayashi.id  # kept while it is typed
    await waits.receipt(waits.yamada, WISHES, act="submit")
    assert (await _profile(waits)).wished == (hayashi.id,)
    for who in (hayashi, waits.murakami):
        browser = await mentors.as_(who)
        for path in (PROFILE, "/my-record/mentoring", "/"):
            page = await browser.opens(path)
            assert waits.yamada.id not in page.text.partition("<main")[2]
            assert "山田" not in said(page)


async def test_three_at_most_and_nobody_who_is_kept_apart(mentors: PagesOfCity) -> None:
    waits, hayashi = await _year(mentors, chooses=True)
    full = {f"wished__{nth}": f"somebody-{nth}" for nth in range(3)}
    many = await waits.presses(waits.yamada, WISHES, **full, wished__add=hayashi.id)
    assert many.status_code == 422
    assert f"{FIELD}は3人までです" in said(many)
    for field in ("avoided", "kin"):
        both = {"wished__0": hayashi.id, f"{field}__0": hayashi.id}
        answer = await waits.presses(waits.yamada, WISHES, act="submit", **both)
        assert answer.status_code == 422
        assert "林 花子さんは、組にしない人としても挙げています" in said(answer)
        assert hidden(answer)["wished-0"] == hayashi.id
        on_profile = await _keeps(waits, **both)
        assert on_profile.status_code == 422
        assert "組にしない人としても挙げています" in said(on_profile)
    assert await _profiles(waits) == {}


async def test_the_profile_page_asks_too_and_takes_out_again(mentors: PagesOfCity) -> None:
    waits, hayashi = await _year(mentors, chooses=True)
    kept = await _keeps(waits, wished__0=hayashi.id, wished__1=waits.murakami.id)
    assert kept.status_code == 303
    assert (await _profile(waits)).wished == (hayashi.id, waits.murakami.id)
    browser = await mentors.as_(waits.yamada)
    typed = hidden(await browser.opens(PROFILE)) | {"wished-drop": hayashi.id}
    out = await browser.client.post(PROFILE, data=typed)
    assert hidden(out)["wished-0"] == waits.murakami.id
    assert "wished-1" not in hidden(out)


@pytest.mark.parametrize("page", ["task", "profile"])
async def test_where_mentees_do_not_choose_nobody_is_asked_and_nothing_changes(
    mentors: PagesOfCity, page: str
) -> None:
    waits, hayashi = await _year(mentors, chooses=False)
    await _wished_elsewhere(waits, hayashi, waits.murakami)
    both = {"wished__0": waits.murakami.id, "avoided__0": waits.murakami.id}
    if page == "task":
        seen = await waits.opens(waits.yamada, WISHES)
        await waits.receipt(waits.yamada, WISHES, act="submit", **both)
    else:
        seen = await (await mentors.as_(waits.yamada)).opens(PROFILE)
        assert (await _keeps(waits, **both)).status_code == 303
    assert "組にしない人" in said(seen)
    assert FIELD not in said(seen)
    told = await _profile(waits)
    assert told.wished == (hayashi.id,)  # whoever is to be kept apart is wished for no more
    assert told.avoided == (waits.murakami.id,)


async def _keeps(waits: Paired, **fields: str) -> httpx2.Response:
    """Presses 登録する on the profile page."""
    browser = await waits.pages.as_(waits.yamada)
    typed = {name.replace("__", "-"): value for name, value in fields.items()}
    data = hidden(await browser.opens(PROFILE)) | typed | {"act": "submit"}
    return await browser.client.post(PROFILE, data=data)


async def _wished_elsewhere(waits: Paired, *people: Someone) -> None:
    """They stand in the profile from another programme."""
    profile = Profile(wished=tuple(it.id for it in people))
    row = MentoringProfileRow(
        person_id=waits.yamada.id,
        content=profile.model_dump(mode="json"),
        written_at=await waits.pages.city.now(),
    )
    async with waits.pages.city.database.writing() as session:
        session.add(row)


async def _profiles(waits: Paired) -> dict[str, Profile]:
    async with waits.pages.city.database.reading() as session:
        rows = await session.scalars(select(MentoringProfileRow))
        return {it.person_id: Profile.model_validate(it.content) for it in rows}


async def _profile(waits: Paired) -> Profile:
    return (await _profiles(waits))[waits.yamada.id]
