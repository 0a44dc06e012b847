"""What tells of a programme's year 制度の年度の跡: pairs, offers, answers, talks and cases, and the letters about them.

Letters stay with whom they went to, when and how; what they were about goes out of them.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.mentoring.year import programme_of
from models.one_on_one.notes import KeptNotes, kept_with
from models.queries.case_traces import CASE_TABLES, Gone, Ids, delete_traces, traces_of
from models.queries.letter_traces import LETTER_TABLES, forget_in_letters
from models.queries.letters import changed
from models.tables.case import CaseRow
from models.tables.cycle import CycleRow
from models.tables.mentoring import MentoringOfferRow, MentorSeatRow, PairRow, PairSheetRow
from models.tables.mentoring_plan import MentoringPlanRow
from models.tables.seal import SealKeyRow
from models.tables.talk import PartnerRow, ReservationRow, TalkRow
from models.tables.talk_note import ReferralRow, TalkActionRow, TalkNoteRow

TABLES: Final = (
    "talk_notes",
    "talk_actions",
    "talk_referrals",
    "talk_partners",
    "reservations",
    "talks",
    "pair_sheets",
    "mentor_seats",
    "pairs",
    "mentoring_plans",
    "mentoring_offers",
    "mentoring_profiles",
    *LETTER_TABLES,
    *CASE_TABLES,
)
"""``models.tables.wiping.wipe`` clears what is left of such rows."""
_AT_ONCE: Final = 500


async def delete_year(session: AsyncSession, cycle: CycleRow) -> int:
    """All rows of the year; how many there were. Its cases must have ended; the cycle's own row stays."""
    cases = cases_of_year(cycle.id)
    keys = [*await _keys_of_pairs(session, cycle), *await _keys_of_referrals(session, cases)]
    count = await forget_in_letters(session, cases)
    count += await delete_traces(session, (*_of_talks(cases), *_of_pairs(cycle.id)))
    count += await delete_traces(session, traces_of(cases))
    return count + await _delete_keys(session, keys)


def cases_of_year(cycle_id: str) -> Ids:
    """The year's own case with those of all its mentees."""
    return select(col(CaseRow.id)).where(col(CaseRow.cycle_id) == cycle_id)


def _of_talks(cases: Ids) -> Iterator[Gone]:
    talks = select(col(TalkRow.id)).where(col(TalkRow.case_id).in_(cases))
    purposes = select(col(TalkRow.case_id) + "/" + col(TalkRow.name)).where(
        col(TalkRow.case_id).in_(cases)
    )
    yield TalkNoteRow, col(TalkNoteRow.talk_id).in_(talks)
    yield TalkActionRow, col(TalkActionRow.talk_id).in_(talks)
    yield ReferralRow, col(ReferralRow.talk_id).in_(talks)
    yield ReservationRow, col(ReservationRow.purpose).in_(purposes)
    yield PartnerRow, col(PartnerRow.case_id).in_(cases)
    yield TalkRow, col(TalkRow.case_id).in_(cases)


def _of_pairs(cycle_id: str) -> Iterator[Gone]:
    yield PairSheetRow, col(PairSheetRow.cycle_id) == cycle_id
    yield MentorSeatRow, col(MentorSeatRow.cycle_id) == cycle_id
    yield PairRow, col(PairRow.cycle_id) == cycle_id
    yield MentoringPlanRow, col(MentoringPlanRow.cycle_id) == cycle_id
    yield MentoringOfferRow, col(MentoringOfferRow.cycle_id) == cycle_id


async def _keys_of_pairs(session: AsyncSession, cycle: CycleRow) -> Sequence[str]:
    """Also those destroyed before: what a key is for names the two."""
    year = KeptNotes(cycle.fiscal_year, programme_of(cycle.kind))
    rows = await session.execute(
        select(col(SealKeyRow.id), col(SealKeyRow.purpose)).where(
            col(SealKeyRow.purpose).endswith(f"/{cycle.fiscal_year}")
        )
    )
    return [key_id for key_id, purpose in rows if kept_with(purpose) == year]


async def _keys_of_referrals(session: AsyncSession, cases: Ids) -> Sequence[str]:
    rows = await session.scalars(
        select(col(ReferralRow.key_id))
        .join(TalkRow, col(TalkRow.id) == col(ReferralRow.talk_id))
        .where(col(TalkRow.case_id).in_(cases))
    )
    return rows.all()


async def _delete_keys(session: AsyncSession, keys: Sequence[str]) -> int:
    portions = (keys[at : at + _AT_ONCE] for at in range(0, len(keys), _AT_ONCE))
    return sum(
        [
            await changed(session, delete(SealKeyRow).where(col(SealKeyRow.id).in_(some)))
            for some in portions
        ]
    )
