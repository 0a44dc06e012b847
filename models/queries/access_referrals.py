"""Access to referrals 相談窓口への引継ぎの閲覧: what a desk learns from a talk, by the employee's consent alone.

What the employee writes goes to the desk and is not shown to the partner: it may be about the partner.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.errors import ChangedMeanwhile, NotFound, SameKeyOtherContent
from models.one_on_one.notes import Side, referral_purpose
from models.queries.access_talks import PairTalk
from models.queries.seals import SealRing, destroy_key
from models.queries.upsert import insert_once
from models.rights import Viewer
from models.roles import Office
from models.sealing import place, seal
from models.tables.talk import TalkRow
from models.tables.talk_note import ReferralRow


@dataclass(frozen=True)
class Referral:
    """A referral with its words; they are gone once the employee has declined."""

    row: ReferralRow
    words: str


async def write_referral(
    session: AsyncSession,
    ring: SealRing,
    pair: PairTalk,
    desk: Office,
    words: str,
    *,
    key: str,
    now: datetime,
) -> bool:
    """Keeps what is to be passed on; the employee's own goes at once, the partner's waits for consent.

    The same form again changes nothing and is False. Raises SameKeyOtherContent.
    """
    if (known := await session.get(ReferralRow, key)) is not None:
        is_same = known.asked_by == pair.viewer.person_id and known.talk_id == pair.talk.id
        if not is_same or (not known.declined_at and await _words(session, ring, known) != words):
            raise SameKeyOtherContent
        return False
    held = await ring.key_for(session, referral_purpose(key), now)
    row = ReferralRow(
        id=key,
        talk_id=pair.talk.id,
        key_id=held.id,
        desk=desk,
        employee_id=pair.employee_id,
        sealed=b"",
        asked_by=pair.viewer.person_id,
        asked_at=now,
        consented_at=now if pair.side is Side.EMPLOYEE else None,
    )
    row.sealed = seal(held.key, words, _place(row))
    return await insert_once(session, row)


async def referrals_of(session: AsyncSession, ring: SealRing, pair: PairTalk) -> list[Referral]:
    """Those of this talk the viewer may read: the employee all, the partner those written by himself."""
    rows = select(ReferralRow).where(col(ReferralRow.talk_id) == pair.talk.id)
    if pair.side is Side.PARTNER:
        rows = rows.where(col(ReferralRow.asked_by) == pair.viewer.person_id)
    found = await session.scalars(rows.order_by(col(ReferralRow.asked_at), col(ReferralRow.id)))
    return [
        Referral(row, "" if row.declined_at else await _words(session, ring, row)) for row in found
    ]


async def answer_referral(
    session: AsyncSession, pair: PairTalk, referral_id: str, *, consents: bool, now: datetime
) -> bool:
    """The employee consents, or declines: then the text's key is destroyed. False if so already.

    Raises NotFound (nobody else answers), ChangedMeanwhile (answered otherwise before).
    """
    row = await session.get(ReferralRow, referral_id, with_for_update=True)
    if row is None or row.talk_id != pair.talk.id or pair.side is not Side.EMPLOYEE:
        raise NotFound(what="referral")
    if row.consented_at or row.declined_at:
        if consents != bool(row.consented_at):
            raise ChangedMeanwhile(what="referral")
        return False
    if consents:
        row.consented_at = now
    else:
        row.declined_at = now
        await destroy_key(session, referral_purpose(row.id), now)
    await session.flush()
    return True


async def referrals_at_desk(session: AsyncSession, viewer: Viewer) -> Sequence[ReferralRow]:
    """Those that wait at a desk the viewer holds, the newest first; never one's own. No text is read."""
    found = await session.scalars(
        _at_desk(viewer).order_by(col(ReferralRow.consented_at).desc(), col(ReferralRow.id))
    )
    return found.all()


async def referral_at_desk(
    session: AsyncSession, ring: SealRing, viewer: Viewer, referral_id: str
) -> Referral:
    """One of them with its text. Raises NotFound, SealBroken, SealDestroyed."""
    row = await session.scalar(_at_desk(viewer).where(col(ReferralRow.id) == referral_id))
    if row is None:
        raise NotFound(what="referral")
    return Referral(row, await _words(session, ring, row))


async def case_of_referral(session: AsyncSession, row: ReferralRow) -> str:
    """The case its talk belongs to, for the audit trail."""
    return (await session.get_one(TalkRow, row.talk_id)).case_id


async def take_referral(
    session: AsyncSession, viewer: Viewer, referral_id: str, now: datetime
) -> ReferralRow | None:
    """The desk says that it has taken the matter on; the pair sees it. None if it has so already.

    Raises NotFound.
    """
    row: ReferralRow | None = await session.scalar(
        _at_desk(viewer).where(col(ReferralRow.id) == referral_id).with_for_update()
    )
    if row is None:
        raise NotFound(what="referral")
    if row.read_at is not None:
        return None
    row.read_at = now
    await session.flush()
    return row


def _at_desk(viewer: Viewer) -> Select[ReferralRow]:
    return select(ReferralRow).where(
        col(ReferralRow.desk).in_(sorted(viewer.offices)),
        col(ReferralRow.consented_at).is_not(None),
        col(ReferralRow.employee_id) != viewer.person_id,
    )


async def _words(session: AsyncSession, ring: SealRing, row: ReferralRow) -> str:
    return await ring.open(session, row.key_id, row.sealed, _place(row))


def _place(row: ReferralRow) -> str:
    """Given to another desk or another person in the database, it does not open."""
    return place("talk_referrals", row.id, f"{row.talk_id}/{row.employee_id}/{row.desk}")
