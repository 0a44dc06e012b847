"""A change of role or post counts from the next request (S14), on whatever page was open before."""

from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import update
from sqlmodel import col

from models.ids import PersonId
from models.people import OfficeGrant
from models.queries.offices import grant_office, revoke_office
from models.queries.organisation import raise_revision
from models.roles import Office
from models.tables.organisation import PersonRow
from models.tables.task import TaskRow
from tests.rights.city import RightsCity
from tests.rights.copying import a_copy
from tests.rights.roles import Holder
from tests.rights.things import CASE, HR_DECIDES

SCREENS: Final[dict[Office, tuple[str, ...]]] = {
    Office.HR_OPERATOR: ("/hr", "/hr/cases", "/hr/cycles", "/hr/accounts", "/hr/cases/{case_id}"),
    Office.HR_ADMIN: ("/hr", "/hr/cases", "/hr/cycles", "/hr/accounts", "/hr/cases/{case_id}"),
    Office.AUDITOR: ("/audit",),
}
"""What an office opens; a promoter of the city holds none of them before."""


@pytest.mark.parametrize("office", SCREENS)
async def test_an_office_opens_and_closes_its_screens_at_once(
    rights_city: RightsCity, tmp_path: Path, office: Office
) -> None:
    async with a_copy(rights_city, tmp_path) as city:
        who = city.outsiders[Holder.PROMOTER]
        browser = await city.browser(who)
        case_id = city.things[CASE].case_id
        for change, status in ((None, 404), (_granted, 200), (_taken_back, 404)):
            if change:
                await change(city, who, office)
            for screen in SCREENS[office]:
                answer = await browser.opens(screen.format(case_id=case_id))
                assert answer.status_code == status, screen


async def test_a_task_given_to_another_closes_for_the_first_at_the_next_press(
    rights_city: RightsCity, tmp_path: Path
) -> None:
    """Page, draft, check, submission and exit of a form that was open when the task went on."""
    async with a_copy(rights_city, tmp_path) as city:
        thing = city.things["rate_first"]
        assert thing.task
        first = await city.browser(thing.chain[Holder.FIRST_EVALUATOR])
        other = await city.browser(city.outsiders[Holder.RATER])
        link = f"/t/{thing.task.locator}"
        assert "<form" in (await first.opens(link)).text
        assert (await other.opens(link)).status_code == 404

        async with city.app.parts.database.writing() as session:
            given = update(TaskRow).where(col(TaskRow.id) == thing.task.id)
            await session.execute(given.values(person_id=city.outsiders[Holder.RATER], version=2))

        token = await city.token(first)
        assert "の番です" in (await first.opens(link)).text
        for press in ("", "/draft", "/submit", "/cannot", "/hand-up"):
            late = await first.presses(f"{link}{press}", token=token, reason="x", version="1")
            assert "の番です" in late.text, press
        assert (await other.opens(link)).status_code == 200


async def test_who_leaves_is_out_at_the_next_request(
    rights_city: RightsCity, tmp_path: Path
) -> None:
    async with a_copy(rights_city, tmp_path) as city:
        hr = city.outsiders[Holder.HR_ADMIN]
        browser = await city.browser(hr)
        pages = ["/hr", "/my-tasks", f"/t/{city.things[HR_DECIDES].params['locator']}"]
        assert [(await browser.opens(page)).status_code for page in pages] == [200, 200, 200]

        async with city.app.parts.database.writing() as session:
            left_on = city.app.clock().date() - timedelta(days=1)
            leaving = update(PersonRow).where(col(PersonRow.id) == hr)
            await session.execute(leaving.values(left_on=left_on))
            await raise_revision(session)

        for page in pages:
            answer = await browser.opens(page)
            assert answer.headers.get("location", "").startswith("/sign-in"), page


async def _granted(city: RightsCity, who: PersonId, office: Office) -> None:
    now = city.app.clock()
    grant = OfficeGrant(person_id=who, office=office, from_day=now.date())
    async with city.app.parts.database.writing() as session:
        await grant_office(session, grant, by="system", now=now)


async def _taken_back(city: RightsCity, who: PersonId, office: Office) -> None:
    now = city.app.clock()
    day = now.date() - timedelta(days=1)
    async with city.app.parts.database.writing() as session:
        await revoke_office(session, who, office, last_day=day, by="system", now=now)
