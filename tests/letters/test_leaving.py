"""When a letter leaves: in office hours, while its reason holds, once, and not while the post is held."""

from datetime import date, timedelta

import pytest

from models.letters import Facts, LetterKind, LetterState, goes_at_once
from models.queries.letters import counts, hold_post, release, release_post
from models.queries.paper_letters import handed_out, letter_to_print
from models.queries.practice_mailbox import letters_between, newest_letters
from notifications.rendering import Contact, Renderer
from tests.letters.given import CONTACT, DAYS, LINKS, TUESDAY, Hall, at

SATURDAY = date(2026, 10, 17)


async def test_a_task_letter_arrives_with_date_and_link(any_hall: Hall) -> None:
    task = await any_hall.opens_task()
    letter = await any_hall.writes(LetterKind.TASK_REQUESTED, task_id=task)

    assert await any_hall.post_office().deliver_once() == 1

    (received,) = await any_hall.received("sato")
    assert received.subject == "【10/16(金)まで】目標の確認をお願いします"
    assert f"{LINKS.task('')}" in received.text
    assert await any_hall.state(letter) is LetterState.SENT
    assert await any_hall.post_office().deliver_once() == 0


async def test_the_practice_mailbox_shows_it_and_the_day_counts_it(hall: Hall) -> None:
    await hall.writes(LetterKind.CASE_ENDED, cause="1")
    await hall.post_office().deliver_once()
    await hall.writes(LetterKind.RESULTS_READY, cause="2")
    midnight = at(TUESDAY, 0)
    async with hall.database.reading() as session:
        (letter,), total = await newest_letters(session, "sato", 100)
        assert total == 1
        assert letter.kind == LetterKind.CASE_ENDED
        assert await letters_between(session, midnight, midnight + timedelta(days=1)) == 2
        assert await letters_between(session, midnight - timedelta(days=1), midnight) == 0


async def test_a_disclosure_is_told_on_its_day_and_names_it(hall: Hall) -> None:
    day = date(2026, 10, 19)
    await hall.writes(LetterKind.RESULTS_READY, not_before=at(day, 8, 30))
    assert await hall.post_office().deliver_once() == 0

    hall.clock.business_now = at(day, 9)
    await hall.post_office().deliver_once()

    assert await hall.subjects("sato") == ["【10/19(月)から】評価の結果を確認できます"]


async def test_writing_the_same_letter_twice_leaves_one(any_hall: Hall) -> None:
    task = await any_hall.opens_task()
    for _ in range(2):
        await any_hall.writes(LetterKind.TASK_REQUESTED, task_id=task)

    assert await any_hall.post_office().deliver_once() == 1


@pytest.mark.parametrize(
    "moment",
    [at(SATURDAY, 12), at(date(2026, 10, 12), 12), at(TUESDAY, 8, 29), at(TUESDAY, 17, 15)],
)
async def test_nothing_leaves_on_a_closed_day_or_out_of_hours(hall: Hall, moment: object) -> None:
    hall.clock.business_now = moment  # type: ignore[assignment]
    task = await hall.opens_task(due=date(2026, 10, 20))
    letter = await hall.writes(LetterKind.TASK_REQUESTED, task_id=task)

    assert await hall.post_office().deliver_once() == 0
    assert await hall.state(letter) is LetterState.WAITING


@pytest.mark.parametrize(
    "kind", [LetterKind.INVITATION, LetterKind.PASSWORD_RESET, LetterKind.SECURITY_NOTICE]
)
async def test_sign_in_letters_leave_at_night(hall: Hall, kind: LetterKind) -> None:
    hall.clock.business_now = at(SATURDAY, 23)
    letter = await hall.writes(kind, facts=Facts(token="f" * 32, until=at(SATURDAY, 23, 30)))

    assert await hall.post_office().deliver_once() == 1

    (received,) = await hall.received("sato")
    assert ("f" * 32 in received.text) is (kind is not LetterKind.SECURITY_NOTICE)
    assert "token" not in (await hall.letter(letter)).data or kind is LetterKind.SECURITY_NOTICE


async def test_a_letter_is_dropped_when_its_task_is_done(any_hall: Hall) -> None:
    task = await any_hall.opens_task()
    letters = [
        await any_hall.writes(kind, task_id=task)
        for kind in (LetterKind.TASK_REQUESTED, LetterKind.ESCALATED, LetterKind.HANDED_TO_HR)
    ]
    await any_hall.closes(task)

    assert await any_hall.post_office().deliver_once() == 0

    assert {await any_hall.state(letter) for letter in letters} == {LetterState.DROPPED}
    assert await any_hall.received("sato") == []


async def test_a_letter_is_dropped_when_the_task_is_somebody_elses(hall: Hall) -> None:
    task = await hall.opens_task()
    mine = await hall.writes(LetterKind.TASK_REQUESTED, task_id=task)
    await hall.changes_task(task, person_id="suzuki")
    theirs = await hall.writes(LetterKind.TASK_REQUESTED, "suzuki", task_id=task)

    await hall.post_office().deliver_once()

    assert await hall.state(mine) is LetterState.DROPPED
    assert await hall.state(theirs) is LetterState.SENT


