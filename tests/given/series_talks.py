"""Talks of a launched year in the book for tests of HR's pages: each series with the states it is given."""

from datetime import UTC, datetime
from typing import Any

from models.fiscal_year import FiscalYear
from models.ids import new_id
from models.one_on_one.rounds import rounds
from models.one_on_one.talk import TalkState
from models.tables.talk import TalkRow
from tests.given.app import TheApp
from tests.given.packs import YEAR
from tests.given.series_rows import the_series_of

WINDOWS = rounds(FiscalYear(YEAR), 2)
TEN = (1, 0)
"""Ten o'clock in Japan, in UTC."""


def ten_on(month: int, day: int) -> datetime:
    return datetime(YEAR, month, day, *TEN, tzinfo=UTC)


async def talk_of(
    app: TheApp, person_id: str, name: str, state: TalkState, **given: Any
) -> TalkRow:
    """Writes, or changes, a talk of this person's series; its window is that of its round."""
    series = await the_series_of(app, person_id)
    window = WINDOWS[int(name[1:]) - 1]
    async with app.parts.database.writing() as session:
        row = TalkRow(
            id=new_id(),
            case_id=series.id,
            name=name,
            fiscal_year=YEAR,
            employee_id=person_id,
            state=state,
            first_day=window.first_day,
            last_day=window.last_day,
            uid=new_id(),
            **given,
        )
        session.add(row)
    return row
