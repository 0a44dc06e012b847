"""A campaign in selection as rows 選考中の公募の行: postings, sealed applications and orders, for the posting desk's pages."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from html import unescape
from typing import Any

import httpx2
from sqlmodel import SQLModel, col, select

from models.challenge_job.case import Entry
from models.challenge_job.days import days_of_pack
from models.challenge_job.posting import ApplicationState, PostingState
from models.challenge_job.sheets import Application, PostingSheet, RankingSheet
from models.challenge_job.steps import ApplicationStep, CampaignPhase, CampaignStep
from models.fiscal_year import FiscalYear
from models.frozen import Frozen
from models.ids import new_id, new_locator
from models.open_days import OpenDays
from models.people import Employment
from models.policy.schema import Policy
from models.processes import Process
from models.queries.policies import store_policy
from models.queries.posting_disputes import ask_desk
from models.queries.sealed_sheets import (
    key_of_applicant,
    key_of_panel,
    place_of_application,
    place_of_assessment,
    sealed_sheet,
)
from models.roles import Office, Role
from models.tables.application import (
    ApplicationRow,
    AssessmentRow,
    CandidacyRow,
    MatchingRow,
)
from models.tables.audit import AuditRow
from models.tables.case import CaseRow, CaseState
from models.tables.cycle import CycleRow, CycleState
from models.tables.posting import CampaignDayRow, PanelSeatRow, PostingRow
from models.tables.task import TaskRow
from tests.given.app import Browser, TheApp
from tests.given.hall import HALL, HARA, ITO, KATO, MORI, UEDA, write_hall
from tests.given.packs import YEAR, the_pack_of
from tests.given.people import Someone, an_employee

DAY = date(YEAR, 11, 2)
DESK = an_employee("桜井", "恵").in_section("人事課").with_office(Office.POSTING_DESK)
SECOND = an_employee("岡本", "進").in_section("出納係").with_office(Office.POSTING_DESK)
RESERVE = an_employee("石川", "葵").in_section("市民課").with_office(Office.POSTING_RESERVE)
PERSONNEL = an_employee("平野", "望").in_section("人事課").with_office(Office.HR_OPERATOR)


@dataclass
class CampaignAtDesk:
    """A campaign of Kofu's pack whose applications stand open to the panels."""

    app: TheApp
    cycle_id: str
    case_id: str
    postings: dict[str, str] = field(default_factory=dict)
    """By title, the posting's id."""
    browsers: dict[str, Browser] = field(default_factory=dict)

    # What stands.

    async def posts(self, title: str, section: str = "市民課", *, seats: int = 1) -> str:
        sheet = PostingSheet(
            title=title,
            post_id=HALL.staff_post(section).id,
            seats=seats,
            background="新しい事業を始めるため",
            duties="窓口の仕組みを作り直す",
            wanted="人と話すことが好きな方",
        )
        number = len(self.postings) + 1
        row = PostingRow(
            id=new_id(),
            cycle_id=self.cycle_id,
            case_id=self.case_id,
            name=f"{HALL.sections[section].id}.{number}",
            section_id=HALL.sections[section].id,
            state=PostingState.LISTED,
            number=number,
            content=sheet.model_dump(mode="json"),
            proposed_at=self.app.clock(),
            listed_on=DAY,
        )
        await self._keep(row)
        seat = {"posting_id": row.id, "person_id": MORI.id}
        await self._keep(PanelSeatRow(place=1, **seat))
        self.postings[title] = row.id
        return row.id

    async def applies(
        self,
        who: Someone,
        *titles: str,
        places: Sequence[int | None] = (),
        fails: Sequence[str] = (),
        statement: str = "窓口で学んだことを生かしたい",
        call: int = 1,
    ) -> str:
        """An application with its choices, already placed by the panels; returns its id."""
        case = await self._case(Process.APPLICATION, who.id)
        sheet = Application(
            postings=tuple(self.postings[it] for it in titles),
            statements=(statement,) * len(titles),
            experience="住民異動の受付を3年",
        )
        context = place_of_application(case.id, call)
        row = ApplicationRow(
            id=new_id(),
            case_id=case.id,
            cycle_id=self.cycle_id,
            call=call,
            person_id=who.id,
            content=await self._sealed(key_of_applicant(case.id), context, sheet),
            state=ApplicationState.SUBMITTED,
            submitted_at=self.app.clock(),
            fails=list(fails),
        )
        await self._keep(row)
        for nth, title in enumerate(titles, start=1):
            place = places[nth - 1] if places else None
            await self._keep(
                CandidacyRow(
                    id=new_id(),
                    application_id=row.id,
                    posting_id=self.postings[title],
                    call=call,
                    choice=nth,
                    excluded="not_eligible" if fails else "",
                    place=place,
                )
            )
        return row.id

    async def disputes(self, who: Someone) -> str:
        """The person asks the desk about the rules; returns the dispute's id."""
        async with self.app.parts.database.writing() as session:
            key, now = new_id(), self.app.clock()
            await ask_desk(
                session, self.app.parts.seals, self.cycle_id, who.id, "申出", key=key, now=now
            )
        return key

    async def ranks(
        self, title: str, *, unsuitable: Sequence[tuple[str, str]] = (), call: int = 1
    ) -> None:
        """The panel's order is in; ``unsuitable``: candidacies with the panel's reasons."""
        posting_id = self.postings[title]
        sheet = RankingSheet(unsuitable=tuple(unsuitable))
        content = await self._sealed(
            key_of_panel(posting_id), place_of_assessment(posting_id, call, 0), sheet
        )
        await self._keep(
            AssessmentRow(
                posting_id=posting_id,
                call=call,
                member=0,
                content=content,
                submitted_at=self.app.clock(),
                submitted_by=MORI.id,
            )
        )
        for key, _ in unsuitable:
            await self.changes(CandidacyRow, key, is_unsuitable=True)

    async def asks_to_decide(self, call: int = 1) -> TaskRow:
        """The desk's task, as the campaign opens it when the orders are in."""
        task = TaskRow(
            id=new_id(),
            case_id=self.case_id,
            key=f"{CampaignStep.DECIDE_PLACEMENTS}/all/{call}.0",
            step=CampaignStep.DECIDE_PLACEMENTS,
            role=Role.POSTING_DESK,
            subject_id="",
            locator=new_locator(),
            state="open",
            instants=[],
            opens_at=self.app.clock(),
            opened_at=self.app.clock(),
            opened_by_page=0,
        )
        await self._keep(task)
        return task

    async def follows(self, application_id: str) -> TaskRow:
        """The applicant's own task, by which an application is changed or withdrawn."""
        row = await self.row(ApplicationRow, application_id)
        ask = Entry(call=row.call).ask(ApplicationStep.FOLLOW_APPLICATION)
        task = TaskRow(
            id=new_id(),
            case_id=row.case_id,
            key=ask.key,
            step=ask.step,
            role=ask.role,
            person_id=row.person_id,
            subject_id=row.person_id,
            locator=new_locator(),
            state="open",
            optional=True,
            instants=[],
            opens_at=self.app.clock(),
            opened_at=self.app.clock(),
            opened_by_page=0,
        )
        await self._keep(task)
        return task

    async def announces(self, placed: dict[str, str], call: int = 1) -> None:
        """The results are out; ``placed``: postings' titles by application."""
        await self._keep(
            MatchingRow(
                cycle_id=self.cycle_id,
                call=call,
                seed=1,
                fingerprint="0" * 64,
                decided_at=self.app.clock(),
                announced_at=self.app.clock(),
                report={},
            )
        )
        async with self.app.parts.database.writing() as session:
            rows = await session.scalars(
                select(ApplicationRow).where(col(ApplicationRow.call) == call)
            )
            for row in rows:
                title = placed.get(row.id)
                row.state = ApplicationState.PLACED if title else ApplicationState.NOT_PLACED
                row.posting_id = self.postings[title] if title else None
                row.sentence = "first_choice" if title else "seats_taken"
        await self.goes_to(CampaignPhase.PLACED)

    async def goes_to(self, phase: CampaignPhase) -> None:
        await self.changes(CaseRow, self.case_id, phase=phase.value)

    async def changes(self, table: type[SQLModel], key: str, **values: Any) -> None:
        async with self.app.parts.database.writing() as session:
            row = await session.get_one(table, key)
            for name, value in values.items():
                setattr(row, name, value)

    async def candidacy(self, application_id: str, title: str) -> CandidacyRow:
        async with self.app.parts.database.reading() as session:
            rows = await session.scalars(
                select(CandidacyRow).where(
                    col(CandidacyRow.application_id) == application_id,
                    col(CandidacyRow.posting_id) == self.postings[title],
                )
            )
            return rows.one()

    async def row(self, table: type[SQLModel], key: Any) -> Any:
        async with self.app.parts.database.reading() as session:
            return await session.get(table, key)

    async def trail(self) -> list[AuditRow]:
        """What the posting desk left in the audit trail."""
        async with self.app.parts.database.reading() as session:
            rows = await session.scalars(
                select(AuditRow).where(col(AuditRow.what).startswith("posting."))
            )
            return [*rows]

    # Who looks.

    async def as_(self, who: Someone) -> Browser:
        if who.id not in self.browsers:
            self.browsers[who.id] = self.app.browser()
            answer = await self.browsers[who.id].becomes(who.id)
            assert answer.status_code == 303, answer.text
        return self.browsers[who.id]

    async def opens(self, who: Someone, path: str) -> httpx2.Response:
        return await (await self.as_(who)).opens(path)

    async def reads(self, who: Someone, path: str) -> str:
        """The page's main part; it must open."""
        page = await self.opens(who, path)
        assert page.status_code == 200, page.text
        return main_of(page)

    async def presses(self, who: Someone, path: str, **fields: Any) -> httpx2.Response:
        browser = await self.as_(who)
        token = await browser.token("/nowhere")
        return await browser.client.post(path, data={"csrf_token": token, **fields})

    # How it is laid.

    async def _keep(self, row: SQLModel) -> None:
        async with self.app.parts.database.writing() as session:
            session.add(row)

    async def _sealed(self, purpose: str, context: str, sheet: Frozen) -> dict[str, Any]:
        async with self.app.parts.database.writing() as session:
            sealed = await sealed_sheet(
                session, self.app.parts.seals, purpose, context, sheet, self.app.clock()
            )
        return sealed.model_dump(mode="json")

    async def _case(self, process: Process, person_id: str) -> CaseRow:
        cycle = await self.row(CycleRow, self.cycle_id)
        row = a_case(cycle, process, person_id, self.app.clock())
        await self._keep(row)
        return row


