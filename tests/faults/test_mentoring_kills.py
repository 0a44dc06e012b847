"""Programmes under kills メンター制度と強制終了: each place and each pair once, and every end with its reason."""

import asyncio
import subprocess
from collections.abc import Awaitable
from dataclasses import dataclass
from datetime import date

import pytest
from sqlmodel import col, select

from models.acts import Act
from models.errors import ChangedMeanwhile
from models.letters import LetterKind
from models.mentoring.sheets import Said
from models.mentoring.steps import PairPhase, PairStep
from models.personnel_orders import OrderKind
from models.queries.mentor_seats import seats_taken
from models.queries.receipts import Taken
from models.tables.case import CaseRow, CaseState
from models.tables.letter import LetterRow
from models.tables.receipt import MessageRow
from tests.given.invariants import everything_holds
from tests.given.kept_apart import CityApart
from tests.given.mentoring import YEAR, Mentoring, a_programme, newly_hired
from tests.given.people import Someone, an_employee

APRIL = date(2027, 4, 5)
ANY_PAGE = ""


async def test_killed_with_each_page_of_a_pair(apart: CityApart) -> None:
    """With the decision's page, the word to the mentee, the answer that starts it, an order's, and the end's."""
    kills = Kills(apart, apart.worker())
    yamada, (murakami, hayashi) = newly_hired("山田"), (an_employee(it) for it in ("村上", "林"))
    held = await a_programme(apart.city, yamada, murakami, hayashi)

    await kills.in_a_decision(held, yamada, murakami)
    await held.agrees(yamada, yamada)
    await kills.in_the_last_answer(held, yamada, murakami)
    assert await held.pairs(yamada) == [(murakami.id, "running", "")]
    await kills.in_an_order(murakami)
    assert await held.pairs(yamada) == [(murakami.id, "ended", "mentor_left")]
    await held.starts((yamada, hayashi))
    await kills.at_the_end(held, yamada)

    await everything_holds(apart.city)
    assert await held.pairs(yamada) == [
        (murakami.id, "ended", "mentor_left"),
        (hayashi.id, "ended", "completed"),
    ]
    assert await _places(held) == {}
    assert await _news(held, yamada) == len(["start", "end", "start", "end"])


async def test_a_decision_stands_though_all_die_before_the_programme_hears(
    apart: CityApart,
) -> None:
    """Its places are taken with the receipt: another officer is refused, and nothing of the other stands."""
    first = apart.worker()
    yamada, suzuki = newly_hired("山田"), newly_hired("鈴木")
    murakami, hayashi = an_employee("村上"), an_employee("林")
    held = await a_programme(apart.city, yamada, suzuki, murakami, hayashi)
    apart.kill_worker(first)

    await held.submits_decision((yamada, murakami))
    await apart.kill_engine()
    with pytest.raises(ChangedMeanwhile):
        await held.submits_decision((suzuki, murakami), (yamada, hayashi))
    assert await _places(held) == {murakami.id: [held.cycle_id]}

    apart.worker()
    await apart.city.clock.settle()
    await everything_holds(apart.city)
    assert await held.pairs(yamada) == [(murakami.id, "asked", "")]
    assert await held.pairs(suzuki) == []


@pytest.mark.parametrize("apart", ["sqlite"], indirect=True)
async def test_whoever_gives_a_newcomer_a_case_dies_over_it(apart: CityApart) -> None:
    apart.worker()
    yamada, murakami = newly_hired("山田"), an_employee("村上")
    held = await a_programme(apart.city, yamada, murakami)
    suzuki = newly_hired("鈴木")
    await apart.city.hires(suzuki)
    for point in ("cases_written", "runs_started"):
        apart.arm(held.cycle_id, point)
        await apart.died(apart.newcomers())
        assert CaseState.LAUNCHING in await _case_states(held)
    await apart.city.clock.settle()
    await everything_holds(apart.city)
    assert set(await _case_states(held)) == {CaseState.OPEN}
    assert await (await held.case_of(suzuki)).phase() == PairPhase.SEEKING


@dataclass
class Kills:
    """Aimed at pages; a new worker goes on each time."""

    apart: CityApart
    worker: "subprocess.Popen[bytes]"

    async def in_a_decision(self, held: Mentoring, mentee: Someone, mentor: Someone) -> None:
        """With its own page, and with that of the mentee who hears of it."""
        taken = await held.submits_decision((mentee, mentor))
        await self._dies(taken.message.id, self._heard(taken))
        await self.apart.kill_engine()
        told = await self._word_of_it()
        await self._dies(told, self.apart.city.clock.settle())
        assert await held.pairs(mentee) == [(mentor.id, "asked", "")]
        assert await _places(held) == {mentor.id: [held.cycle_id]}

    async def in_the_last_answer(self, held: Mentoring, mentee: Someone, who: Someone) -> None:
        task = await (await held.case_of(mentee)).living(PairStep.AGREE_AS_MENTOR)
        said = Said().model_dump(mode="json")
        taken = await self.apart.city.submits(task, who, Act.AGREE, said)
        await self._dies(taken.message.id, self._heard(taken))
        await self.apart.city.clock.settle()

    async def in_an_order(self, who: Someone) -> None:
        """With the next page there is: the one that hears of it."""
        city = self.apart.city
        today = city.parts.days.local_day(await city.now())
        await city.receives_order(who, OrderKind.RETIREMENT, today)
        await self._dies(ANY_PAGE, city.clock.settle())

    async def at_the_end(self, held: Mentoring, mentee: Someone) -> None:
        """With the page of the period's last moment."""
        ends = (await (await held.case_of(mentee)).living(PairStep.PERIOD_ENDS)).key
        await self._dies(f"{ends}:expires", self.apart.city.jumps_to(APRIL))

    async def _heard(self, taken: Taken) -> None:
        await self.apart.until_heard(taken.receipt.case_id, taken.message)

    async def _dies(self, detail: str, goes_on: Awaitable[object]) -> None:
        self.apart.arm(detail)

        async def on() -> None:
            await goes_on

        async with asyncio.TaskGroup() as together:
            together.create_task(on())
            await self.apart.died(self.worker)
            self.worker = self.apart.worker()

    async def _word_of_it(self) -> str:
        """The message by which the mentee's case will hear of the decision."""
        async with self.apart.city.database.reading() as session:
            told = await session.scalars(
                select(MessageRow.id).where(
                    col(MessageRow.act) == Act.PLACE, col(MessageRow.answered).is_(False)
                )
            )
            return told.one()


async def _places(held: Mentoring) -> dict[str, list[str]]:
    async with held.city.database.reading() as session:
        return await seats_taken(session, int(YEAR))


async def _case_states(held: Mentoring) -> list[str]:
    async with held.city.database.reading() as session:
        states = await session.scalars(
            select(CaseRow.state).where(col(CaseRow.cycle_id) == held.cycle_id)
        )
        return list(states)


async def _news(held: Mentoring, who: Someone) -> int:
    """How many letters of moves in a procedure the person was written."""
    async with held.city.database.reading() as session:
        rows = await session.scalars(
            select(LetterRow.id).where(
                col(LetterRow.person_id) == who.id,
                col(LetterRow.kind) == LetterKind.PROCEDURE_MOVED,
            )
        )
        return len(list(rows))
