"""Pressed twice, or by two at once 二度の送信: disputes, answers, feedback and early exits stand once, on either database."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import TypeVar

import httpx2
import pytest
from sqlmodel import SQLModel, select

from models.challenge_job.posting import ApplicationState
from models.challenge_job.steps import CampaignPhase
from models.tables.application import ApplicationRow
from models.tables.posting_desk import PostingDisputeRow, PostingExitRow, PostingFeedbackRow
from tests.given.app import sqlite_url
from tests.given.pages_of_city import hidden
from tests.given.posting_desk import (
    DESK,
    SECOND,
    CampaignAtDesk,
    a_posting_desk,
    an_applicant,
    main_of,
)

NEW = an_applicant("新井").hired_on(date(2026, 4, 1))
YAMADA, SUZUKI = an_applicant("山田"), an_applicant("鈴木", "窓口係")
LOBBY = "総合窓口"
ASK = "/challenge-job/dispute"
It = TypeVar("It", bound=SQLModel)


@asynccontextmanager
async def _at_the_desk(url: str) -> AsyncIterator[CampaignAtDesk]:
    async with a_posting_desk(url, NEW, YAMADA, SUZUKI) as campaign:
        await campaign.posts(LOBBY)
        yield campaign


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[CampaignAtDesk]:
    async with _at_the_desk(sqlite_url(tmp_path)) as campaign:
        yield campaign


@pytest.fixture
async def desk_on_postgresql(postgres_url: str) -> AsyncIterator[CampaignAtDesk]:
    async with _at_the_desk(postgres_url) as campaign:
        yield campaign


async def test_each_stands_once(desk: CampaignAtDesk) -> None:
    await _each_stands_once(desk)


async def test_each_stands_once_on_postgresql(desk_on_postgresql: CampaignAtDesk) -> None:
    await _each_stands_once(desk_on_postgresql)


async def _each_stands_once(desk: CampaignAtDesk) -> None:
    for who in (NEW, DESK, SECOND):
        await desk.as_(who)
    yamada = await desk.applies(YAMADA, LOBBY, places=[2])
    suzuki = await desk.applies(SUZUKI, LOBBY, places=[1])
    await desk.goes_to(CampaignPhase.APPLYING)
    await _disputes_and_admission(desk)
    await desk.announces({suzuki: LOBBY})
    await desk.changes(ApplicationRow, suzuki, state=ApplicationState.ACCEPTED)
    await _feedback(desk, f"/posting-desk/applications/{yamada}")
    await _exits(desk, f"/posting-desk/applications/{suzuki}")


async def _disputes_and_admission(desk: CampaignAtDesk) -> None:
    asked = await asyncio.gather(
        *(desk.presses(NEW, ASK, dispute=f"申出{nth}", nonce=f"n{nth}") for nth in range(3))
    )
    assert _codes(asked) == [303] * 3
    rows = await _all(desk, PostingDisputeRow)
    assert len(rows) == 1

    path = f"/posting-desk/disputes/{rows[0].id}"
    answers = await asyncio.gather(
        desk.presses(DESK, path, act="admit", answer="認めます"),
        desk.presses(SECOND, path, act="decline", answer="認めません"),
    )
    assert _codes(answers) == [303, 303]
    assert sorted(it.headers["location"][-1] for it in answers) == ["1", "2"]
    late = next(it for it in answers if it.headers["location"].endswith("2"))
    assert "すでに答えてあります" in await desk.reads(DESK, late.headers["location"])


async def _feedback(desk: CampaignAtDesk, path: str) -> None:
    first = await asyncio.gather(
        *(desk.presses(DESK, path, act="feedback", feedback="同じ言葉") for _ in range(3))
    )
    assert _codes(first) == [303] * 3
    assert sorted(it.headers["location"][-1] for it in first) == ["1", "2", "2"]
    assert len(await _all(desk, PostingFeedbackRow)) == 1

    stands = hidden(await desk.opens(DESK, path))["stands"]
    both = await asyncio.gather(
        desk.presses(DESK, path, act="feedback", feedback="桜井の言葉", stands=stands),
        desk.presses(SECOND, path, act="feedback", feedback="岡本の言葉", stands=stands),
    )
    assert _codes(both) == [303, 409]
    refused = main_of(next(it for it in both if it.status_code == 409))
    assert "桜井の言葉" in refused
    assert "岡本の言葉" in refused


async def _exits(desk: CampaignAtDesk, path: str) -> None:
    answers = await asyncio.gather(
        desk.presses(DESK, path, act="exit", reason="家族の介護のため"),
        desk.presses(SECOND, path, act="exit", reason="ほかの理由"),
    )
    assert _codes(answers) == [303, 303]
    assert sorted(it.headers["location"][-1] for it in answers) == ["1", "2"]
    assert len(await _all(desk, PostingExitRow)) == 1


def _codes(answers: Iterable[httpx2.Response]) -> list[int]:
    return sorted(it.status_code for it in answers)


async def _all(desk: CampaignAtDesk, table: type[It]) -> list[It]:
    async with desk.app.parts.database.reading() as session:
        return [*await session.scalars(select(table))]
