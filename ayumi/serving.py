"""Serving the pages 画面の提供: the app on its parts. It starts and takes submissions also without an engine."""

import socket
from collections.abc import Callable
from datetime import timedelta

import uvicorn
from fastapi import FastAPI

from activities.case_line import CaseLine
from activities.cycle_line import CycleLine
from activities.world import real_now
from api.app import make_app
from api.pages import Pages
from api.parts import AppParts, House
from api.routers import PRACTICE_ROUTERS, ROUTERS
from api.views.frame import Frame
from ayumi.installation import Installation, calendar_rule
from ayumi.patient_line import PatientCycleLine, PatientLine
from ayumi.practice.controls import Controls
from ayumi.starting import keep_for_good
from models.queries.clock import lock_clock
from models.queries.organisation import OrganisationCache
from models.tables.database import Database

PATIENCE = timedelta(seconds=0.5)
"""A person waits this long for the next page to be true; the receipt stands from the start."""

WAY_OUT_SECONDS = 5


def make_parts(
    installation: Installation, *, organisation_loaded: Callable[[], None] = lambda: None
) -> AppParts:
    """The parts of the pages; the practice controls only where the settings say practice."""
    settings, policy = installation.settings, installation.policy
    organisations = OrganisationCache(loaded=organisation_loaded)
    house = House(
        base_url=settings.base_url,
        secret=settings.secret.get_secret_value(),
        city=policy.city.name,
        contact=settings.contact,
        language=settings.language,
        max_body_bytes=settings.max_body_bytes,
    )
    today = installation.days.local_day(real_now())
    return AppParts(
        house=house,
        database=installation.database,
        pages=Pages(Frame(city=house.city, contact=house.contact, today=today)),
        days=installation.days,
        organisations=organisations,
        cases=PatientLine(CaseLine(installation.client, patience=PATIENCE)),
        cycles=PatientCycleLine(CycleLine(installation.client, patience=PATIENCE)),
        practice=Controls(installation, organisations) if settings.is_practice else None,
        routers=ROUTERS,
        practice_routers=PRACTICE_ROUTERS,
        seals=installation.seals,
        calendars=calendar_rule(settings, policy),
    )


def app_of(installation: Installation) -> FastAPI:
    return make_app(make_parts(installation, organisation_loaded=keep_for_good))


async def serve(
    installation: Installation, host: str, port: int, listening: int | None = None
) -> None:
    """Serves until the process is asked to end. In production the clock is locked first.

    ``listening`` is the number of a socket that a parent has opened; then address and port are its own.
    """
    if not installation.settings.is_practice:
        await _lock(installation.database)
    config = uvicorn.Config(
        app_of(installation),
        host=host,
        port=port,
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=WAY_OUT_SECONDS,
    )
    sockets = None if listening is None else [socket.socket(fileno=listening)]
    await uvicorn.Server(config).serve(sockets)


async def _lock(database: Database) -> None:
    async with database.writing() as session:
        await lock_clock(session)
