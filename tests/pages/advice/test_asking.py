"""Advice is asked of somebody in the list 相談: sealed for the two, answered in days, counted and never read."""

import asyncio
from datetime import timedelta

from sqlalchemy import update
from sqlmodel import col

from models.letters import LetterKind
from models.queries.letters import letter_row, write_letters
from models.tables.advice import AdviceRequestRow
from tests.given.bytes_at_rest import bytes_of
from tests.given.hall import ONO
from tests.given.pages_of_city import said
from tests.pages.advice.asking import ANSWER, ASKERS, AWAY, VETERAN, WORDS, YAMADA, Advice


async def test_from_the_offer_to_the_answer(advice: Advice) -> None:
    assert "まだいません" in said(await advice.opens(YAMADA, "/advice"))
    await advice.offers()
    page = said(await advice.opens(YAMADA, "/advice"))
    assert "ベテラン職員への相談" in page
    assert "古川 茂さん" in page
    assert "昼休みにどうぞ" in page

    request = await advice.asked()
    assert await advice.letters(VETERAN) == ["procedure_news"]
    tasks = said(await advice.opens(VETERAN, "/my-tasks"))
    assert "相談への回答" in tasks
    assert "山田 花子さん" in tasks
    assert "お願いしていることが 1件" in tasks
    assert WORDS in said(await advice.opens(VETERAN, request))

    await advice.answers(request)
    assert await advice.letters(YAMADA) == ["procedure_moved"]
    assert ANSWER in said(await advice.opens(YAMADA, request))
    assert "引受け" in said(await advice.opens(YAMADA, "/advice"))
    assert "相談への回答" not in said(await advice.opens(VETERAN, "/my-tasks"))


async def test_what_the_two_write_rests_nowhere_in_the_clear(advice: Advice) -> None:
    await advice.offers()
    request = await advice.asked()
    await advice.answers(request)
    at_rest = await bytes_of(advice.app.parts.database)
    assert "昼休みにどうぞ".encode() in at_rest  # the offer is for everybody
    assert WORDS.encode() not in at_rest
    assert ANSWER.encode() not in at_rest


async def test_the_same_press_twice_is_one_request(advice: Advice) -> None:
    await advice.offers()
    path = f"/advice/offers/{await advice.ask_path()}"
    page = await advice.opens(YAMADA, path)
    nonce = page.text.partition('name="nonce" value="')[2].partition('"')[0]
    given = {"advice_kind": "career", "advice_words": WORDS, "nonce": nonce}
    answers = [await advice.presses(YAMADA, path, **given) for _ in range(2)]
    assert answers[0].headers["location"] == answers[1].headers["location"]
    assert len(await advice.rows()) == 1
    assert await advice.letters(VETERAN) == ["procedure_news"]

    another = await advice.asks()
    assert another.status_code == 409
    assert "まだ回答を待っています" in said(another)
    assert WORDS in another.text  # what was typed stays


async def test_no_more_are_open_at_once_than_the_pack_says(advice: Advice) -> None:
    await advice.offers()
    for who in ASKERS:
        await advice.opens(who, "/advice")
    answers = await asyncio.gather(*(advice.asks(who) for who in ASKERS))
    assert sorted(it.status_code for it in answers) == [303, 303, 303, 409]
    full = next(it for it in answers if it.status_code == 409)
    assert "受けられるだけの相談が届いています" in said(full)

    seats = sorted(it.seat or 0 for it in await advice.rows())
    assert seats == [1, 2, 3]
    first = next(it for it in answers if it.status_code == 303)
    await advice.answers(first.headers["location"].partition("?")[0], "not_now", "")
    left = ASKERS[answers.index(full)]
    assert (await advice.asks(left)).status_code == 303


