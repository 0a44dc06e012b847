"""A programme's year that has left every trace 跡 a year can leave: for tests of its time of keeping 保存期間."""

from datetime import UTC, date, datetime
from typing import Any, Final

from sqlmodel import col, select

from models.fiscal_year import FiscalYear
from models.ids import PersonId, new_id
from models.mentoring.case import About
from models.mentoring.sheets import Profile
from models.mentoring.steps import PairStep, ProgrammePhase, Side
from models.mentoring.year import cycle_kind
from models.one_on_one.notes import NoteContent, NoteKind
from models.one_on_one.talk import TalkState
from models.processes import Process
from models.queries.access_referrals import write_referral
from models.queries.access_talks import save_note, talk_of_pair
from models.queries.mentoring_retention import forget_year, has_ended
from models.queries.seals import SealRing
from models.roles import Office
from models.sealing import Key, MasterKeys
from models.tables.base import Row
from models.tables.case import CaseRow, CaseState, PageRow
from models.tables.cycle import CycleRow, CycleState
from models.tables.letter import LetterRow, PracticeLetterRow
from models.tables.mentoring import MentoringOfferRow, MentoringProfileRow, MentorSeatRow
from models.tables.mentoring_plan import MentoringPlanRow
from models.tables.receipt import DraftRow, MessageRow, ReceiptRow
from models.tables.settled_refusal import SettledRefusalRow
from models.tables.talk import PartnerRow, ReservationRow, TalkRow
from models.tables.task import TaskRow
from models.tables.timeline import TimelineRow
from tests.given.app import TheApp
from tests.given.programme_rows import ProgrammeRows
from tests.given.small_city import ONO
from tests.given.talks import the_viewer

RING: Final = SealRing(MasterKeys((Key.drawn(),)))
SUMMER: Final = datetime(2026, 7, 1, 3, tzinfo=UTC)
"""When everything of the first year was written."""


def a_letter(person_id: PersonId, kind: str, **given: Any) -> LetterRow:
    return LetterRow(
        id=new_id(),
        once_key=given.pop("once_key", new_id()),
        message_id=new_id(),
        kind=kind,
        person_id=person_id,
        day=SUMMER.date(),
        state=given.pop("state", "sent"),
        not_before=SUMMER,
        created_at=SUMMER,
        **given,
    )


async def a_year_of(app: TheApp, key: str, year: int, pack_id: str) -> ProgrammeRows:
    """Another year of a programme, running, with a case of its own and nobody in it."""
    first = FiscalYear(year)
    cycle = CycleRow(
        id=new_id(),
        kind=cycle_kind(key),
        fiscal_year=year,
        name="メンター制度",
        pack_id=pack_id,
        period_from=first.first,
        period_to=first.last,
        state=CycleState.OPEN,
        opened_at=SUMMER,
    )
    own = CaseRow(
        id=new_id(),
        process=Process.MENTORING,
        cycle_id=cycle.id,
        person_id="",
        pack_id=pack_id,
        fiscal_year=year,
        shape={"programme": key, "sections": []},
        state=CaseState.OPEN,
        phase=ProgrammePhase.CALLING,
        opened_at=SUMMER,
    )
    await _write(app, cycle)
    await _write(app, own)
    return ProgrammeRows(app, cycle, key)


async def leaves_every_trace(
    rows: ProgrammeRows, mentee: PersonId, mentor: PersonId, mark: str
) -> list[str]:
    """A pair with all that hangs on it; what must not be found once the year is forgotten.

    Words that people wrote carry the ``mark``.
    """
    case = await rows.mentee(mentee, mentor)
    told = await _talks(rows, case, mentor, mark)
    task = await rows.task(case, PairStep.TELL_WISHES, About(), who=mentee)
    about = About(pair=1).of(Side.MENTEE)
    await rows.sheet(case, PairStep.CHECK_MIDTERM, about, {"words": f"{mark}-sheet"}, mentee)
    await _hears(rows.app, case, task, mentee, mark)
    await _offers(rows, case, mentee, mentor, mark)
    told += await _letters(rows.app, case, task, (mentee, mentor), mark)
    words = ("sheet", "receipt", "draft", "plan", "settled", "page", "detail")
    return [case.id, task.id, task.locator, *told, *(f"{mark}-{word}" for word in words)]


async def has_a_profile(
    app: TheApp, who: PersonId, words: str, written_at: datetime = SUMMER
) -> None:
    content = Profile(wishes=words).model_dump(mode="json")
    await _write(app, MentoringProfileRow(person_id=who, content=content, written_at=written_at))


async def ends(rows: ProgrammeRows) -> None:
    """Every case has ended, and HR has closed the year."""
    async with rows.app.parts.database.writing() as session:
        (await session.get_one(CycleRow, rows.cycle.id)).state = CycleState.CLOSED
        of_year = select(CaseRow).where(col(CaseRow.cycle_id) == rows.cycle.id)
        for case in await session.scalars(of_year):
            case.state = CaseState.CLOSED


async def forgets(rows: ProgrammeRows) -> bool:
    async with rows.app.parts.database.writing() as session:
        assert await has_ended(session, rows.cycle.id)
        return await forget_year(session, rows.cycle.id, at=SUMMER)


