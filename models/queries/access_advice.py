"""Access to the advice directory 助言の名簿: offers for everybody, a request for its two people, counts for HR."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.advice.request import RequestState, key_of_request, place_of_request, stands
from models.errors import ChangedMeanwhile, NotFound
from models.queries.seals import SealRing, destroy_key
from models.rights import Viewer
from models.sealing import open_text, seal
from models.tables.advice import AdviceOfferRow, AdviceRequestRow


@dataclass(frozen=True)
class RequestOfTwo:
    """A request as one of the two reads it; the words are gone once it was withdrawn."""

    row: AdviceRequestRow
    state: RequestState
    is_adviser: bool
    question: str
    reply: str


@dataclass(frozen=True)
class AdviceCounts:
    """``by_kind`` None: too few have asked for it to be told."""

    total: int
    by_kind: Mapping[str, int] | None


async def directory(session: AsyncSession) -> Sequence[AdviceOfferRow]:
    """All offers that are not paused, as everybody may read them; no request is read."""
    rows = await session.scalars(
        select(AdviceOfferRow)
        .where(col(AdviceOfferRow.paused).is_(False))
        .order_by(col(AdviceOfferRow.person_id))
    )
    return rows.all()


async def my_requests(session: AsyncSession, viewer: Viewer) -> Sequence[AdviceRequestRow]:
    """What the viewer has asked and was asked, the newest first; no words are opened."""
    rows = await session.scalars(
        select(AdviceRequestRow)
        .where(_mine(viewer))
        .order_by(col(AdviceRequestRow.asked_at).desc(), col(AdviceRequestRow.id))
    )
    return rows.all()


async def requests_i_owe(
    session: AsyncSession, viewer: Viewer, now: datetime
) -> Sequence[AdviceRequestRow]:
    """What waits for the viewer's answer, the most urgent first; ``now`` is business time."""
    rows = await session.scalars(
        select(AdviceRequestRow)
        .where(
            col(AdviceRequestRow.adviser_id) == viewer.person_id,
            col(AdviceRequestRow.state) == RequestState.OPEN,
            col(AdviceRequestRow.lapses_at) > now,
        )
        .order_by(col(AdviceRequestRow.due_at), col(AdviceRequestRow.id))
    )
    return rows.all()


async def only_adviser(session: AsyncSession, viewer: Viewer, request_id: str) -> None:
    """Raises NotFound for everybody but the adviser of this request, its asker too."""
    row = await _one(session, viewer, request_id)
    if row.adviser_id != viewer.person_id:
        raise NotFound(what="request")


async def request_of_two(
    session: AsyncSession, ring: SealRing, viewer: Viewer, request_id: str, now: datetime
) -> RequestOfTwo:
    """For its asker and its adviser. Raises NotFound for everybody else, SealBroken."""
    row = await _one(session, viewer, request_id)
    question, reply = await _words(session, ring, row)
    state = stands(row.state, row.lapses_at, now)
    return RequestOfTwo(row, state, row.adviser_id == viewer.person_id, question, reply)


async def answer_request(
    session: AsyncSession,
    ring: SealRing,
    viewer: Viewer,
    request_id: str,
    words: str,
    *,
    accepts: bool,
    now: datetime,
) -> AdviceRequestRow:
    """The adviser's answer, sealed. Raises NotFound (nobody else answers), ChangedMeanwhile (too late)."""
    row = await _one(session, viewer, request_id, locks=True)
    if row.adviser_id != viewer.person_id:
        raise NotFound(what="request")
    _still_open(row, now)
    held = await ring.key(session, row.key_id)
    where = place_of_request(row.id, row.asker_id, row.adviser_id, "reply")
    row.reply = seal(held.key, words, where)
    row.state = RequestState.ACCEPTED if accepts else RequestState.NOT_NOW
    row.answered_at, row.seat = now, None
    await session.flush()
    return row


async def withdraw_request(
    session: AsyncSession, viewer: Viewer, request_id: str, now: datetime
) -> None:
    """The asker takes it back before it is answered: its words are destroyed. Twice is once.

    Raises NotFound (nobody else may), ChangedMeanwhile (answered or lapsed before).
    """
    row = await _one(session, viewer, request_id, locks=True)
    if row.asker_id != viewer.person_id:
        raise NotFound(what="request")
    if row.state == RequestState.WITHDRAWN:
        return
    _still_open(row, now)
    row.state, row.seat, row.answered_at = RequestState.WITHDRAWN, None, now
    await session.flush()
    await destroy_key(session, key_of_request(row.id), now)


async def counts_for_hr(
    session: AsyncSession, viewer: Viewer, fiscal_year: int, least_people: int
) -> AdviceCounts:
    """How many requests there were in the year; who asked whom is not read. Raises NotFound.

    What they were about is left out while fewer than ``least_people`` have asked: it would point at them.
    """
    if not viewer.is_hr:
        raise NotFound
    counted = (
        col(AdviceRequestRow.fiscal_year) == fiscal_year,
        col(AdviceRequestRow.state) != RequestState.WITHDRAWN,
    )
    kind, askers = col(AdviceRequestRow.kind), func.count(col(AdviceRequestRow.asker_id).distinct())
    rows = await session.execute(select(kind, func.count()).where(*counted).group_by(kind))
    by_kind = dict(rows.all())
    people = await session.scalar(select(askers).where(*counted)) or 0
    return AdviceCounts(sum(by_kind.values()), by_kind if people >= least_people else None)


async def offers_for_hr(session: AsyncSession, viewer: Viewer) -> Sequence[AdviceOfferRow]:
    """All offers, paused ones too. Raises NotFound for whoever is not HR."""
    if not viewer.is_hr:
        raise NotFound
    rows = await session.scalars(select(AdviceOfferRow).order_by(col(AdviceOfferRow.person_id)))
    return rows.all()


async def _one(
    session: AsyncSession, viewer: Viewer, request_id: str, *, locks: bool = False
) -> AdviceRequestRow:
    row = await session.get(AdviceRequestRow, request_id, with_for_update=locks or None)
    if row is None or viewer.person_id not in (row.asker_id, row.adviser_id):
        raise NotFound(what="request")
    return row


def _still_open(row: AdviceRequestRow, now: datetime) -> None:
    if stands(row.state, row.lapses_at, now) is not RequestState.OPEN:
        raise ChangedMeanwhile(what="request")


async def _words(session: AsyncSession, ring: SealRing, row: AdviceRequestRow) -> tuple[str, str]:
    if row.state == RequestState.WITHDRAWN:
        return "", ""
    held = await ring.key(session, row.key_id)

    def opened(sealed: bytes | None, part: str) -> str:
        where = place_of_request(row.id, row.asker_id, row.adviser_id, part)
        return open_text(held.key, sealed, where) if sealed else ""

    return opened(row.question, "question"), opened(row.reply, "reply")


def _mine(viewer: Viewer) -> ColumnElement[bool]:
    who = viewer.person_id
    return or_(col(AdviceRequestRow.asker_id) == who, col(AdviceRequestRow.adviser_id) == who)
