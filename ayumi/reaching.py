"""Reaching the engine 接続先 that the settings name: an outside one, or the embedded one of the data folder."""

import json
from datetime import timedelta
from typing import Any

from temporalio.client import Client

from ayumi.engine import EngineDown
from ayumi.engine_ready import connect, ready
from ayumi.ports import LOOPBACK
from ayumi.settings import Settings


def engine_address(settings: Settings) -> str:
    """``host:port``. Raises EngineDown when none is named and none was ever started here."""
    if settings.temporal_address:
        return settings.temporal_address
    note = settings.data_dir / "engine" / "ports.json"
    if not note.exists():
        raise EngineDown(
            f"no engine has been started in {settings.data_dir}. Next: `ayumi engine start` in "
            "another window, or name an outside one in TEMPORAL_ADDRESS."
        )
    return f"{LOOPBACK}:{json.loads(note.read_text('ascii'))['frontend']}"


async def lazy_client(settings: Settings) -> Client:
    """A client that may be made while the engine is down."""
    return await connect(
        engine_address(settings),
        namespace=settings.temporal_namespace,
        lazy=True,
        **_tls(settings),
    )


async def ready_client(settings: Settings, limit: timedelta) -> Client:
    """A client of an engine that can be used now; its namespace is made if it is new.

    Raises TimeoutError when the limit has passed.
    """
    return await ready(
        engine_address(settings),
        settings.temporal_namespace,
        limit=limit,
        **_tls(settings),
    )


def _tls(settings: Settings) -> dict[str, Any]:
    return {
        "cert": settings.temporal_tls_cert,
        "key": settings.temporal_tls_key,
        "ca": settings.temporal_tls_ca,
    }
