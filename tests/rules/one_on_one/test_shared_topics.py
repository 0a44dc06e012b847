"""Topics shared 話題の集計 on both databases: people are counted, not talks; few people are no sum."""

from datetime import UTC, date, datetime

from models.fiscal_year import FiscalYear
from models.one_on_one.talk import TalkState, Topic
from models.queries.access_hr_talks import shared_topics
from models.tables.database import Database
from tests.given.small_city import KUDO, ONO, SATO, YAMADA, found_small_city
from tests.given.talks import a_series, a_talk, the_viewer

NOW = datetime(2026, 10, 13, 3, tzinfo=UTC)


async def test_each_person_counts_once_and_few_are_left_out(database: Database) -> None:
    await found_small_city(database)
    for who, topics in ((YAMADA, ["growth", "career"]), (KUDO, ["growth"]), (SATO, ["growth"])):
        series = await a_series(database, who, pack_id="p", now=NOW)
        for name in ("r1", "r2"):
            await a_talk(database, series, ONO, name, state=TalkState.HELD, topics=topics)
        await a_talk(database, series, ONO, "r3", state=TalkState.MISSED, topics=["worries"])
    hr = await the_viewer(database, ONO, date(2026, 10, 13))

    async with database.reading() as session:
        assert await shared_topics(session, hr, FiscalYear(2026), 3) == {Topic.GROWTH: 3}
        assert await shared_topics(session, hr, FiscalYear(2026), 4) == {}
        assert await shared_topics(session, hr, FiscalYear(2025), 3) == {}
