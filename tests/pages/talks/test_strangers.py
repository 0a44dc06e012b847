"""Strangers 404: HR, auditors, other superiors, partners of before and after, at every route of a talk."""

from datetime import timedelta

import pytest

from models.ids import PersonId
from models.one_on_one.talk import TalkState
from tests.given.small_city import KUDO, ONO, SATO, YAMADA
from tests.pages.talks.conftest import TalkPages

BELOW = (
    "notes/agenda",
    "notes/shared",
    "notes/memo",
    "notes/agenda/kept",
    "notes/shared/kept",
    "notes/memo/kept",
    "actions",
    "actions/{action}",
    "referrals",
    "referrals/{referral}",
)
FIELDS = {
    "agenda": "x",
    "shared": "x",
    "memo": "x",
    "action": "x",
    "owner": "employee",
    "referral": "x",
    "desk": "hr_admin",
    "answer": "consent",
}


async def _everything_is_404(talks: TalkPages, who: PersonId, path: str) -> None:
    assert (await talks.opens(who, path)).status_code == 404
    for below in BELOW:
        answer = await talks.posts(
            who, f"{path}/{below.format(action='a', referral='r')}", **FIELDS
        )
        assert answer.status_code == 404, below


@pytest.mark.parametrize("who", [ONO, KUDO])
async def test_whoever_is_not_of_the_pair_is_answered_404(talks: TalkPages, who: PersonId) -> None:
    await talks.writes(YAMADA, "agenda", "二人だけの話")
    await _everything_is_404(talks, who, talks.path)
    assert await talks.version(YAMADA, "agenda") == "1"


async def test_partners_of_before_and_after_do_not_read_each_others_talks(
    talks: TalkPages,
) -> None:
    now = talks.app.clock()
    before = await talks.another(
        KUDO, "r2", state=TalkState.HELD, ended_at=now - timedelta(days=60)
    )

    assert (await talks.opens(KUDO, f"/talks/{before.id}")).status_code == 200
    await _everything_is_404(talks, KUDO, talks.path)
    await _everything_is_404(talks, SATO, f"/talks/{before.id}")
    page = await talks.reads(SATO)
    assert before.id not in page


async def test_who_is_not_signed_in_is_asked_to(talks: TalkPages) -> None:
    async with talks.app.browser() as browser:
        answer = await browser.opens(talks.path)
    assert answer.headers["location"].startswith("/sign-in?to=")


async def test_a_talk_nobody_has_is_404_for_the_pair_too(talks: TalkPages) -> None:
    await _everything_is_404(talks, YAMADA, "/talks/unknown")
