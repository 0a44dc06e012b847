"""The end of the period 実施期間の終わり, 31 March: both say how it was, and whatever was open is over."""

from datetime import date

from sqlmodel import col, select

from models.acts import Act
from models.mentoring.sheets import Going, Midterm, Survey
from models.mentoring.steps import PairPhase, PairStep
from models.queries.mentor_seats import seats_taken
from models.tables.mentoring import PairSheetRow
from tests.given.city import City
from tests.given.mentoring import YEAR, Mentoring, a_programme, newly_hired
from tests.given.people import Someone, an_employee

MARCH_30, MARCH_31 = date(2027, 3, 30), date(2027, 3, 31)
APRIL_1, APRIL_30 = date(2027, 4, 1), date(2027, 4, 30)
CONTENT = Survey(helpful=5, rhythm=4, match=5, again=4)


async def test_a_year_from_half_time_to_the_survey(city: City) -> None:
    """Beside a pair that ran: one still asked, one who found nobody, and one who answers nothing."""
    yamada, suzuki, kato, mori = (newly_hired(it) for it in ("山田", "鈴木", "加藤", "森"))
    murakami, hayashi, oda = (an_employee(it).in_section("市民課") for it in ("村上", "林", "小田"))
    held = await a_programme(city, yamada, suzuki, kato, mori, murakami, hayashi, oda)
    await held.starts((yamada, murakami), (mori, oda))

    await city.jumps_to(date(2026, 10, 2))
    assert set(await _asked(held, yamada, PairStep.CHECK_MIDTERM)) == {yamada.id, murakami.id}
    await held.does(yamada, yamada, PairStep.CHECK_MIDTERM, Act.SUBMIT, Midterm(going=Going.WELL))
    await city.jumps_to(MARCH_30)
    await held.decides((suzuki, hayashi))
    await city.jumps_to(APRIL_1)

    assert await held.pairs(yamada) == [(murakami.id, "ended", "completed")]
    assert await held.pairs(suzuki) == [(hayashi.id, "ended", "period_over")]
    assert await held.pairs(kato) == []
    phases = {who.id: await (await held.case_of(who)).phase() for who in (yamada, suzuki, kato)}
    assert phases == {
        yamada.id: PairPhase.CLOSING,
        suzuki.id: PairPhase.ENDED,
        kato.id: PairPhase.ENDED,
    }
    assert await (await held.case()).outcome() == "completed"
    async with city.database.reading() as session:
        assert await seats_taken(session, int(YEAR)) == {}

    assert set(await _asked(held, yamada, PairStep.ANSWER_SURVEY)) == {yamada.id, murakami.id}
    for who in (yamada, murakami):
        await held.does(yamada, who, PairStep.ANSWER_SURVEY, Act.SUBMIT, CONTENT)
    assert await (await held.case_of(yamada)).outcome() == "completed"
    await city.jumps_to(APRIL_30)
    assert await (await held.case_of(mori)).outcome() == "completed"
    assert await _sheets(held) == {
        (yamada.id, "check_midterm/1.1.mentee"),
        (yamada.id, "answer_pair_survey/1.1.mentee"),
        (murakami.id, "answer_pair_survey/1.1.mentor"),
    }


async def test_silence_that_lasts_to_the_period_s_end_begins_no_pair(kofu: City) -> None:
    """In this city silence agrees; asked three open days before the end, the last day would be the first."""
    yamada, murakami = newly_hired("山田"), an_employee("村上")
    held = await a_programme(kofu, yamada, murakami)
    days = kofu.parts.days
    await kofu.jumps_to(days.before(days.on_or_before(MARCH_31), 3))
    await held.decides((yamada, murakami))
    await held.agrees(yamada, yamada)
    await kofu.jumps_to(APRIL_1)

    (pair,) = await held.rows(yamada)
    assert (pair.state, pair.end_reason, pair.started_on) == ("ended", "period_over", None)
    case = await held.case_of(yamada)
    assert (await case.phase(), await case.outcome()) == (PairPhase.ENDED, "completed")
    async with kofu.database.reading() as session:
        assert await seats_taken(session, int(YEAR)) == {}


async def _asked(held: Mentoring, mentee: Someone, step: PairStep) -> list[str]:
    """Who is asked in this step, of the mentee's case."""
    tasks = await (await held.case_of(mentee)).tasks()
    return [str(it.person_id) for it in tasks if it.step == step and it.state == "open"]


async def _sheets(held: Mentoring) -> set[tuple[str, str]]:
    async with held.city.database.reading() as session:
        rows = await session.scalars(
            select(PairSheetRow).where(col(PairSheetRow.cycle_id) == held.cycle_id)
        )
        return {(str(it.written_by), it.task_key) for it in rows}
