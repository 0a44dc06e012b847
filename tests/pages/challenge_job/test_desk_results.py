"""After the results 結果の知らせの後: answers, free seats, feedback in private, and leaving early."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from models.challenge_job.case import Entry
from models.challenge_job.days import Stage
from models.challenge_job.posting import ApplicationState
from models.challenge_job.steps import ApplicationStep, CampaignPhase
from models.ids import new_id, new_locator
from models.personnel_orders import OrderKind
from models.queries.campaigns import campaign_days
from models.queries.sealed_sheets import key_of_applicant
from models.queries.seals import destroy_key
from models.tables.application import ApplicationRow
from models.tables.cycle import CycleRow
from models.tables.organisation import PersonnelOrderRow
from models.tables.posting_desk import PostingExitRow, PostingFeedbackRow
from models.tables.task import TaskRow
from tests.given.app import sqlite_url
from tests.given.bytes_at_rest import bytes_of
from tests.given.posting_desk import (
    DESK,
    PERSONNEL,
    RESERVE,
    SECOND,
    CampaignAtDesk,
    a_posting_desk,
    an_applicant,
    main_of,
)

YAMADA, SUZUKI = an_applicant("山田"), an_applicant("鈴木", "窓口係")
LOBBY, BOOKS = "総合窓口", "公会計"
RESULTS = "/posting-desk/results"
WORDS = "企画の経験を積むと、次は届くと思います"


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[CampaignAtDesk]:
    async with a_posting_desk(sqlite_url(tmp_path), YAMADA, SUZUKI) as campaign:
        await campaign.posts(LOBBY)
        await campaign.posts(BOOKS, "会計課")
        yield campaign


async def _announced(desk: CampaignAtDesk) -> tuple[str, str]:
    """鈴木 has 総合窓口, 山田 nothing; their applications' ids."""
    yamada = await desk.applies(YAMADA, LOBBY, places=[2])
    suzuki = await desk.applies(SUZUKI, LOBBY, places=[1])
    await desk.announces({suzuki: LOBBY})
    return yamada, suzuki


def _part(page: str, title: str) -> str:
    return page.partition(f"<h2>{title}</h2>")[2].partition("</section>")[0]


async def test_before_the_results_the_board_says_nothing(desk: CampaignAtDesk) -> None:
    application = await desk.applies(YAMADA, LOBBY, places=[1])

    page = await desk.reads(DESK, RESULTS)

    assert "結果はまだ出ていません" in page
    assert "山田" not in page
    path = f"/posting-desk/applications/{application}"
    assert (await desk.opens(DESK, path)).status_code == 404
    refused = await desk.presses(DESK, path, act="feedback", feedback=WORDS)
    assert refused.status_code == 404


async def test_answers_free_seats_and_feedback_stand_on_the_board(desk: CampaignAtDesk) -> None:
    _, suzuki = await _announced(desk)

    page = await desk.reads(DESK, RESULTS)

    assert "鈴木" in _part(page, "内定と回答")
    assert "内定(回答待ち)" in _part(page, "内定と回答")
    assert BOOKS in _part(page, "空いている席")
    assert LOBBY not in _part(page, "空いている席")
    assert "山田" in _part(page, "本人への伝達")
    assert "鈴木" not in _part(page, "本人への伝達")

    await desk.changes(ApplicationRow, suzuki, state=ApplicationState.LAPSED)
    page = await desk.reads(DESK, RESULTS)
    assert "回答がなく" in _part(page, "内定と回答")
    assert LOBBY in _part(page, "空いている席")


async def test_an_accepted_transfer_without_an_order_is_named(desk: CampaignAtDesk) -> None:
    _, suzuki = await _announced(desk)
    await desk.changes(ApplicationRow, suzuki, state=ApplicationState.ACCEPTED)
    assert "発令を作れませんでした" in _part(await desk.reads(DESK, RESULTS), "内定と回答")

    await desk.changes(ApplicationRow, suzuki, order_id="posting-1")

    assert "発令を作れませんでした" not in await desk.reads(DESK, RESULTS)


async def test_who_accepted_without_an_order_is_to_be_handled_until_one_is_written(
    desk: CampaignAtDesk,
) -> None:
    _, suzuki = await _announced(desk)
    assert "発令のない異動" not in await desk.reads(DESK, "/posting-desk")

    await desk.changes(ApplicationRow, suzuki, state=ApplicationState.ACCEPTED)

    assert (
        "鈴木" in (await desk.reads(DESK, RESULTS)).partition('id="orders"')[2].partition("</se")[0]
    )
    assert "発令のない異動があります" in await desk.reads(DESK, "/posting-desk")
    assert "発令のない異動" not in await desk.reads(RESERVE, "/posting-desk")
    await _is_ordered(desk, SUZUKI.id)
    for path in (RESULTS, "/posting-desk"):
        assert "発令のない異動" not in await desk.reads(DESK, path)


async def _is_ordered(desk: CampaignAtDesk, person_id: str) -> None:
    """HR has written the transfer by hand."""
    async with desk.app.parts.database.writing() as session:
        days = await campaign_days(session, desk.cycle_id)
        session.add(
            PersonnelOrderRow(
                id=new_id(),
                person_id=person_id,
                kind=OrderKind.TRANSFER,
                effective_on=days[Stage.TRANSFER_ON],
                recorded_at=desk.app.clock(),
            )
        )


