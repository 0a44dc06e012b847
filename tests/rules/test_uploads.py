"""Uploaded files 預かったファイル: for their uploader only, once, and for half an hour even if no other comes."""

from datetime import UTC, datetime, timedelta
from typing import cast

import pytest
from sqlalchemy import select
from sqlmodel import col
from temporalio.client import Client

from activities.case_line import CaseLine
from activities.watch import Watch
from activities.world import WorldMaker, real_now
from models.errors import ChangedMeanwhile
from models.imports.kinds import ImportKind
from models.imports.preview import Preview
from models.queries import uploads
from models.tables.database import Database
from models.tables.upload import UploadRow

NOW = datetime(2026, 10, 14, 1, 0, tzinfo=UTC)
SHOWN = Preview(kind=ImportKind.RESULTS, base_revision=3, missing=["佐藤 一郎"])


async def test_it_is_given_back_once_and_to_its_uploader_only(database: Database) -> None:
    async with database.writing() as session:
        word = await uploads.keep(session, "kato", SHOWN, NOW)
    with pytest.raises(ChangedMeanwhile):
        async with database.writing() as session:
            await uploads.take(session, word, "suzuki", NOW)
    async with database.writing() as session:
        assert await uploads.take(session, word, "kato", NOW) == SHOWN
    with pytest.raises(ChangedMeanwhile):
        async with database.writing() as session:
            await uploads.take(session, word, "kato", NOW)


async def test_after_half_an_hour_it_is_not_given_back(database: Database) -> None:
    async with database.writing() as session:
        word = await uploads.keep(session, "kato", SHOWN, NOW)
    with pytest.raises(ChangedMeanwhile):
        async with database.writing() as session:
            await uploads.take(session, word, "kato", NOW + uploads.LIFE)


async def test_the_watch_ends_what_nobody_consented_to(database: Database) -> None:
    now = real_now()
    async with database.writing() as session:
        await uploads.keep(session, "kato", SHOWN, now - uploads.LIFE - timedelta(seconds=1))
        session.add(
            UploadRow(
                token_hash="young", by_person_id="kato", until=now + uploads.LIFE, preview="{}"
            )
        )
    nobody = cast("Client", None)
    await Watch(database, nobody, CaseLine(nobody), WorldMaker()).look_round()
    async with database.reading() as session:
        assert list(await session.scalars(select(col(UploadRow.token_hash)))) == ["young"]
