"""What was agreed on in a talk, on its page: added once, done and open again, with who and by when."""

from tests.given.small_city import SATO, YAMADA
from tests.pages.talks.conftest import TalkPages

PROMISE = {
    "action": "資料の案を出す",
    "owner": "employee",
    "by_day": "令和8年11月13日",
    "nonce": "n",
}


async def test_a_promise_stands_for_both_with_who_and_by_when(talks: TalkPages) -> None:
    added = [await talks.posts(SATO, "actions", **PROMISE) for _ in range(2)]

    assert [answer.headers["location"] for answer in added] == [f"{talks.path}#promises"] * 2
    for who in (YAMADA, SATO):
        page = await talks.reads(who)
        assert page.count('<span class="written">資料の案を出す</span>') == 1
        assert '山田 花子さん <span class="keep">11月13日(金)まで</span>' in page
    other = await talks.posts(SATO, "actions", **PROMISE | {"action": "ほかのこと"})
    assert other.status_code == 409


async def test_it_is_done_and_open_again(talks: TalkPages) -> None:
    await talks.posts(SATO, "actions", **PROMISE)
    page = await talks.reads(YAMADA)
    path = page.partition(f'action="{talks.path}/actions/')[2].partition('"')[0]

    await talks.posts(YAMADA, f"actions/{path}", done="yes")
    assert "済みを取り消す" in await talks.reads(SATO)
    await talks.posts(SATO, f"actions/{path}", done="no")
    assert "済みを取り消す" not in await talks.reads(YAMADA)
    assert (await talks.posts(SATO, "actions/unknown", done="yes")).status_code == 404


async def test_what_is_open_stands_at_the_next_talk(talks: TalkPages) -> None:
    await talks.posts(SATO, "actions", **PROMISE)
    following = await talks.another(SATO, "r4")

    page = await talks.reads(YAMADA, f"/talks/{following.id}")

    assert "前回までの約束" in page
    assert "資料の案を出す" in page


async def test_errors_stand_at_their_fields_and_nothing_typed_is_lost(talks: TalkPages) -> None:
    refused = await talks.posts(SATO, "actions", action="", owner="partner", by_day="あした")

    assert refused.status_code == 422
    assert "約束したことを書いてください。" in refused.text
    assert "期限は、2026-10-09" in refused.text
    assert 'value="あした"' in refused.text
    assert 'value="partner" selected' in refused.text
    for fields, words in (
        ({"by_day": "2026-10-12"}, "今日より後の日"),
        ({"owner": ""}, "する人を選んでください。"),
        ({"action": "長" * 201}, "200文字以内"),
    ):
        answer = await talks.posts(SATO, "actions", **PROMISE | fields)
        assert answer.status_code == 422
        assert words in answer.text
