"""Who looks: offices count on their days, doors open for their holders, everybody else meets the one 404."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
from fastapi import APIRouter
from starlette.responses import PlainTextResponse, Response

from api.access import AtTheHrDesk, Auditor, HrAdmin, SignedIn
from models.ids import PersonId
from models.organisation import Organisation
from models.people import Leave, LeaveKind, OfficeGrant
from models.queries.offices import grant_office, revoke_office
from models.queries.organisation import load_organisation
from models.rights import standing_mark, viewer_on
from models.roles import Office
from tests.given.app import TheApp, an_app, sqlite_url
from tests.given.small_city import KUDO, MORI, ONO, SATO, YAMADA

TODAY = date(2026, 10, 13)
DOORS = {
    "/door/signed-in": {YAMADA, SATO, ONO, KUDO},
    "/door/hr-desk": {ONO},
    "/door/hr-admin": {ONO},
    "/door/auditor": {KUDO},
}
router = APIRouter()


@router.get("/door/signed-in")
async def signed_in(viewer: SignedIn) -> Response:
    return PlainTextResponse(viewer.person_id)


@router.get("/door/hr-desk")
async def hr_desk(viewer: AtTheHrDesk) -> Response:
    return PlainTextResponse(viewer.person_id)


@router.get("/door/hr-admin")
async def hr_admin(viewer: HrAdmin) -> Response:
    return PlainTextResponse(viewer.person_id)


@router.get("/door/auditor")
async def auditor(viewer: Auditor) -> Response:
    return PlainTextResponse(viewer.person_id)


@pytest.fixture
async def city(tmp_path: Path) -> AsyncIterator[TheApp]:
    async with an_app(sqlite_url(tmp_path), routers=[router]) as app:
        yield app


async def _organisation(city: TheApp) -> Organisation:
    async with city.parts.database.reading() as session:
        return await load_organisation(session)


@pytest.mark.parametrize("person_id", [YAMADA, SATO, ONO, KUDO])
async def test_each_door_opens_for_its_holders_alone(city: TheApp, person_id: PersonId) -> None:
    async with city.browser() as browser:
        await browser.becomes(person_id)
        for door, holders in DOORS.items():
            answer = await browser.opens(door)
            assert answer.status_code == (200 if person_id in holders else 404), door


async def test_a_visitor_is_led_to_the_sign_in_page(city: TheApp) -> None:
    async with city.browser() as browser:
        for door in DOORS:
            answer = await browser.opens(door)
            assert (answer.status_code, answer.text) == (303, "")
        short_way = await browser.opens("/door/hr-desk", **{"hx-request": "true"})
        assert short_way.headers["hx-redirect"].startswith("/sign-in?to=")


async def test_an_office_granted_or_taken_back_counts_from_the_next_request(
    city: TheApp,
) -> None:
    async with city.browser() as browser:
        await browser.becomes(YAMADA)
        assert (await browser.opens("/door/auditor")).status_code == 404

        grant = OfficeGrant(person_id=YAMADA, office=Office.AUDITOR, from_day=TODAY)
        async with city.parts.database.writing() as session:
            await grant_office(session, grant, by=ONO, now=city.clock())
        assert (await browser.opens("/door/auditor")).status_code == 200

        async with city.parts.database.writing() as session:
            await revoke_office(
                session,
                YAMADA,
                Office.AUDITOR,
                last_day=date(2026, 10, 12),
                by=ONO,
                now=city.clock(),
            )
        assert (await browser.opens("/door/auditor")).status_code == 404


async def test_offices_hold_on_their_days_and_leavers_see_nothing(city: TheApp) -> None:
    organisation = await _organisation(city)
    hr = viewer_on(organisation, ONO, TODAY)
    assert hr
    assert (hr.is_hr, hr.is_hr_admin, hr.is_auditor) == (True, True, False)
    before = viewer_on(organisation, ONO, date(2020, 3, 31))
    assert before is None
    assert viewer_on(organisation, MORI, date(2026, 3, 31)) is not None
    assert viewer_on(organisation, MORI, date(2026, 4, 1)) is None
    assert viewer_on(organisation, PersonId("nobody"), TODAY) is None


async def test_the_mark_of_standing_changes_with_office_post_and_leave(city: TheApp) -> None:
    known = await _organisation(city)
    leave = Leave(person_id=YAMADA, kind=LeaveKind.SICK, from_day=TODAY)
    away = Organisation(
        sections=known.sections.values(),
        posts=known.posts.values(),
        people=known.people.values(),
        assignments=known.assignments,
        leaves=[leave],
        spells=known.spells,
        offices=known.offices,
        revision=known.revision + 1,
    )
    marks = {
        standing_mark(known, YAMADA, TODAY),
        standing_mark(away, YAMADA, TODAY),
        standing_mark(known, YAMADA, date(2019, 4, 1)),
        standing_mark(known, ONO, TODAY),
        standing_mark(known, SATO, TODAY),
    }
    assert len(marks) == 5
    assert standing_mark(away, YAMADA, date(2026, 10, 12)) == standing_mark(known, YAMADA, TODAY)