async def _talks(rows: ProgrammeRows, case: CaseRow, mentor: PersonId, mark: str) -> list[str]:
    """A talk held, with a note, something passed on, its time taken and its partner named."""
    database, place = rows.app.parts.database, f"{mark}-place"
    await rows.talk(case, mentor, "r1", SUMMER, TalkState.HELD, place=place, ended_at=SUMMER)
    viewer = await the_viewer(database, mentor, date(2026, 7, 1))
    async with database.writing() as session:
        talk = (await session.scalars(select(TalkRow).where(col(TalkRow.case_id) == case.id))).one()
        pair = await talk_of_pair(session, viewer, talk.id)
        said, words = NoteContent(words="話したこと"), "心配なこと"
        await save_note(
            session, RING, pair, NoteKind.SHARED, said, version=0, page_key="p", now=SUMMER
        )
        await write_referral(
            session, RING, pair, Office.HR_ADMIN, words, key=f"{mark}-referral", now=SUMMER
        )
        session.add(
            ReservationRow(person_id=mentor, quarter=_quarter(rows), purpose=f"{case.id}/r1")
        )
        session.add(
            PartnerRow(
                id=f"{mark}-partner",
                case_id=case.id,
                partner_id=mentor,
                from_day=SUMMER.date(),
                by_person_id=ONO,
                written_at=SUMMER,
            )
        )
    return [place, talk.id, talk.uid, pair.purpose, f"{mark}-referral", f"{mark}-partner"]


def _quarter(rows: ProgrammeRows) -> datetime:
    return SUMMER.replace(year=rows.cycle.fiscal_year)


async def _hears(app: TheApp, case: CaseRow, task: TaskRow, who: PersonId, mark: str) -> None:
    """A submission with its message, a draft, a line of the timeline and a page."""
    receipt = ReceiptRow(
        id=f"{mark}-receipt",
        number=f"{mark}-number",
        nonce=f"{mark}-nonce",
        task_id=task.id,
        case_id=case.id,
        person_id=who,
        act="submit",
        content={"words": f"{mark}-receipt"},
        content_hash="0",
        received_at=SUMMER,
    )
    message = MessageRow(
        id=receipt.id,
        case_id=case.id,
        act="submit",
        received_at=SUMMER,
        details={"reason": f"{mark}-detail"},
    )
    await _write(app, message)
    await _write(app, receipt)
    await _write(
        app,
        SettledRefusalRow(
            receipt_id=receipt.id, by_person_id=ONO, at=SUMMER, reason=f"{mark}-settled"
        ),
        DraftRow(
            task_id=task.id, person_id=who, fields={"words": f"{mark}-draft"}, saved_at=SUMMER
        ),
        TimelineRow(case_id=case.id, page_seq=1, nth=1, at=SUMMER, what="opened", person_id=who),
        PageRow(
            case_id=case.id,
            seq=1,
            epoch=0,
            cause_id=f"{mark}-page",
            cause_kind="message",
            at=SUMMER,
            body={},
        ),
    )


async def _offers(
    rows: ProgrammeRows, case: CaseRow, mentee: PersonId, mentor: PersonId, mark: str
) -> None:
    cycle = rows.cycle
    for who, side in ((mentee, Side.MENTEE), (mentor, Side.MENTOR)):
        offer = MentoringOfferRow(
            cycle_id=cycle.id, person_id=who, side=side, named_by=ONO, offered_at=SUMMER
        )
        await _write(rows.app, offer)
    await _write(
        rows.app,
        MentorSeatRow(
            fiscal_year=cycle.fiscal_year,
            mentor_id=mentor,
            seat=1,
            cycle_id=cycle.id,
            case_id=case.id,
        ),
        MentoringPlanRow(
            id=new_id(),
            cycle_id=cycle.id,
            nth=1,
            name=f"{mark}-plan",
            seed=1,
            pairs={case.id: mentor},
            method="optimal",
            asked="0",
            made_by=ONO,
            made_at=SUMMER,
        ),
    )


async def _letters(
    app: TheApp, case: CaseRow, task: TaskRow, pair: tuple[PersonId, PersonId], mark: str
) -> list[str]:
    """A task's letter, read in the practice mailbox, and a talk's, carried by one about another talk too."""
    async with app.parts.database.reading() as session:
        talk = (await session.scalars(select(TalkRow).where(col(TalkRow.case_id) == case.id))).one()
    asked = a_letter(pair[0], "task_requested", task_id=task.id, case_id=case.id)
    asked.once_key = f"task_requested/{case.id}/0/1/{task.id}/{pair[0]}"
    both = a_letter(
        pair[1], "talk_fixed", data={"events": [_event(f"{mark}-other"), _event(talk.id)]}
    )
    fixed = a_letter(pair[1], "talk_fixed", case_id=case.id, data={"events": [_event(talk.id)]})
    fixed.state, fixed.carried_by = "folded", both.id
    read = PracticeLetterRow(
        letter_id=asked.id,
        person_id=pair[0],
        kind=asked.kind,
        subject="",
        text=f"{mark}-mail",
        html="",
        sent_at=SUMMER,
    )
    await _write(app, asked, both, fixed, read)
    return [asked.once_key, f"{mark}-mail"]


def _event(talk_id: str) -> dict[str, Any]:
    return {
        "talk_id": talk_id,
        "uid": f"uid-of-{talk_id}",
        "sequence": 1,
        "start": SUMMER.isoformat(),
        "minutes": 30,
    }


async def _write(app: TheApp, *rows: Row) -> None:
    async with app.parts.database.writing() as session:
        session.add_all(rows)
