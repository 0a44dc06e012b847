"""Offering and asking advice 名簿への申出・相談: the offer's one row, and a request that takes one of the adviser's places."""

import hashlib
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.advice.request import (
    Offer,
    RequestState,
    deadline,
    key_of_request,
    place_of_request,
)
from models.errors import NotFound
from models.fiscal_year import FiscalYear
from models.frozen import Frozen
from models.ids import new_id
from models.letters import Facts, LetterKind
from models.open_days import OpenDays
from models.policy.mentoring import AdviceKind, AdviceRules
from models.queries.letters import letter_row, write_letters
from models.queries.seals import SealRing
from models.queries.upsert import insert_once
from models.sealing import seal
from models.tables.advice import AdviceOfferRow, AdviceRequestRow


class Asked(StrEnum):
    """What became of a press."""

    TAKEN = "taken"  # 届いた
    FULL = "full"  # 同時に受けられる数に達している
    WAITING = "waiting"  # 同じ人への相談が、まだ回答を待っている
    WITHDRAWN = "withdrawn"  # 届けた後に、自分で取り下げている
    UNLISTED = "unlisted"  # 相手が、いまは名簿に載っていない


class Question(Frozen):
    """Who asks about what. ``key`` is of the form and its words: pressed twice, it is one request."""

    key: str
    asker_id: str
    kind: AdviceKind
    words: str


async def offer_of(session: AsyncSession, person_id: str) -> AdviceOfferRow | None:
    """The one offer of a person, paused or not."""
    row: AdviceOfferRow | None = await session.scalar(
        select(AdviceOfferRow).where(col(AdviceOfferRow.person_id) == person_id)
    )
    return row


async def offer_by_id(session: AsyncSession, offer_id: str) -> AdviceOfferRow:
    """An offer, paused or not. Raises NotFound."""
    row = await session.get(AdviceOfferRow, offer_id)
    if row is None:
        raise NotFound(what="offer")
    return row


async def keep_offer(
    session: AsyncSession, person_id: str, offer: Offer, *, by: str, now: datetime
) -> None:
    """Writes the offer, or changes the one that stands; what was asked before goes on."""
    row = _offered(person_id, offer, by, now)
    if not await insert_once(session, row):
        await _change(session, row)


async def enter_offer(
    session: AsyncSession, person_id: str, offer: Offer, *, seen: str, by: str, now: datetime
) -> AdviceOfferRow | None:
    """HR's entry for somebody: None once it stands, else the offer in its way, which is left alone.

    An offer that stands is changed only where it is the very one HR was shown (``seen``, its `mark_of`).
    """
    row = _offered(person_id, offer, by, now)
    if await insert_once(session, row):
        return None
    standing = await session.scalar(
        select(AdviceOfferRow)
        .where(col(AdviceOfferRow.person_id) == person_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if standing is not None and mark_of(standing) != seen:
        return standing
    await _change(session, row)
    return None


def mark_of(row: AdviceOfferRow) -> str:
    """What an offer says, by whom and since when, as 64 hex digits: another offer has another."""
    said = (
        *(row.person_id, row.written_by, row.written_at.isoformat()),
        str(row.paused),
        row.words,
    )
    return hashlib.sha256("\n".join((*row.kinds, *said)).encode()).hexdigest()


def _offered(person_id: str, offer: Offer, by: str, now: datetime) -> AdviceOfferRow:
    return AdviceOfferRow(
        id=new_id(),
        person_id=person_id,
        kinds=[it.value for it in offer.kinds],
        words=offer.words,
        paused=offer.paused,
        written_by=by,
        written_at=now,
    )


async def _change(session: AsyncSession, row: AdviceOfferRow) -> None:
    await session.execute(
        update(AdviceOfferRow)
        .where(col(AdviceOfferRow.person_id) == row.person_id)
        .values(row.model_dump(exclude={"id", "person_id"}))
    )


async def ask_advice(
    session: AsyncSession,
    ring: SealRing,
    offer: AdviceOfferRow,
    question: Question,
    rules: AdviceRules,
    *,
    days: OpenDays,
    now: datetime,
    is_there: bool = True,
) -> Asked:
    """Takes a place of the adviser, seals the question and writes the letter, or does nothing at all.

    ``now`` is business time; ``is_there`` False: the adviser is on leave. The offer's row is the gate
    of the adviser's places, and of two presses of one form.
    """
    await session.refresh(offer, with_for_update=True)
    standing = await session.get(AdviceRequestRow, question.key)
    if standing is not None:
        is_back = standing.state == RequestState.WITHDRAWN
        return Asked.WITHDRAWN if is_back else Asked.TAKEN
    if offer.paused or not is_there:
        return Asked.UNLISTED
    seats = await _taken_seats(session, offer.person_id, now)
    if question.asker_id in seats.values():
        return Asked.WAITING
    most = rules.at_most_open.value
    seat = next((it for it in range(1, most + 1) if it not in seats), None)
    if seat is None:
        return Asked.FULL
    row = await _sealed(session, ring, offer, question, rules, seat, days, now)
    if not await insert_once(session, row):
        return Asked.FULL
    await write_letters(session, [_letter(row, days, now)])
    return Asked.TAKEN


async def _taken_seats(session: AsyncSession, adviser_id: str, now: datetime) -> dict[int, str]:
    """By place, who asks; a request that lapsed holds none."""
    of_adviser = col(AdviceRequestRow.adviser_id) == adviser_id
    await session.execute(
        update(AdviceRequestRow)
        .where(
            of_adviser,
            col(AdviceRequestRow.state) == RequestState.OPEN,
            col(AdviceRequestRow.lapses_at) <= now,
        )
        .values(seat=None)
    )
    rows = await session.execute(
        select(col(AdviceRequestRow.seat), col(AdviceRequestRow.asker_id)).where(
            of_adviser, col(AdviceRequestRow.seat).is_not(None)
        )
    )
    return {seat: asker for seat, asker in rows if seat is not None}


async def _sealed(
    session: AsyncSession,
    ring: SealRing,
    offer: AdviceOfferRow,
    question: Question,
    rules: AdviceRules,
    seat: int,
    days: OpenDays,
    now: datetime,
) -> AdviceRequestRow:
    until = deadline(days, now, rules.answer_within_open_days.value)
    held = await ring.key_for(session, key_of_request(question.key), now)
    where = place_of_request(question.key, question.asker_id, offer.person_id, "question")
    return AdviceRequestRow(
        id=question.key,
        adviser_id=offer.person_id,
        asker_id=question.asker_id,
        kind=question.kind,
        fiscal_year=int(FiscalYear.of(days.local_day(now))),
        key_id=held.id,
        question=seal(held.key, question.words, where),
        seat=seat,
        asked_at=now,
        due_at=until.due_at,
        lapses_at=until.lapses_at,
    )


def _letter(row: AdviceRequestRow, days: OpenDays, now: datetime) -> dict[str, object]:
    """A date and the way to my tasks; what it is about stands only there."""
    return letter_row(
        LetterKind.PROCEDURE_NEWS,
        person_id=row.adviser_id,
        cause=f"advice/{row.id}",
        at=now,
        days=days,
        facts=Facts(until=row.due_at),
    )


async def tell_asker(
    session: AsyncSession, row: AdviceRequestRow, *, days: OpenDays, now: datetime
) -> None:
    """That something has moved; twice is once."""
    letter = letter_row(
        LetterKind.PROCEDURE_MOVED,
        person_id=row.asker_id,
        cause=f"advice/{row.id}/{row.state}",
        at=now,
        days=days,
    )
    await write_letters(session, [letter])
