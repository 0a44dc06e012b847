"""Practice people and open posting 公募をする練習の人: from a section's proposal to the answer of who is placed."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from ayumi.installation import Installation
from ayumi.practice import posting_deeds as deeds
from ayumi.practice.people_act import whoever_does
from ayumi.practice.posting_deeds import PostingToDo
from ayumi.practice.submitting import submit
from models.acts import Act
from models.case.task import TaskState
from models.challenge_job.case import Entry, PostingName, Selection
from models.challenge_job.lot_seed import lot_seed
from models.challenge_job.open_to_me import bars
from models.challenge_job.panel_choice import Interviews, not_on_panel
from models.challenge_job.posting import PostingState
from models.challenge_job.seats import seats_of
from models.challenge_job.sheets import Answered, Decision, PostingSheet
from models.challenge_job.steps import ApplicationStep, CampaignStep
from models.challenge_job.wanted import Wanted
from models.errors import Refusal
from models.frozen import Frozen
from models.ids import PersonId, SectionId
from models.organisation import Organisation
from models.queries.campaign_preferences import preferences_of
from models.queries.campaigns import CampaignBook, Values, campaign_book
from models.queries.organisation import OrganisationCache
from models.queries.sealed_sheets import (
    key_of_applicant,
    key_of_panel,
    place_of_application,
    place_of_assessment,
    sealed_sheet,
)
from models.tables.case import CaseRow
from models.tables.task import TaskRow

Deed = tuple[Act, Frozen]


class PracticePostings:
    """The open posting of one practice city."""

    def __init__(self, installation: Installation) -> None:
        self._installation = installation
        self._organisations = OrganisationCache()

    async def act_where_due(self, now: datetime, seed: int) -> None:
        """Everybody does what they meant to have done by now, one after another."""
        for task in await self._open_tasks():
            it = PostingToDo(task, seed)
            at = deeds.posts_at(it)
            if at is None or at > now:
                continue
            try:
                await self._does(it, now)
            except Refusal:
                continue  # closed meanwhile: whoever it was does without

    async def _does(self, it: PostingToDo, now: datetime) -> None:
        day = self._installation.days.local_day(now)
        async with self._installation.database.writing() as session:
            organisation = await self._organisations.get(session)
            case = await session.get_one(CaseRow, it.task.case_id)
            book = await campaign_book(session, case.cycle_id, whole=True)
            scene = _Scene(self._installation, organisation, book, it, now)
            done = await scene.deed(session)
        if done:
            who = whoever_does(it.task, organisation, day)
            await submit(self._installation, it.task, who, done)

    async def _open_tasks(self) -> Sequence[TaskRow]:
        async with self._installation.database.reading() as session:
            rows = await session.scalars(
                select(TaskRow)
                .where(
                    col(TaskRow.state) == TaskState.OPEN,
                    col(TaskRow.step).in_([*CampaignStep, *ApplicationStep]),
                )
                .order_by(col(TaskRow.subject_id), col(TaskRow.key))
            )
            return rows.all()


class _Scene:
    """One task as whoever does it finds it; ``deed`` is None where there is nothing to submit."""

    def __init__(
        self,
        installation: Installation,
        organisation: Organisation,
        book: CampaignBook,
        it: PostingToDo,
        now: datetime,
    ) -> None:
        self._installation = installation
        self._organisation = organisation
        self._book = book
        self._it = it
        self._now = now
        self._day = installation.days.local_day(now)
        self._rng = it.rng("what")

    async def deed(self, session: AsyncSession) -> Deed | None:
        match self._it.step:
            case CampaignStep.PROPOSE_POSTING:
                return self._proposes()
            case CampaignStep.SCREEN_POSTING:
                content = self._posting()["content"]
                return Act.CONFIRM, PostingSheet.model_validate(content)
            case CampaignStep.NAME_PANEL:
                return Act.SUBMIT, self._names_panel()
            case CampaignStep.ASSESS_APPLICANTS | CampaignStep.RANK_APPLICANTS:
                return Act.SUBMIT, await self._judges(session)
            case CampaignStep.DECIDE_PLACEMENTS:
                return Act.CONFIRM, self._decides()
            case ApplicationStep.APPLY:
                return await self._applies(session)
            case _:
                accepts = self._rng.random() < deeds.ACCEPTS
                return Act.AGREE if accepts else Act.DECLINE, Answered()

    def _proposes(self) -> Deed | None:
        section = SectionId(PostingName.of_key(self._it.task.key).section)
        seats = seats_of(self._organisation, section, self._day)
        return (Act.SUBMIT, deeds.proposed(self._rng, seats)) if seats else None

    def _names_panel(self) -> Frozen:
        section = SectionId(self._posting()["section_id"])
        days = self._book.days
        when = Interviews(first=days["interviews_from"], last=days["interviews_to"])
        able = [
            it.id
            for it in self._organisation.people_on(self._day)
            if not_on_panel(self._organisation, it.id, when, self._day) is None
        ]
        chairs = [it for it in self._organisation.heads(section, self._day) if it in able]
        led = {it for it in able if self._organisation.reports(it, self._day)}
        others = [it for it in able if it not in led]
        size = self._installation.policy.challenge_job.panel_size.value
        return deeds.panel(self._rng, chairs, others, size)

    async def _applies(self, session: AsyncSession) -> Deed | None:
        who = PersonId(str(self._it.task.person_id))
        open_to = [it["id"] for it in self._listed() if not self._is_barred(who, it)]
        if not open_to:
            return None
        at_most = self._installation.policy.challenge_job.choices_at_most.value
        sheet = deeds.applied(self._rng, sorted(open_to), at_most)
        case_id, call = self._it.task.case_id, Entry.of_key(self._it.task.key).call
        purpose, context = key_of_applicant(case_id), place_of_application(case_id, call)
        return Act.SUBMIT, await self._sealed(session, purpose, context, sheet)

    def _listed(self) -> list[Values]:
        return [it for it in self._book.postings.values() if it["state"] == PostingState.LISTED]

    def _is_barred(self, who: PersonId, posting: Values) -> bool:
        sheet = PostingSheet.model_validate(posting["content"])
        return bool(
            bars(
                self._organisation,
                self._installation.policy,
                who,
                state=PostingState(posting["state"]),
                panel=[PersonId(it) for it in self._book.panels[posting["id"]].values()],
                wanted=Wanted(grades=sheet.grades, families=sheet.families),
                days={posting["listed_on"], self._day},
            )
        )

    async def _judges(self, session: AsyncSession) -> Frozen:
        about = Selection.of_key(self._it.task.key)
        posting = self._book.posting_named(about.posting) or {}
        candidates = sorted(
            it["id"]
            for it in self._book.candidacies.values()
            if it["posting_id"] == posting["id"] and it["call"] == about.call and not it["excluded"]
        )
        judge = deeds.ranked if about.member == 0 else deeds.assessed
        context = place_of_assessment(posting["id"], about.call, about.member)
        sheet = judge(self._rng, candidates)
        return await self._sealed(session, key_of_panel(posting["id"]), context, sheet)

    def _decides(self) -> Decision:
        call = Selection.of_key(self._it.task.key).call
        seed = lot_seed(self._book.cycle_id, call)
        wanted = preferences_of(self._book, call, seed)
        return Decision(seed=seed, fingerprint=wanted.fingerprint())

    def _posting(self) -> Values:
        posting = self._book.posting_named(PostingName.of_key(self._it.task.key).text)
        if posting is None:
            raise LookupError(self._it.task.key)
        return posting

    async def _sealed(
        self, session: AsyncSession, purpose: str, context: str, sheet: Frozen
    ) -> Frozen:
        ring = self._installation.seals
        return await sealed_sheet(session, ring, purpose, context, sheet, self._now)
