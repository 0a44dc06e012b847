"""Past its time of keeping 保存期間 a request is gone with its key; what is open, or newer, stays."""

from sqlmodel import col, select

from models.advice.request import key_of_request
from models.queries.advice_retention import destroy_old_advice
from models.tables.seal import SealKeyRow
from tests.pages.advice.asking import ASKERS, Advice


async def test_only_what_is_old_and_over_goes(advice: Advice) -> None:
    await advice.offers()
    answered, waiting = await advice.asked(), await advice.asked(ASKERS[1])
    await advice.answers(answered, "not_now", "")
    year = (await advice.rows())[0].fiscal_year
    assert await _destroys(advice, year - 1) == 0
    assert await _destroys(advice, year) == 1
    assert await _destroys(advice, year) == 0
    (left,) = await advice.rows()
    assert left.id == waiting.rpartition("/")[2]
    keys = await _wrapped(advice)
    assert keys[key_of_request(left.id)] is not None
    assert keys[key_of_request(answered.rpartition("/")[2])] is None
    assert (await advice.opens(ASKERS[0], answered)).status_code == 404


async def _destroys(advice: Advice, last_year: int) -> int:
    async with advice.app.parts.database.writing() as session:
        return await destroy_old_advice(session, last_year, advice.app.clock())


async def _wrapped(advice: Advice) -> dict[str, bytes | None]:
    async with advice.app.parts.database.reading() as session:
        rows = await session.scalars(
            select(SealKeyRow).where(col(SealKeyRow.purpose).startswith("advice:"))
        )
        return {it.purpose: it.wrapped for it in rows}
