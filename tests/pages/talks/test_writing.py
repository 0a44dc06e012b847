"""The page of a talk: who sees what, that two tabs never overwrite each other, and that nothing typed is lost."""

import pytest

from models.ids import PersonId
from models.one_on_one.talk import TalkState
from tests.given.small_city import SATO, YAMADA
from tests.pages.talks.conftest import TalkPages

AGENDA = "窓口の当番について相談したいです"
SHARED = "当番は月2回に減らす。来月また話す。"


async def test_both_see_when_where_and_that_nobody_else_reads(talks: TalkPages) -> None:
    mine, theirs = await talks.reads(YAMADA), await talks.reads(SATO)

    assert "1on1 — 佐藤 一郎 課長" in mine
    assert "この記録を読めるのは、佐藤 一郎 課長とあなただけです。" in mine
    assert "この記録を読めるのは、山田 花子さんとあなただけです。" in theirs
    for page in (mine, theirs):
        assert "人事課も読めません。評価には使いません。" in page
        assert "10月16日(金)13:30" in page
        assert "第2会議室" in page
        assert "第3回" in page


async def test_the_agenda_is_the_employees_and_both_read_it(talks: TalkPages) -> None:
    saved = await talks.writes(YAMADA, "agenda", AGENDA, agenda_topic=["work", "career"])
    assert saved.headers["location"] == f"{talks.path}#agenda-part"

    page = await talks.reads(SATO)
    assert AGENDA in page
    assert "日々の業務、キャリア" in page
    assert 'name="agenda"' not in page
    assert (await talks.writes(SATO, "agenda", "相手の言葉")).status_code == 404
    again = await talks.reads(YAMADA)
    assert 'value="career" checked' in again
    assert 'value="growth" checked' not in again


async def test_the_shared_note_is_written_by_either(talks: TalkPages) -> None:
    await talks.writes(SATO, "shared", SHARED)
    await talks.writes(YAMADA, "shared", SHARED + "了解。")

    assert SHARED + "了解。" in await talks.reads(SATO)


@pytest.mark.parametrize(("writer", "other"), [(YAMADA, SATO), (SATO, YAMADA)])
async def test_a_memo_is_for_its_writer_alone(
    talks: TalkPages, writer: PersonId, other: PersonId
) -> None:
    await talks.writes(writer, "memo", "自分の覚え")

    assert "自分の覚え" in await talks.reads(writer)
    assert "自分の覚え" not in await talks.reads(other)
    await talks.writes(other, "memo", "こちらの覚え")
    assert "自分の覚え" in await talks.reads(writer)


async def test_who_was_second_sees_both_texts_and_decides(talks: TalkPages) -> None:
    seen = await talks.version(YAMADA, "shared")
    await talks.writes(SATO, "shared", SHARED)

    late = await talks.writes(YAMADA, "shared", "私が書いたこと", version=seen)

    assert late.status_code == 409
    assert "私が書いたこと" in late.text
    assert SHARED in late.text
    assert "いま保存されている内容" in late.text
    assert "先に変えました" in late.text
    assert SHARED in await talks.reads(YAMADA)
    together = await talks.writes(YAMADA, "shared", SHARED + "私が書いたこと")
    assert together.status_code == 303
    assert SHARED + "私が書いたこと" in await talks.reads(SATO)


async def test_the_page_saves_by_itself_and_is_not_in_its_own_way(talks: TalkPages) -> None:
    form = {"version": await talks.version(YAMADA, "agenda"), "nonce": "one page"}
    for words in ("窓口", "窓口の", AGENDA):
        kept = await talks.posts(YAMADA, "notes/agenda/kept", agenda=words, **form)
        assert kept.status_code == 200
        assert kept.json() == {"saved_at": "12:00"}
    pressed = await talks.posts(YAMADA, "notes/agenda", agenda=AGENDA + "。", **form)
    assert pressed.status_code == 303
    assert AGENDA + "。" in await talks.reads(SATO)

    other_tab = await talks.posts(
        YAMADA, "notes/agenda/kept", agenda="古い画面", version=form["version"], nonce="another"
    )
    assert other_tab.status_code == 409
    assert "古い画面" not in await talks.reads(YAMADA)


async def test_what_is_too_long_stays_on_the_page_with_the_words_what_to_do(
    talks: TalkPages,
) -> None:
    words = "長" * 4001
    refused = await talks.writes(YAMADA, "shared", words)

    assert refused.status_code == 422
    assert words in refused.text
    assert "二人の記録が長すぎます。4000文字以内にしてください。" in refused.text
    assert (await talks.posts(YAMADA, "notes/shared/kept", shared=words)).status_code == 422
    assert words not in await talks.reads(YAMADA)


async def test_what_came_to_nothing_is_only_read(talks: TalkPages) -> None:
    skipped = await talks.another(SATO, "r2", state=TalkState.SKIPPED)
    path = f"/talks/{skipped.id}"

    page = await talks.reads(YAMADA, path)
    assert "data-draft-url" not in page
    for below in ("notes/agenda", "notes/memo/kept", "actions"):
        answer = await talks.posts(YAMADA, f"{path}/{below}", agenda="x", memo="x", action="x")
        assert answer.status_code == 404


async def test_the_last_talk_goes_on(talks: TalkPages) -> None:
    await talks.writes(YAMADA, "agenda", AGENDA)
    await talks.writes(SATO, "shared", SHARED, shared_topic=["worries", "unknown"])
    held = talks.talk
    async with talks.app.parts.database.writing() as session:
        row = await session.get_one(type(held), held.id)
        row.state, row.ended_at = TalkState.HELD, talks.app.clock()
    following = await talks.another(SATO, "r4")

    page = await talks.reads(SATO, f"/talks/{following.id}")

    assert "続けて話すこと" in page
    assert "悩み・困りごと" in page
    assert AGENDA in page
    assert f'href="{talks.path}"' in page
    assert SHARED not in page
