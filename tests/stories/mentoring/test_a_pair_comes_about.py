"""Both are asked at once 双方への確認: a pair begins when both agree, and another is sought where one does not."""

from models.acts import Act
from models.mentoring.sheets import Relief, Said
from models.mentoring.steps import PairPhase, PairStep
from tests.given.city import City
from tests.given.mentoring import a_programme, newly_hired
from tests.given.people import an_employee


async def test_both_agree_and_the_year_begins(any_city: City) -> None:
    yamada, murakami = newly_hired("山田"), an_employee("村上").in_section("市民課")
    held = await a_programme(any_city, yamada, murakami)
    await held.decides((yamada, murakami))
    assert set((await held.owes(yamada)).values()) == {yamada.id, murakami.id}
    await held.both_agree(yamada, murakami)
    assert await held.pairs(yamada) == [(murakami.id, "running", "")]
    assert await (await held.case_of(yamada)).phase() == PairPhase.RUNNING


async def test_a_mentor_who_declines_is_followed_by_another(any_city: City) -> None:
    yamada = newly_hired("山田")
    murakami, hayashi = (an_employee(it).in_section("市民課") for it in ("村上", "林"))
    held = await a_programme(any_city, yamada, murakami, hayashi)
    await held.decides((yamada, murakami))
    await held.declines(yamada, murakami)
    assert await (await held.case_of(yamada)).phase() == PairPhase.SEEKING
    await held.decides((yamada, hayashi))
    await held.both_agree(yamada, hayashi)
    assert await held.pairs(yamada) == [
        (murakami.id, "ended", "not_agreed"),
        (hayashi.id, "running", ""),
    ]


async def test_silence_is_a_no_where_the_pack_says_so(city: City) -> None:
    yamada, murakami = newly_hired("山田"), an_employee("村上").in_section("市民課")
    held = await a_programme(city, yamada, murakami)
    await held.decides((yamada, murakami))
    await held.agrees(yamada, yamada)
    await city.lets_pass(4)
    assert await held.pairs(yamada) == [(murakami.id, "ended", "not_agreed")]


async def test_hr_relieves_a_mentor(city: City) -> None:
    yamada, murakami = newly_hired("山田"), an_employee("村上").in_section("市民課")
    held = await a_programme(city, yamada, murakami)
    await held.decides((yamada, murakami))
    await held.both_agree(yamada, murakami)
    await held.does(
        yamada, city.hr, PairStep.KEEP_PAIR, Act.WITHDRAW, Relief(reason="担当の事務が増えた")
    )
    assert await held.pairs(yamada) == [(murakami.id, "ended", "relieved")]


async def test_either_asks_for_another_and_hr_decides(city: City) -> None:
    yamada, murakami = newly_hired("山田"), an_employee("村上").in_section("市民課")
    held = await a_programme(city, yamada, murakami)
    await held.decides((yamada, murakami))
    await held.both_agree(yamada, murakami)
    await held.does(yamada, yamada, PairStep.ASK_CHANGE, Act.SUBMIT, Said())
    await held.does(yamada, murakami, PairStep.ASK_CHANGE, Act.SUBMIT, Said())
    await held.does(yamada, city.hr, PairStep.DECIDE_CHANGE, Act.DECLINE, Said())
    await held.does(yamada, murakami, PairStep.ASK_CHANGE, Act.SUBMIT, Said())
    await held.does(yamada, city.hr, PairStep.DECIDE_CHANGE, Act.AGREE, Said())
    assert await held.pairs(yamada) == [(murakami.id, "ended", "changed")]


async def test_hr_owes_a_mentor_to_whoever_waits_after_the_plan(city: City) -> None:
    yamada, murakami = newly_hired("山田"), an_employee("村上").in_section("市民課")
    held = await a_programme(city, yamada, murakami)
    await held.decides((yamada, murakami))
    await held.declines(yamada, murakami)
    assert await held.owes(yamada) == {"await_mentor/0.2": "hr"}