async def test_whoever_has_an_open_request_is_reminded_and_silence_ends_it(advice: Advice) -> None:
    """Asked on Tuesday 13 October: due on Friday, over three open days later."""
    await advice.offers()
    request = await advice.asked()
    assert await advice.morning(2) == [0, 1]  # Thursday: due tomorrow
    assert await advice.morning(4) == [0, 0, 0, 1]  # Monday: the due day is past
    assert "3日すぎています" in said(await advice.opens(VETERAN, "/my-tasks"))
    assert await advice.morning(3) == [0, 1, 0]  # Wednesday for the last time; it ends that evening
    assert await advice.letters(VETERAN) == ["procedure_news"] * 4
    assert await advice.letters(YAMADA) == ["procedure_moved"]
    assert "期限までに回答なし" in said(await advice.opens(YAMADA, request))
    assert "相談への回答" not in said(await advice.opens(VETERAN, "/my-tasks"))
    late = await advice.answers(request)
    assert late.status_code == 409
    assert "期限がすぎました" in said(late)
    assert (await advice.asks()).status_code == 303  # the place is free again


async def test_a_request_withdrawn_is_read_by_nobody(advice: Advice) -> None:
    await advice.offers()
    request = await advice.asked()
    await advice.opens(VETERAN, request)
    assert (await advice.withdraws(request, VETERAN)).status_code == 404
    assert (await advice.withdraws(request)).status_code == 303
    for who in (YAMADA, VETERAN):
        page = said(await advice.opens(who, request))
        assert "取り下げられ" in page
        assert WORDS not in page
    late = await advice.answers(request)
    assert late.status_code == 409
    assert "取下げがありました" in said(late)
    async with (
        advice.app.parts.database.writing() as session
    ):  # whoever turned the row back finds no key
        await session.execute(
            update(AdviceRequestRow)
            .values(state="open")
            .where(col(AdviceRequestRow.seat).is_(None))
        )
    assert (await advice.opens(VETERAN, request)).status_code >= 400


async def test_a_sealed_question_carried_to_another_does_not_open(advice: Advice) -> None:
    await advice.offers()
    request = await advice.asked()
    async with advice.app.parts.database.writing() as session:
        await session.execute(update(AdviceRequestRow).values(adviser_id=ONO.id))
    stolen = await advice.opens(ONO, request)
    assert stolen.status_code >= 400
    assert WORDS not in stolen.text


async def test_nobody_else_reads_and_hr_counts(advice: Advice) -> None:
    await advice.offers()
    request = await advice.asked()
    for who in (ONO, ASKERS[1]):
        assert (await advice.opens(who, request)).status_code == 404
    page = said(await advice.opens(ONO, "/hr/advice"))
    assert "今年度の相談は1件です" in page
    assert "山田" not in page
    assert WORDS not in page
    assert (await advice.opens(YAMADA, "/hr/advice")).status_code == 404
    assert (
        await advice.presses(YAMADA, request, reply="accept", reply_words="自分で")
    ).status_code == 404


async def test_what_it_was_about_is_counted_only_once_five_people_have_asked(
    advice: Advice,
) -> None:
    await advice.offers()
    for nth, who in enumerate((*ASKERS, ASKERS[0], ONO), 1):
        await advice.answers(await advice.asked(who), "not_now", "")
        page = said(await advice.opens(ONO, "/hr/advice"))
        assert f"今年度の相談は{nth}件です" in page
        assert ("5人に満たないうちは" in page) is (who is not ONO)
        assert ("何についての相談か 今年度" in " ".join(page.split())) is (who is ONO)


async def test_who_learns_what_is_said_where_it_is_asked(advice: Advice) -> None:
    await advice.offers()
    page = said(await advice.opens(YAMADA, "/advice"))
    assert "人事課が知るのは、相談の件数と、何についての相談かの内訳だけです。" in page
    form = said(await advice.opens(YAMADA, f"/advice/offers/{await advice.ask_path()}"))
    assert "相手の方とあなただけです。上司にも人事課にも知らせません。" in form


