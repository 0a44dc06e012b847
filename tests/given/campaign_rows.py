"""A campaign as rows 公募の行: its postings, sealed applications and disputes, laid without anybody's press."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlmodel import SQLModel, col, select

from models.challenge_job.posting import ApplicationState, PostingState
from models.challenge_job.sheets import Application, PostingSheet
from models.challenge_job.steps import CampaignPhase
from models.frozen import Frozen
from models.ids import new_id
from models.processes import Process
from models.queries.posting_disputes import ask_desk
from models.queries.sealed_sheets import key_of_applicant, place_of_application, sealed_sheet
from models.tables.application import ApplicationRow, CandidacyRow
from models.tables.audit import AuditRow
from models.tables.case import CaseRow, CaseState
from models.tables.cycle import CycleRow
from models.tables.posting import PanelSeatRow, PostingRow
from tests.given.app import TheApp
from tests.given.hall import HALL, MORI
from tests.given.packs import YEAR
from tests.given.people import Someone

DAY = date(YEAR, 11, 2)


@dataclass
class CampaignRows:
    """A campaign of Kofu's pack whose applications stand open to the panels."""

    app: TheApp
    cycle_id: str
    case_id: str
    postings: dict[str, str] = field(default_factory=dict)
    """By title, the posting's id."""

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

    # What stands.

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

    # How it is laid.

    async def changes(self, table: type[SQLModel], key: str, **values: Any) -> None:
        async with self.app.parts.database.writing() as session:
            row = await session.get_one(table, key)
            for name, value in values.items():
                setattr(row, name, value)

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
