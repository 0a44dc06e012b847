"""Past the time of keeping 保存期間 no byte of the book tells who was whose mentor; the years after it stay."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select
from sqlmodel import SQLModel, col

from api import addresses
from api.routers import ROUTERS
from models.fiscal_year import FiscalYear
from models.ids import PersonId
from models.queries.mentoring_retention import (
    forget_profiles,
    has_ended,
    last_to_forget,
    programmes_kept,
)
from models.queries.mentoring_traces import TABLES
from models.tables.all import METADATA
from models.tables.audit import AuditRow
from models.tables.case import CaseRow, CaseState
from models.tables.cycle import CycleRow, CycleState
from models.tables.letter import LetterRow
from models.tables.mentoring import MentoringProfileRow, MentorTrainingRow
from models.tables.seal import SealKeyRow
from models.tables.wiping import wipe
from tests.given.app import TheApp, an_app
from tests.given.bytes_at_rest import bytes_of
from tests.given.packs import the_pack_of
from tests.given.pages_of_city import said
from tests.given.programme_rows import ProgrammeRows, a_programme_year
from tests.given.programme_traces import (
    SUMMER,
    a_year_of,
    ends,
    forgets,
    has_a_profile,
    leaves_every_trace,
)
from tests.given.small_city import KUDO, MORI, ONO, SATO, YAMADA
from tests.given.talks import a_series, a_talk

FORGOTTEN = "この年度の記録は、保存の期間が過ぎたため消去しました。"
LATER = datetime(2030, 4, 1, 3, tzinfo=UTC)
KEPT_FROM = datetime(2027, 3, 31, 15, tzinfo=UTC)
"""Midnight in Japan, when the year after the forgotten one began."""
IN_PAIRS_ALONE = (
    *("pairs", "pair_sheets", "mentor_seats", "mentoring_plans", "mentoring_offers"),
    *("talks", "talk_notes", "talk_actions", "talk_referrals", "talk_partners", "reservations"),
    *("receipts", "messages", "drafts", "settled_refusals"),
)


@dataclass
class TwoYears:
    """山田 with 佐藤 in the first year, 工藤 with 佐藤 in the next; what each of them left in the book."""

    app: TheApp
    first: ProgrammeRows
    next: ProgrammeRows
    of_first: list[str]
    of_next: list[str]

    async def found(self, canaries: list[str]) -> list[str]:
        told = await bytes_of(self.app.parts.database)
        return [it for it in canaries if it.encode() in told]

    async def counted(self) -> dict[str, int]:
        async with self.app.parts.database.reading() as session:
            tables = {it.name: it for it in METADATA.sorted_tables}
            return {
                name: await session.scalar(select(func.count()).select_from(tables[name])) or 0
                for name in IN_PAIRS_ALONE
            }

    async def wiped(self) -> None:
        assert await wipe(self.app.parts.database, TABLES)

    async def people_with_profile(self) -> set[str]:
        async with self.app.parts.database.reading() as session:
            return {*await session.scalars(select(col(MentoringProfileRow.person_id)))}


@pytest.fixture
async def years(book_url: str) -> AsyncIterator[TwoYears]:
    async with an_app(book_url, routers=ROUTERS) as app:
        first = await a_programme_year(app)
        later = await a_year_of(app, first.key, 2027, first.cycle.pack_id)
        of_first = await leaves_every_trace(first, YAMADA, SATO, "canary-first")
        of_next = await leaves_every_trace(later, KUDO, SATO, "canary-next")
        yield TwoYears(app, first, later, of_first, of_next)


async def test_no_byte_of_the_year_is_left_and_the_next_is_whole(years: TwoYears) -> None:
    before = await years.counted()
    assert await years.found(years.of_first) == years.of_first
    await ends(years.first)

    assert await forgets(years.first)
    await years.wiped()

    assert await years.found(years.of_first) == []
    assert await years.found(years.of_next) == years.of_next
    assert await years.counted() == {name: count // 2 for name, count in before.items()}
    async with years.app.parts.database.reading() as session:
        keys = await session.scalars(select(col(SealKeyRow.purpose)))
        assert sorted(keys) == [
            f"pair:{KUDO}:{SATO}:{years.first.key}/2027",
            "referral:canary-next-referral",
        ]
        cases = await session.scalars(select(col(CaseRow.cycle_id)).distinct())
        assert cases.all() == [years.next.cycle.id]
        assert await session.get(CycleRow, years.first.cycle.id) is not None


async def test_it_is_done_once_and_the_trail_names_nobody(years: TwoYears) -> None:
    await ends(years.first)

    assert await forgets(years.first)
    assert not await forgets(years.first)

    async with years.app.parts.database.reading() as session:
        what = col(AuditRow.what) == "mentoring.forgotten"
        (row,) = await session.scalars(select(AuditRow).where(what))
    assert (row.actor_id, row.subject_id, row.case_id, row.reason) == ("system", None, None, None)


async def test_a_living_case_or_a_year_left_open_is_waited_for(years: TwoYears) -> None:
    database, cycle_id = years.app.parts.database, years.first.cycle.id
    await ends(years.first)
    async with database.writing() as session:
        assert await has_ended(session, cycle_id)
        case = await session.get_one(CaseRow, years.of_first[0])
        case.state = CaseState.PARKED
        await session.flush()
        assert not await has_ended(session, cycle_id)
        case.state = CaseState.CLOSED
        (await session.get_one(CycleRow, cycle_id)).state = CycleState.OPEN
        await session.flush()
        assert not await has_ended(session, cycle_id)


async def test_letters_stay_without_what_they_were_about(years: TwoYears) -> None:
    async with years.app.parts.database.reading() as session:
        before = len((await session.scalars(select(LetterRow))).all())
    await ends(years.first)
    await forgets(years.first)

    async with years.app.parts.database.reading() as session:
        rows = (await session.scalars(select(LetterRow))).all()
    assert len(rows) == before
    emptied = [it for it in rows if it.once_key == f"forgotten/{it.id}"]
    assert {(it.person_id, it.kind, it.case_id, it.task_id) for it in emptied} == {
        (YAMADA, "task_requested", None, None),
        (SATO, "task_requested", None, None),  # heads are written to when the call begins
        (SATO, "talk_fixed", None, None),
    }
    (carrier,) = [it for it in rows if "canary-first-other" in str(it.data)]
    assert [it["talk_id"] for it in carrier.data["events"]] == ["canary-first-other"]


async def test_the_1on1_of_the_same_two_and_their_trainings_stay(years: TwoYears) -> None:
    database = years.app.parts.database
    series = await a_series(database, YAMADA, pack_id="p", now=SUMMER)
    talk = await a_talk(database, series, SATO)
    training = MentorTrainingRow(
        person_id=SATO, held_on=SUMMER.date(), name="研修", written_by=ONO, written_at=SUMMER
    )
    key = SealKeyRow(id="k", purpose=f"pair:{YAMADA}:{SATO}/2026", master="m", made_at=SUMMER)
    async with database.writing() as session:
        session.add_all([training, key])
    await ends(years.first)
    await forgets(years.first)

    kept: list[tuple[type[SQLModel], object]] = [
        (CaseRow, series.id),
        (type(talk), talk.id),
        (SealKeyRow, "k"),
        (MentorTrainingRow, (SATO, SUMMER.date())),
    ]
    async with database.reading() as session:
        assert [row for table, key in kept if (row := await session.get(table, key)) is None] == []


@pytest.mark.parametrize(
    ("who", "written_at", "stays"),
    [
        (YAMADA, SUMMER, False),  # 忘れた年度だけに加わった
        (SATO, SUMMER, True),  # 次の年度にもメンター
        (KUDO, SUMMER, True),  # 次の年度の支援を受ける職員
        (MORI, SUMMER, False),  # どの年度にも加わらなかった
        (MORI, KEPT_FROM, True),  # 次の年度になってから書いた
    ],
)
async def test_a_profile_stays_with_whoever_is_in_a_year_that_is_kept(
    years: TwoYears, who: PersonId, written_at: datetime, *, stays: bool
) -> None:
    await has_a_profile(years.app, who, "canary-profile", written_at)
    await ends(years.first)
    await forgets(years.first)

    async with years.app.parts.database.writing() as session:
        count = await forget_profiles(session, KEPT_FROM, at=LATER)
    await years.wiped()

    assert (count, await years.people_with_profile()) == ((0, {who}) if stays else (1, set()))
    assert bool(await years.found(["canary-profile"])) is stays


async def test_years_are_kept_as_the_pack_says_also_of_programmes_that_ended(
    years: TwoYears,
) -> None:
    policy, other = the_pack_of("aizuwakamatsu"), the_pack_of("hachioji")
    cycles = {years.first.cycle.id: 2026, years.next.cycle.id: 2027}
    unread = await a_year_of(years.app, "unread", 2026, "no such pack")
    async with years.app.parts.database.reading() as session:
        known = {it.programme: it for it in await programmes_kept(session, policy)}
        ended = {it.programme: it for it in await programmes_kept(session, other)}
    key = years.first.key
    assert (known[key].keep_years, known[key].is_named, known[key].cycles) == (3, True, cycles)
    assert (ended[key].keep_years, ended[key].is_named) == (3, False)
    assert (known["unread"].keep_years, [*known["unread"].cycles]) == (None, [unread.cycle.id])
    last = last_to_forget(FiscalYear(2030), 3)
    assert known[key].until(last) == [years.first.cycle.id]
    assert known[key].until(last.shifted(-1)) == []


async def test_hr_reads_that_the_year_was_forgotten(years: TwoYears) -> None:
    pages = [
        addresses.HR_MENTORING_YEAR,
        addresses.HR_MENTORING_NAMES,
        addresses.HR_MENTORING_MENTORS,
    ]
    await ends(years.first)
    async with years.app.browser() as browser:
        await browser.becomes(ONO)
        where = [it.format(cycle_id=years.first.cycle.id) for it in pages]
        assert FORGOTTEN not in said(await browser.opens(where[0]))
        await forgets(years.first)
        told = [await browser.opens(it) for it in where]
    assert [it.status_code for it in told] == [200, 200, 200]
    assert FORGOTTEN in said(told[0])
    assert "山田" not in " ".join(said(it) for it in told)
