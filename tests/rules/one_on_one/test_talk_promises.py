"""What two people agreed on, and what goes to a desk: theirs, carried on, and passed on by consent alone."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import col, select

import models.tables.all  # noqa: F401 - each table joins the metadata
from models.errors import ChangedMeanwhile, NotFound, SameKeyOtherContent, SealDestroyed
from models.ids import PersonId
from models.one_on_one.notes import NewAction, Side, pair_purpose
from models.one_on_one.talk import TalkState
from models.queries import access_referrals as referrals
from models.queries.access_talk_actions import (
    TalkAction,
    actions_of,
    add_action,
    mark_action,
    open_action_counts,
)
from models.queries.access_talks import PairTalk, talk_of_pair
from models.queries.seals import SealRing, destroy_key
from models.queries.talk_retention import destroy_old_notes
from models.roles import Office
from models.sealing import Key, MasterKeys
from models.tables.case import CaseRow
from models.tables.database import Database
from models.tables.seal import SealKeyRow
from models.tables.talk import TalkRow
from models.tables.talk_note import ReferralRow
from tests.given.small_city import KUDO, ONO, SATO, YAMADA, found_small_city
from tests.given.talks import a_series, a_talk, the_viewer

NOW = datetime(2026, 10, 13, 3, tzinfo=UTC)
DAY = date(2026, 10, 13)
RING = SealRing(MasterKeys((Key.drawn(),)))
READ_UP = NewAction(words="研修の資料を読む", owner=Side.EMPLOYEE, due=date(2026, 11, 13))
SERIOUS = "窓口に聞いてほしいこと"
DESK = Office.HR_ADMIN


@pytest.fixture
async def talk(database: Database) -> TalkRow:
    """山田 with 佐藤."""
    await found_small_city(database)
    series = await a_series(database, YAMADA, pack_id="p", now=NOW)
    return await a_talk(database, series, SATO, state=TalkState.HELD, ended_at=NOW)


async def _pair(database: Database, who: PersonId, talk: TalkRow) -> PairTalk:
    viewer = await the_viewer(database, who, DAY)
    async with database.reading() as session:
        return await talk_of_pair(session, viewer, talk.id)


async def _agrees(database: Database, talk: TalkRow, action: NewAction, key: str = "a1") -> bool:
    pair = await _pair(database, SATO, talk)
    async with database.writing() as session:
        return await add_action(session, RING, pair, action, key=key, now=NOW)


async def _actions(database: Database, who: PersonId, talk: TalkRow) -> list[TalkAction]:
    pair = await _pair(database, who, talk)
    async with database.reading() as session:
        return await actions_of(session, RING, pair)


async def test_a_double_press_leaves_one_and_another_text_is_refused(
    database: Database, talk: TalkRow
) -> None:
    assert await _agrees(database, talk, READ_UP)
    assert not await _agrees(database, talk, READ_UP)
    with pytest.raises(SameKeyOtherContent):
        await _agrees(database, talk, READ_UP.model_copy(update={"words": "ほかのこと"}))
    [action] = await _actions(database, YAMADA, talk)
    assert (action.words, action.owner_id, action.other_id) == (READ_UP.words, YAMADA, SATO)


async def test_what_is_open_goes_on_to_the_next_talk_and_what_is_done_does_not(
    database: Database, talk: TalkRow
) -> None:
    await _agrees(database, talk, READ_UP)
    await _agrees(database, talk, NewAction(words="日程を知らせる", owner=Side.PARTNER), "a2")
    async with database.reading() as session:
        series = await session.get_one(CaseRow, talk.case_id)
    following = await a_talk(database, series, SATO, "r2")
    with_another = await a_talk(database, series, KUDO, "r3")

    pair = await _pair(database, YAMADA, following)
    async with database.writing() as session:
        assert await mark_action(session, pair, "a1", is_done=True, now=NOW)
        assert not await mark_action(session, pair, "a1", is_done=True, now=NOW)

    assert [it.id for it in await _actions(database, SATO, following)] == ["a2"]
    assert {it.id for it in await _actions(database, SATO, talk)} == {"a1", "a2"}
    assert await _actions(database, KUDO, with_another) == []
    stranger = await _pair(database, KUDO, with_another)
    async with database.writing() as session:
        with pytest.raises(NotFound):
            await mark_action(session, stranger, "a2", is_done=True, now=NOW)


async def test_a_partner_sees_how_many_promises_are_open(database: Database, talk: TalkRow) -> None:
    await _agrees(database, talk, READ_UP)
    sato, yamada = [await the_viewer(database, who, DAY) for who in (SATO, YAMADA)]
    async with database.reading() as session:
        assert await open_action_counts(session, sato) == {YAMADA: 1}
        assert await open_action_counts(session, yamada) == {}


async def test_past_their_time_of_keeping_promises_are_gone(
    database: Database, talk: TalkRow
) -> None:
    await _agrees(database, talk, READ_UP)
    async with database.writing() as session:
        await destroy_key(session, pair_purpose(YAMADA, SATO, 2026), NOW)
    assert await _actions(database, YAMADA, talk) == []


async def _passes_on(database: Database, who: PersonId, talk: TalkRow, key: str = "k1") -> bool:
    pair = await _pair(database, who, talk)
    async with database.writing() as session:
        return await referrals.write_referral(session, RING, pair, DESK, SERIOUS, key=key, now=NOW)


async def _answers(database: Database, who: PersonId, talk: TalkRow, *, consents: bool) -> bool:
    pair = await _pair(database, who, talk)
    async with database.writing() as session:
        return await referrals.answer_referral(session, pair, "k1", consents=consents, now=NOW)


async def _words_at_desk(database: Database, who: PersonId, key: str = "k1") -> str:
    viewer = await the_viewer(database, who, DAY)
    async with database.reading() as session:
        return (await referrals.referral_at_desk(session, RING, viewer, key)).words


async def test_the_desk_reads_after_the_employee_has_consented(
    database: Database, talk: TalkRow
) -> None:
    assert await _passes_on(database, SATO, talk)
    assert not await _passes_on(database, SATO, talk)
    with pytest.raises(NotFound):
        await _words_at_desk(database, ONO)
    with pytest.raises(NotFound):
        await _answers(database, SATO, talk, consents=True)

    assert await _answers(database, YAMADA, talk, consents=True)
    assert not await _answers(database, YAMADA, talk, consents=True)
    with pytest.raises(ChangedMeanwhile):
        await _answers(database, YAMADA, talk, consents=False)

    assert await _words_at_desk(database, ONO) == SERIOUS
    for stranger in (KUDO, SATO, YAMADA):
        with pytest.raises(NotFound):
            await _words_at_desk(database, stranger)


async def test_what_is_declined_is_erased(database: Database, talk: TalkRow) -> None:
    await _passes_on(database, SATO, talk)
    assert await _answers(database, YAMADA, talk, consents=False)

    with pytest.raises(NotFound):
        await _words_at_desk(database, ONO)
    async with database.reading() as session:
        row = await session.get_one(ReferralRow, "k1")
        with pytest.raises(SealDestroyed):
            await RING.key(session, row.key_id)
        pair = await _pair(database, SATO, talk)
        [shown] = await referrals.referrals_of(session, RING, pair)
    assert (shown.words, shown.row.declined_at) == ("", NOW)


async def test_what_the_employee_passes_on_is_not_shown_to_the_partner(
    database: Database, talk: TalkRow
) -> None:
    await _passes_on(database, YAMADA, talk)

    assert await _words_at_desk(database, ONO) == SERIOUS
    mine, theirs = [await _pair(database, who, talk) for who in (YAMADA, SATO)]
    async with database.reading() as session:
        assert [it.words for it in await referrals.referrals_of(session, RING, mine)] == [SERIOUS]
        assert await referrals.referrals_of(session, RING, theirs) == []


async def test_the_desk_takes_a_matter_on_once(database: Database, talk: TalkRow) -> None:
    await _passes_on(database, YAMADA, talk)
    ono, kudo = [await the_viewer(database, who, DAY) for who in (ONO, KUDO)]
    async with database.writing() as session:
        assert await referrals.take_referral(session, ono, "k1", NOW)
        again = await referrals.take_referral(session, ono, "k1", NOW + timedelta(days=1))
        assert again is None
        with pytest.raises(NotFound):
            await referrals.take_referral(session, kudo, "k1", NOW)
    async with database.reading() as session:
        [row] = await referrals.referrals_at_desk(session, ono)
        assert (row.id, row.read_at) == ("k1", NOW)
        assert await referrals.referrals_at_desk(session, kudo) == []
        kept = await session.scalars(select(ReferralRow).where(col(ReferralRow.id) == "k1"))
        assert SERIOUS not in repr(kept.one())


async def test_past_their_time_of_keeping_keys_and_rows_are_gone(
    database: Database, talk: TalkRow
) -> None:
    await _agrees(database, talk, READ_UP)
    await _passes_on(database, YAMADA, talk)
    async with database.writing() as session:
        assert await destroy_old_notes(session, 2025, NOW) == 0
        assert await destroy_old_notes(session, 2026, NOW) == 2
        assert await destroy_old_notes(session, 2026, NOW) == 0
    async with database.reading() as session:
        assert (await session.scalars(select(ReferralRow))).all() == []
        keys = (await session.scalars(select(SealKeyRow))).all()
    assert [(key.wrapped, key.destroyed_at) for key in keys] == [(None, NOW)] * 2