async def test_what_the_letter_is_about_is_found_from_ones_own_record(advice: Advice) -> None:
    """The letter names my tasks and my record alone."""
    await advice.presses(
        ONO, "/hr/advice", offer_number=VETERAN.person.number, kind__career="1", act="list"
    )
    await advice.answers(await advice.asked())
    for who, found in ((YAMADA, "引受け"), (VETERAN, "自分の申出を見直す")):
        assert await advice.letters(who) != []
        assert 'href="/advice"' in (await advice.opens(who, "/my-record")).text
        assert found in said(await advice.opens(who, "/advice"))


async def test_bad_input_is_said_and_nothing_typed_is_lost(advice: Advice) -> None:
    answer = await advice.offers(kind__career="")
    assert "相談できることを選んでください。" in said(answer)
    assert "昼休みにどうぞ" in answer.text
    long = await advice.offers(offer_words="あ" * 301)
    assert "300文字以内" in said(long)
    await advice.offers()
    for fields, complaint in (
        ({"advice_words": " "}, "相談の内容を書いてください。"),
        ({"advice_words": "あ" * 1001}, "1000文字以内"),
        ({"advice_kind": ""}, "相談したいことを選んでください。"),
        ({"advice_kind": "after_promotion"}, "示した中から選んでください"),  # not offered
    ):
        answer = await advice.asks(YAMADA, **fields)
        assert answer.status_code == 422
        assert complaint in said(answer)
    assert await advice.rows() == []
    request = await advice.asked()
    assert "回答を選んでください。" in said(await advice.answers(request, "", ""))
    assert "回答の言葉を書いてください。" in said(await advice.answers(request, "accept", ""))


async def test_who_is_away_or_has_paused_is_not_listed(advice: Advice) -> None:
    await advice.offers()
    path = f"/advice/offers/{await advice.ask_path()}"
    await advice.presses(
        ONO, "/hr/advice", offer_number=AWAY.person.number, kind__career="1", act="list"
    )
    assert "東 学" not in said(await advice.opens(YAMADA, "/advice"))
    assert (await advice.opens(VETERAN, path)).status_code == 404  # oneself
    await advice.offers(act="pause")
    assert "古川" not in said(await advice.opens(YAMADA, "/advice"))
    assert (await advice.opens(YAMADA, path)).status_code == 404


async def test_hr_enters_an_offer_and_the_person_hears_of_it(advice: Advice) -> None:
    wrong = await advice.presses(ONO, "/hr/advice", offer_number="99999999", kind__career="1")
    assert wrong.status_code == 422
    assert "99999999" in said(wrong)
    number = VETERAN.person.number
    done = await advice.presses(ONO, "/hr/advice", offer_number=number, kind__career="1")
    assert done.status_code == 303
    assert "古川 茂さん" in said(await advice.opens(YAMADA, "/advice"))
    assert await advice.letters(VETERAN) == ["procedure_moved"]
    assert "人事課が代わりに登録しました" in said(await advice.opens(VETERAN, "/advice/offer"))


async def test_whoever_has_the_morning_round_gets_no_second_letter(advice: Advice) -> None:
    await advice.offers()
    await advice.asked()
    days = advice.app.parts.days
    round_ = letter_row(
        LetterKind.MORNING_ROUND,
        person_id=VETERAN.id,
        cause="2026-10-15",
        at=advice.app.clock() + timedelta(days=2),
        days=days,
    )
    async with advice.app.parts.database.writing() as session:
        await write_letters(session, [round_])
    assert await advice.morning(2) == [0, 0]
    assert sorted(await advice.letters(VETERAN)) == ["morning_round", "procedure_news"]


async def test_hr_finds_the_numbers_from_its_page_of_mentors(advice: Advice) -> None:
    desk = await advice.opens(ONO, "/hr/mentoring")
    assert "ベテラン職員への相談(名簿と相談の件数)" in said(desk)
    assert 'href="/hr/advice"' in desk.text
    numbers = await advice.opens(ONO, "/hr/advice")
    assert numbers.status_code == 200
    assert 'href="/hr/mentoring"' in numbers.text
