"""Places with mentors 受入れ枠 and names of a call 推薦: what stands in the book is never given or said twice."""

from datetime import UTC, date, datetime
from typing import Any

from sqlmodel import select

from models.case import TaskState
from models.ids import PersonId
from models.mentoring.steps import PairPhase, ProgrammeStep, Side
from models.processes import Process
from models.queries.access_nominees import take_back_name
from models.queries.access_tasks import TaskInCase
from models.queries.mentor_seats import SeatWanted, free_seats, seats_taken, take_seats
from models.queries.mentoring_offers import offer, offers_of, withdraw
from models.queries.programmes import ProgrammeBook, give_back_unheard, keep_programmes
from models.rights import Viewer
from models.roles import Role
from models.tables.case import CaseRow
from models.tables.cycle import CycleRow, CycleState
from models.tables.database import Database
from models.tables.mentoring import MentoringOfferRow, MentoringProfileRow, PairRow
from models.tables.task import TaskRow

YEAR = 2026
NOW = datetime(2026, 4, 8, 3, tzinfo=UTC)
LATER = datetime(2026, 4, 9, 3, tzinfo=UTC)
HEAD = Viewer(person_id=PersonId("head"), day=date(2026, 4, 9))
_CASE = CaseRow(
    id="a",
    process=Process.PAIR,
    cycle_id="ojt",
    person_id="yamada",
    pack_id="p",
    fiscal_year=YEAR,
    shape={},
    phase=PairPhase.ASKED,
    opened_at=NOW,
)
_ASKS_HEAD = TaskRow(
    id="t",
    case_id="a",
    key="propose_mentors/s.1",
    step=ProgrammeStep.PROPOSE_MENTORS,
    role=Role.SECTION_HEAD,
    state=TaskState.OPEN,
    instants=[],
    person_id="head",
    subject_id="",
    locator="l",
    opens_at=NOW,
    opened_by_page=0,
)


async def test_a_high_number_counts_in_a_programme_that_allows_fewer(database: Database) -> None:
    """Of three places the first is free again: whoever may have two mentees has two already."""
    await _two_programmes(database)
    assert await _takes(database, "ojt", "a", "b", "c", most=3)
    async with database.writing() as session:
        await free_seats(session, ["a"])
    assert not await _takes(database, "new_staff", "d", most=2)
    async with database.reading() as session:
        assert await seats_taken(session, YEAR) == {"mentor": ["ojt", "ojt"]}


async def test_being_named_takes_no_word_back(database: Database) -> None:
    """Neither an offer of one's own, nor that one has withdrawn it while the head was writing."""
    await _two_programmes(database)
    async with database.writing() as session:
        for who in ("offers", "withdrew"):
            await offer(session, "ojt", who, Side.MENTOR, NOW)
        await withdraw(session, "ojt", "withdrew", Side.MENTOR, NOW)
    book = ProgrammeBook("ojt")
    book.offers = {who: _named(who) for who in ("withdrew", "offers", "new")}
    for _ in range(2):
        async with database.writing() as session:
            await keep_programmes(session, [book])
    async with database.reading() as session:
        standing = await offers_of(session, "ojt", Side.MENTOR)
    assert [(it.person_id, it.named_by) for it in standing] == [("new", "head"), ("offers", None)]


async def test_a_head_takes_back_no_refusal(database: Database) -> None:
    """Whoever was named and said that they would not guide is not willing again when the head changes the list."""
    await _two_programmes(database)
    book = ProgrammeBook("ojt", offers={who: _named(who) for who in ("refused", "stands")})
    async with database.writing() as session:
        await keep_programmes(session, [book])
        await withdraw(session, "ojt", "refused", Side.MENTOR, LATER)
        cycle = await session.get_one(CycleRow, "ojt")
        for who in ("refused", "stands"):
            await take_back_name(session, HEAD, TaskInCase(_ASKS_HEAD, _CASE, cycle), who)
    async with database.reading() as session:
        rows = await session.scalars(select(MentoringOfferRow))
        assert [(it.person_id, it.withdrawn_at) for it in rows] == [("refused", LATER)]


async def test_the_newest_words_of_a_profile_stand(database: Database) -> None:
    """Also where the page of the older ones is written last, or both in one group of pages."""
    await _two_programmes(database)
    for newer, older in (("ojt", "new_staff"), ("new_staff", "ojt")):
        books = [_says(newer, LATER), _says(older, NOW)]
        for group in ([books[0]], [books[1]], books):
            async with database.writing() as session:
                await keep_programmes(session, group)
        async with database.reading() as session:
            row = await session.get_one(MentoringProfileRow, "yamada")
        assert (row.content, row.written_at) == ({"introduction": newer}, LATER)


async def test_a_decision_that_nobody_heard_gives_its_places_back(database: Database) -> None:
    await _two_programmes(database)
    assert await _takes(database, "ojt", "a", "b", most=3)
    async with database.writing() as session:
        session.add(CaseRow(**_CASE.model_dump()))
        await session.flush()
        session.add(
            PairRow(
                id="p",
                cycle_id="ojt",
                case_id="a",
                nth=1,
                mentee_id="yamada",
                mentor_id="mentor",
                asked_at=NOW,
            )
        )
        await session.flush()
        pairs = [{"case_id": it, "mentor_id": "mentor"} for it in ("a", "b", "c")]
        await give_back_unheard(session, {"pairs": pairs})
    async with database.reading() as session:
        assert await seats_taken(session, YEAR) == {"mentor": ["ojt"]}


def _named(who: str) -> dict[str, Any]:
    return {
        "cycle_id": "ojt",
        "person_id": who,
        "side": Side.MENTOR.value,
        "named_by": "head",
        "offered_at": LATER,
        "withdrawn_at": None,
    }


def _says(cycle_id: str, at: datetime) -> ProgrammeBook:
    words = {"person_id": "yamada", "content": {"introduction": cycle_id}, "written_at": at}
    return ProgrammeBook(cycle_id, profiles={"yamada": words})


async def _takes(database: Database, cycle_id: str, *cases: str, most: int) -> bool:
    async with database.writing() as session:
        wanted = [SeatWanted(YEAR, "mentor", cycle_id, case, most, most) for case in cases]
        return await take_seats(session, wanted)


async def _two_programmes(database: Database) -> None:
    async with database.writing() as session:
        for key in ("ojt", "new_staff"):
            session.add(
                CycleRow(
                    id=key,
                    kind=f"mentoring_{key}",
                    fiscal_year=YEAR,
                    name=key,
                    pack_id="p",
                    period_from=date(YEAR, 4, 1),
                    period_to=date(YEAR + 1, 3, 31),
                    state=CycleState.OPEN,
                    opened_at=NOW,
                )
            )
