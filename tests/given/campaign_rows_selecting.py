"""A campaign in selection as rows 選考中の公募の行: orders of the panels, tasks of the desk and of applicants, results."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import col, select

from models.acts import Act
from models.case import Ask
from models.challenge_job.case import Entry, Selection
from models.challenge_job.posting import ApplicationState
from models.challenge_job.sheets import RankingSheet
from models.challenge_job.steps import ApplicationStep, CampaignPhase, CampaignStep
from models.ids import new_id, new_locator
from models.queries.sealed_sheets import key_of_panel, place_of_assessment
from models.tables.application import ApplicationRow, AssessmentRow, CandidacyRow, MatchingRow
from models.tables.case import CaseRow
from models.tables.posting import PostingRow
from models.tables.receipt import MessageRow
from models.tables.task import TaskRow
from tests.given.campaign_rows import CampaignRows
from tests.given.hall import MORI


@dataclass
class RowsOfSelection(CampaignRows):
    """The same from the panels' orders on."""

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

    async def asks_to_decide(self, call: int = 1, *, silent: Sequence[str] = ()) -> TaskRow:
        """The desk's task, as the campaign opens it; ``silent``: postings whose panels came to no order."""
        for title, posting_id in self.postings.items():
            if title not in silent and not await self.row(AssessmentRow, (posting_id, call, 0)):
                await self.ranks(title, call=call)
        ask = Selection(posting="all", call=call).ask(CampaignStep.DECIDE_PLACEMENTS)
        return await self._asks(self.case_id, ask)

    async def order_arrives(self, title: str, call: int = 1) -> None:
        """A panel's order is received, and the campaign's case has not heard of it."""
        posting = await self.row(PostingRow, self.postings[title])
        ask = Selection(posting=posting.name, call=call).ask(CampaignStep.RANK_APPLICANTS)
        task = await self._asks(self.case_id, ask)
        message = MessageRow(
            id=new_id(),
            case_id=self.case_id,
            task_key=task.key,
            act=Act.SUBMIT,
            received_at=self.app.clock(),
            by_person_id=MORI.id,
        )
        await self._keep(message)

    async def follows(self, application_id: str) -> TaskRow:
        """The applicant's own task, by which an application is changed or withdrawn."""
        row = await self.row(ApplicationRow, application_id)
        ask = Entry(call=row.call).ask(ApplicationStep.FOLLOW_APPLICATION)
        return await self._asks(row.case_id, ask, row.person_id)

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

    async def _asks(self, case_id: str, ask: Ask, person_id: str | None = None) -> TaskRow:
        """An open task as a page of its case would write it."""
        task = TaskRow(
            id=new_id(),
            case_id=case_id,
            key=ask.key,
            step=ask.step,
            role=ask.role,
            person_id=person_id,
            subject_id=person_id or "",
            locator=new_locator(),
            state="open",
            optional=ask.step == ApplicationStep.FOLLOW_APPLICATION,
            instants=[],
            opens_at=self.app.clock(),
            opened_at=self.app.clock(),
            opened_by_page=0,
        )
        await self._keep(task)
        return task
