"""The way to a desk 相談窓口: by the employee's consent alone, one text, and the desk reads nothing else."""

from html import unescape

from sqlmodel import col, select

from models.ids import PersonId
from models.policy.schema import Policy
from models.tables.audit import AuditRow
from models.tables.seal import SealKeyRow
from models.tables.talk_note import ReferralRow
from tests.given.bytes_at_rest import bytes_of
from tests.given.small_city import KUDO, ONO, SATO, YAMADA
from tests.pages.talks.conftest import TalkPages

WORDS = "夜間の電話が続いていて、眠れていません"
NOTE = "二人だけの話"


async def _desk(talks: TalkPages) -> str:
    """A desk of the pack that 小野 holds; the small city's pack is laid so."""
    async with talks.app.parts.database.reading() as session:
        policy: Policy = await talks.app.parts.policies.policy(session, talks.series.pack_id)
    assert "hr_admin" in policy.one_on_one.referral_desks.value
    return "hr_admin"


async def _passes_on(talks: TalkPages, who: PersonId, nonce: str = "n") -> None:
    answer = await talks.posts(
        who, "referrals", referral=WORDS, desk=await _desk(talks), nonce=nonce
    )
    assert answer.status_code == 303, answer.text


async def _referral(talks: TalkPages) -> ReferralRow:
    async with talks.app.parts.database.reading() as session:
        return (await session.scalars(select(ReferralRow))).one()


async def test_the_desk_reads_the_text_after_consent_and_nothing_else(talks: TalkPages) -> None:
    await talks.writes(YAMADA, "agenda", NOTE)
    await _passes_on(talks, SATO)
    row = await _referral(talks)
    assert "届いている相談はありません" in await talks.reads(ONO, "/desk/referrals")
    assert (await talks.opens(ONO, f"/desk/referrals/{row.id}")).status_code == 404
    mine = await talks.reads(YAMADA)
    assert "あなたの同意を求めています" in mine
    assert WORDS in mine
    assert (await talks.posts(SATO, f"referrals/{row.id}", answer="consent")).status_code == 404

    await talks.posts(YAMADA, f"referrals/{row.id}", answer="consent")

    assert "山田 花子さん" in await talks.reads(ONO, "/desk/referrals")
    page = await talks.reads(ONO, f"/desk/referrals/{row.id}")
    assert WORDS in page
    assert NOTE not in page
    assert (await talks.opens(ONO)).status_code == 404
    for stranger in (KUDO, SATO, YAMADA):
        assert (await talks.opens(stranger, f"/desk/referrals/{row.id}")).status_code == 404
        posted = await talks.posts(stranger, f"/desk/referrals/{row.id}")
        assert posted.status_code == 404


async def test_the_desk_takes_it_on_and_the_employee_sees_who_read(talks: TalkPages) -> None:
    await _passes_on(talks, YAMADA)
    row = await _referral(talks)
    await talks.reads(ONO, f"/desk/referrals/{row.id}")

    taken = await talks.posts(ONO, f"/desk/referrals/{row.id}")

    assert taken.headers["location"] == "/desk/referrals"
    assert "に受け取りました" in await talks.reads(ONO, "/desk/referrals")
    assert "窓口が受け取りました" in await talks.reads(YAMADA)
    looked = await talks.reads(YAMADA, "/my-record/who-looked")
    assert "窓口に伝えた文章" in looked
    assert "小野 和子" in looked


async def test_what_the_employee_writes_is_not_shown_to_the_partner(talks: TalkPages) -> None:
    await _passes_on(talks, YAMADA)

    assert WORDS in await talks.reads(YAMADA)
    page = await talks.reads(SATO)
    assert WORDS not in page
    assert "窓口に届きました" not in page


async def test_what_is_declined_is_erased_for_good(talks: TalkPages) -> None:
    await _passes_on(talks, SATO)
    row = await _referral(talks)
    database = talks.app.parts.database
    async with database.reading() as session:
        wrapped = (await session.get_one(SealKeyRow, row.key_id)).wrapped
    assert wrapped is not None
    assert wrapped in await bytes_of(database)

    await talks.posts(YAMADA, f"referrals/{row.id}", answer="decline")

    for who in (YAMADA, SATO):
        page = await talks.reads(who)
        assert WORDS not in page
        assert "文章を消しました" in page
    assert wrapped not in await bytes_of(database)
    changed = await talks.posts(YAMADA, f"referrals/{row.id}", answer="consent")
    assert changed.status_code == 409


async def test_without_a_desk_or_words_nothing_leaves_and_nothing_is_lost(
    talks: TalkPages,
) -> None:
    for desk in ("", "clerk", "unknown"):
        refused = await talks.posts(YAMADA, "referrals", referral=WORDS, desk=desk)
        assert refused.status_code == 422
        assert WORDS in unescape(refused.text)
        assert "窓口を選んでください。" in refused.text
    empty = await talks.posts(YAMADA, "referrals", referral="", desk=await _desk(talks))
    assert "窓口に伝えたいことを書いてください。" in empty.text
    async with talks.app.parts.database.reading() as session:
        assert (await session.scalars(select(ReferralRow))).all() == []


async def test_the_trail_knows_who_and_when_and_not_what(talks: TalkPages) -> None:
    await talks.writes(YAMADA, "agenda", NOTE)
    await talks.writes(SATO, "shared", NOTE)
    await talks.reads(SATO)
    await _passes_on(talks, SATO)
    row = await _referral(talks)
    await talks.posts(YAMADA, f"referrals/{row.id}", answer="consent")
    await talks.reads(ONO, f"/desk/referrals/{row.id}")

    async with talks.app.parts.database.reading() as session:
        found = await session.scalars(
            select(AuditRow)
            .where(col(AuditRow.case_id) == talks.series.id)
            .order_by(col(AuditRow.id))
        )
        rows = [(it.actor_id, it.act, it.what) for it in found]
    changes = [it for it in rows if it[1] == "changed"]
    assert changes == [
        (YAMADA, "changed", "talk.agenda"),
        (SATO, "changed", "talk.shared"),
        (SATO, "changed", "talk.referral"),
        (YAMADA, "changed", "talk.consented"),
    ]
    assert rows[-1] == (ONO, "read", "talk.referral")
    assert {it for it in rows if it[1] == "read"} == {
        (SATO, "read", "talk.notes"),
        (ONO, "read", "talk.referral"),
    }
