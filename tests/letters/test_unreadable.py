"""A letter whose row is spoiled 読めない手紙 is set aside, and the others leave (R07)."""

import pytest
from sqlalchemy import text

from models.letters import UNREADABLE, Facts, LetterKind, LetterState
from models.queries.letters import counts
from tests.letters.given import Hall

SPOILED = {
    "unknown facts": "update letters set data = '{\"no_such_fact\": 1}' where id = :id",
    "no facts at all": "update letters set data = '[1, 2]' where id = :id",
    "an unknown kind": "update letters set kind = 'telegram' where id = :id",
}
ON_SQLITE = {
    "half a text": 'update letters set data = \'{"code": "left\' where id = :id',
    "no moment": "update letters set created_at = 'yesterday' where id = :id",
}


async def _spoils(hall: Hall, letter: str, how: str) -> None:
    async with hall.database.writing() as session:
        await session.execute(text(how), {"id": letter})


async def _one_of_three_is_spoiled(hall: Hall, how: str) -> None:
    before = await hall.writes(LetterKind.CASE_ENDED, "tanaka")
    spoiled = await hall.writes(LetterKind.RECEIPT_REFUSED, "suzuki")
    behind = await hall.writes(LetterKind.RESULTS_READY, "sato")
    await _spoils(hall, spoiled, how)

    assert await hall.post_office().deliver_once() == 2

    assert await hall.state(before) is LetterState.SENT
    assert await hall.state(behind) is LetterState.SENT
    assert await hall.received("suzuki") == []
    row = await hall.letter(spoiled)  # it can be read again, and shown
    assert (row.state, row.failure, row.person_id) == (LetterState.FAILED, UNREADABLE, "suzuki")
    async with hall.database.reading() as session:
        post = await counts(session)
    assert (post.unreadable, post.last_failure) == (1, UNREADABLE)
    assert await hall.post_office().deliver_once() == 0


@pytest.mark.parametrize("how", SPOILED.values(), ids=SPOILED.keys())
async def test_a_spoiled_letter_is_set_aside_and_the_others_leave(
    any_hall: Hall, how: str, caplog: pytest.LogCaptureFixture
) -> None:
    await _one_of_three_is_spoiled(any_hall, how)
    assert "cannot be read and is set aside" in caplog.text


@pytest.mark.parametrize("how", ON_SQLITE.values(), ids=ON_SQLITE.keys())
async def test_likewise_where_the_database_lets_anything_be_written(hall: Hall, how: str) -> None:
    await _one_of_three_is_spoiled(hall, how)


async def test_what_a_spoiled_round_carried_waits_for_the_next(any_hall: Hall) -> None:
    task = await any_hall.opens_task()
    news = await any_hall.writes(LetterKind.TASK_REQUESTED, task_id=task, joins_round=True)
    await any_hall.morning_round()
    assert await any_hall.state(news) is LetterState.FOLDED
    carried_by = (await any_hall.letter(news)).carried_by
    assert carried_by is not None
    await _spoils(any_hall, carried_by, SPOILED["unknown facts"])

    await any_hall.post_office().deliver_once()

    assert await any_hall.state(carried_by) is LetterState.FAILED
    assert await any_hall.state(news) is LetterState.GATHERED


async def test_a_token_nobody_can_use_does_not_stay_in_the_book(hall: Hall) -> None:
    letter = await hall.writes(LetterKind.INVITATION, facts=Facts(token="f" * 32))
    await _spoils(
        hall, letter, "update letters set data = json_set(data, '$.what', 1) where id = :id"
    )

    assert await hall.post_office().deliver_once() == 0

    row = await hall.letter(letter)
    assert (row.state, row.data) == (LetterState.FAILED, {})