async def test_a_superior_hears_of_an_open_task_without_a_name(hall: Hall) -> None:
    task = await hall.opens_task("sato", due=date(2026, 10, 9))
    await hall.writes(LetterKind.ESCALATED, "kacho", task_id=task)

    await hall.post_office().deliver_once()

    assert await hall.subjects("kacho") == ["【10/9(金)期限】目標の確認が済んでいません"]
    assert "sato" not in (await hall.received("kacho"))[0].text


async def test_a_launch_keeps_its_letters_until_it_is_done(any_hall: Hall) -> None:
    task = await any_hall.opens_task()
    at_once = await any_hall.writes(LetterKind.TASK_REQUESTED, task_id=task, held_for="cycle-1")
    later = await any_hall.writes(
        LetterKind.TASK_REQUESTED,
        "sato",
        task_id=task,
        held_for="cycle-1",
        joins_round=True,
        cause="2",
    )
    assert await any_hall.post_office().deliver_once() == 0

    async with any_hall.database.writing() as session:
        assert await release(session, "cycle-2") == 0
        assert await release(session, "cycle-1") == 2

    assert await any_hall.state(at_once) is LetterState.WAITING
    assert await any_hall.state(later) is LetterState.GATHERED


async def test_nothing_leaves_while_the_post_is_held_after_a_restore(any_hall: Hall) -> None:
    task = await any_hall.opens_task(due=date(2026, 10, 14))
    link = await any_hall.writes(LetterKind.TASK_REQUESTED, task_id=task)
    reminder = await any_hall.writes(LetterKind.ESCALATED, "kacho", task_id=task)
    async with any_hall.database.writing() as session:
        await hold_post(session, "restore", any_hall.clock.business_now)
        assert (await counts(session)).is_held
    security = await any_hall.writes(LetterKind.SECURITY_NOTICE)

    assert await any_hall.post_office().deliver_once() == 0
    async with any_hall.database.writing() as session:
        assert await release_post(session, "restore") == 1
    assert await any_hall.post_office().deliver_once() == 2

    assert await any_hall.state(link) is LetterState.SENT
    assert await any_hall.state(security) is LetterState.SENT
    assert await any_hall.state(reminder) is LetterState.DROPPED


async def test_the_message_id_survives_a_restore(hall: Hall) -> None:
    task = await hall.opens_task()
    first = await hall.letter(await hall.writes(LetterKind.TASK_REQUESTED, task_id=task))
    async with hall.database.writing() as session:
        await session.delete(first)
    again = await hall.letter(await hall.writes(LetterKind.TASK_REQUESTED, task_id=task))
    assert (again.message_id, again.id == first.id) == (first.message_id, False)


async def test_one_letter_that_cannot_be_worded_does_not_stop_the_others(
    hall: Hall, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken = await hall.writes(LetterKind.CASE_ENDED, "tanaka")
    good = await hall.writes(LetterKind.RESULTS_READY)

    class Clumsy(Renderer):
        def words(self, content):  # type: ignore[no-untyped-def]
            if type(content).__name__ == "CaseEnded":
                raise KeyError("since")
            return super().words(content)

    await hall.post_office(renderer=Clumsy(CONTACT)).deliver_once()

    assert await hall.state(good) is LetterState.SENT
    row = await hall.letter(broken)
    assert (row.state, row.failure, row.attempts) == (LetterState.WAITING, "no_words", 1)
    async with hall.database.reading() as session:
        assert (await counts(session)).last_failure == "no_words"
    assert "cannot be put into words" in caplog.text


async def test_the_contact_is_the_citys(hall: Hall) -> None:
    await hall.writes(LetterKind.CASE_ENDED)
    await hall.post_office(renderer=Renderer(Contact("甲府市", "人事課 内線0000"))).deliver_once()
    assert (await hall.received("sato"))[0].text.endswith("人事課 内線0000\n")


async def test_paper_letters_are_printed_and_handed_out(hall: Hall) -> None:
    letter = await hall.writes(LetterKind.CASE_ENDED)
    row = await hall.letter(letter)
    async with hall.database.writing() as session:
        row.state = LetterState.PAPER
        session.add(row)
    async with hall.database.writing() as session:
        now = hall.clock.business_now
        assert (await letter_to_print(session, letter, now)).id == letter
        assert await handed_out(session, letter, now)
        assert not await handed_out(session, letter, now)
    assert (await hall.letter(letter)).state == LetterState.SENT


@pytest.mark.parametrize(
    ("due", "at_once"),
    [
        (date(2026, 10, 13), True),
        (date(2026, 10, 15), True),
        (date(2026, 10, 16), False),
        (None, False),
    ],
)
def test_only_what_is_due_within_two_open_days_goes_at_once(
    due: date | None, at_once: bool
) -> None:
    moment = None if due is None else DAYS.closing(due)
    assert goes_at_once(moment, at(TUESDAY, 9), DAYS) is at_once


def test_open_days_are_counted_over_a_weekend() -> None:
    friday = at(date(2026, 10, 16), 16)
    assert goes_at_once(DAYS.closing(date(2026, 10, 20)), friday, DAYS)
    assert not goes_at_once(DAYS.closing(date(2026, 10, 21)), friday, DAYS)
    assert goes_at_once(friday - timedelta(days=3), friday, DAYS)