def main_of(page: httpx2.Response) -> str:
    """What the page itself says, without the frame around it."""
    return unescape(page.text).partition("<main")[2].partition("</main>")[0]


def a_case(cycle: CycleRow, process: Process, person_id: str, now: datetime) -> CaseRow:
    return CaseRow(
        id=new_id(),
        process=process,
        cycle_id=cycle.id,
        person_id=person_id,
        pack_id=cycle.pack_id,
        fiscal_year=YEAR,
        shape={},
        state=CaseState.OPEN,
        phase=CampaignPhase.SELECTING if process is Process.CAMPAIGN else "open",
        opened_at=now,
    )


async def a_campaign_at_the_desk(
    app: TheApp, *people: Someone, limit: int | None = None
) -> CampaignAtDesk:
    """Kofu's campaign in selection, with its two desks and the heads of the hall.

    ``limit``: how many people a section may lose, where the pack had such a rule.
    """
    heads = (ITO, HARA, UEDA, MORI, KATO)
    everybody = (*heads, DESK, SECOND, RESERVE, PERSONNEL, *people)
    await write_hall(app.parts.database, HALL, everybody)
    return await a_campaign_in_the_book(app, limit=limit)


async def a_campaign_in_the_book(app: TheApp, *, limit: int | None = None) -> CampaignAtDesk:
    """The same without its people."""
    database, now, pack = app.parts.database, app.clock(), _pack(limit)
    async with database.writing() as session:
        cycle = CycleRow(
            id=new_id(),
            kind=Process.CAMPAIGN.value,
            fiscal_year=YEAR,
            name="庁内公募",
            pack_id=await store_policy(session, pack, now),
            period_from=date(YEAR, 4, 1),
            period_to=date(YEAR + 1, 3, 31),
            state=CycleState.OPEN,
            opened_at=now,
        )
        session.add(cycle)
        await session.flush()
        case = a_case(cycle, Process.CAMPAIGN, "", now)
        session.add(case)
        days = days_of_pack(pack.challenge_job.days, FiscalYear(YEAR), OpenDays())
        for name, day in days.items():
            session.add(CampaignDayRow(cycle_id=cycle.id, name=str(name), day=day))
    return CampaignAtDesk(app, cycle.id, case.id)


def _pack(limit: int | None) -> Policy:
    pack = the_pack_of("kofu")
    rule = pack.challenge_job.release_limit_per_section.model_copy(update={"value": limit})
    chapter = pack.challenge_job.model_copy(update={"release_limit_per_section": rule})
    return pack.model_copy(update={"challenge_job": chapter})


def an_applicant(family: str, section: str = "会計課") -> Someone:
    """Somebody of a section, in regular service for long."""
    return an_employee(family).in_section(section).employed_as(Employment.REGULAR)