async def test_feedback_is_late_after_the_packs_open_days(desk: CampaignAtDesk) -> None:
    yamada, _ = await _announced(desk)
    due = (await desk.reads(DESK, RESULTS)).partition("本人への伝達")[2]
    assert "11月11日" in due  # 20 open days after 13 October: 3 November is a holiday

    desk.app.clock.passes(timedelta(days=40))
    desk.browsers.clear()
    assert "期限をすぎています" in await desk.reads(DESK, RESULTS)
    await desk.presses(DESK, f"/posting-desk/applications/{yamada}", act="feedback", feedback=WORDS)
    assert "期限をすぎています" not in await desk.reads(DESK, RESULTS)


async def test_feedback_is_sealed_and_read_by_the_applicant_alone(desk: CampaignAtDesk) -> None:
    yamada, suzuki = await _announced(desk)
    path = f"/posting-desk/applications/{yamada}"
    outcome = await _outcome_task(desk, yamada)
    assert WORDS not in await desk.reads(YAMADA, outcome)

    empty = await desk.presses(DESK, path, act="feedback", feedback=" ")
    written = await desk.presses(DESK, path, act="feedback", feedback=WORDS)

    assert empty.status_code == 422
    assert "本人に伝えたいことを書いてください。" in main_of(empty)
    assert written.status_code == 303
    assert WORDS in await desk.reads(DESK, path)
    assert WORDS in await desk.reads(YAMADA, outcome)
    assert WORDS.encode() not in await bytes_of(desk.app.parts.database)
    for stranger in (RESERVE, PERSONNEL, SUZUKI):
        assert (await desk.opens(stranger, path)).status_code == 404
    not_owed = await desk.presses(
        DESK, f"/posting-desk/applications/{suzuki}", act="feedback", feedback=WORDS
    )
    assert not_owed.status_code == 403
    assert await desk.row(PostingFeedbackRow, suzuki) is None


async def test_feedback_is_read_after_the_transfer_and_the_next_campaign_until_it_is_forgotten(
    desk: CampaignAtDesk,
) -> None:
    yamada, _ = await _announced(desk)
    await desk.goes_to(CampaignPhase.ENDED)
    await desk.presses(DESK, f"/posting-desk/applications/{yamada}", act="feedback", feedback=WORDS)

    assert WORDS in await desk.reads(YAMADA, "/challenge-job")
    for other in (SUZUKI, DESK, PERSONNEL):
        assert WORDS not in await desk.reads(other, "/challenge-job")
    await _next_campaign(desk)
    later = await desk.reads(YAMADA, "/challenge-job")
    assert WORDS in later.partition("あなたの応募を見る")[2].partition("</details>")[0]

    row = await desk.row(ApplicationRow, yamada)
    async with desk.app.parts.database.writing() as session:
        purpose = key_of_applicant(row.case_id)
        await destroy_key(session, purpose, desk.app.clock())
    assert WORDS not in await desk.reads(YAMADA, "/challenge-job")


async def _next_campaign(desk: CampaignAtDesk) -> None:
    """The year after, before anything of it is listed."""
    cycle = await desk.row(CycleRow, desk.cycle_id)
    async with desk.app.parts.database.writing() as session:
        values = cycle.model_dump() | {"id": new_id(), "fiscal_year": cycle.fiscal_year + 1}
        session.add(CycleRow(**values))


async def test_whoever_accepted_stays_for_years_and_may_be_let_go_with_a_reason(
    desk: CampaignAtDesk,
) -> None:
    yamada, suzuki = await _announced(desk)
    await desk.changes(ApplicationRow, suzuki, state=ApplicationState.ACCEPTED)
    path = f"/posting-desk/applications/{suzuki}"
    assert "令和12年3月31日まで" in await desk.reads(DESK, path)

    nothing = await desk.presses(DESK, path, act="exit", reason="")
    await desk.presses(DESK, path, act="exit", reason="家族の介護のため")
    again = await desk.presses(SECOND, path, act="exit", reason="ほかの理由")

    assert nothing.status_code == 422
    assert again.status_code == 303
    row = await desk.row(PostingExitRow, suzuki)
    assert (row.reason, row.allowed_by) == ("家族の介護のため", DESK.id)
    assert "早い異動を認めました" in await desk.reads(DESK, RESULTS)
    other = await desk.presses(
        DESK, f"/posting-desk/applications/{yamada}", act="exit", reason="理由"
    )
    assert other.status_code == 403


async def _outcome_task(desk: CampaignAtDesk, application_id: str) -> str:
    """Where the applicant reads the outcome."""
    application = await desk.row(ApplicationRow, application_id)
    task = TaskRow(
        id=new_id(),
        case_id=application.case_id,
        key=Entry().ask(ApplicationStep.READ_OUTCOME).key,
        step=ApplicationStep.READ_OUTCOME,
        role="employee",
        person_id=application.person_id,
        subject_id=application.person_id,
        locator=new_locator(),
        state="open",
        optional=True,
        instants=[],
        opens_at=desk.app.clock(),
        opened_by_page=0,
    )
    async with desk.app.parts.database.writing() as session:
        session.add(task)
    return f"/posting/{task.locator}"
