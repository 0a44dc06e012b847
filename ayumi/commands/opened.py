"""What commands open 台帳と規程: the book of the settings, its pack, and the engine's line where it is needed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ayumi.installation import Installation

ENGINE_LIMIT = timedelta(seconds=15)


@asynccontextmanager
async def installation(*, with_engine: bool = False) -> "AsyncIterator[Installation]":
    """The installation of the settings; ``with_engine`` waits until the engine can be used.

    Raises BadSettings, SchemaOld, EngineDown, TimeoutError.
    """
    from ayumi.engine_ready import connect
    from ayumi.installation import open_installation
    from ayumi.reaching import ready_client
    from ayumi.schema_standing import require_newest
    from ayumi.settings import load_settings

    settings = load_settings()
    await require_newest(settings.database)
    if with_engine:
        client = await ready_client(settings, ENGINE_LIMIT)
    else:
        client = await connect(settings.temporal_address or NOWHERE, lazy=True)
    opened = open_installation(settings, client)
    try:
        yield opened
    finally:
        await opened.database.close()


NOWHERE = "127.0.0.1:1"
"""The address of a client that is never asked."""


def real_now() -> datetime:
    from activities.world import real_now as now

    return now()
