"""A campaign of open posting 庁内公募 in the city of the tests: opened, proposed, listed, applied to, decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlmodel import col, select

from activities.cycle_line import DUTIES_QUEUE
from models.acts import Act
from models.challenge_job.case import Entry, Selection
from models.challenge_job.days import Stage
from models.challenge_job.sheets import (
    Answered,
    Application,
    Decision,
    NewDay,
    PanelSheet,
    PostingSheet,
    RankingSheet,
    Reason,
)
from models.challenge_job.steps import ApplicationStep, CampaignStep
from models.challenge_job.year import CAMPAIGN_YEAR
from models.fiscal_year import FiscalYear
from models.frozen import Frozen
from models.ids import CycleId
from models.personnel_orders import PersonnelOrder
from models.processes import Process
from models.queries.access_released import released_below
from models.queries.campaign_preferences import preferences_of
from models.queries.campaigns import CampaignBook, campaign_book, campaign_days
from models.queries.clock import business_now
from models.queries.cycles import open_cycle
from models.queries.organisation import load_organisation
from models.queries.personnel_orders import orders_between
from models.queries.policies import store_policy
from models.queries.receipts import Taken
from models.queries.sealed_sheets import (
    key_of_applicant,
    key_of_panel,
    place_of_application,
    place_of_assessment,
    sealed_sheet,
)
from models.rights import Viewer
from models.roles import Office
from models.tables.application import ApplicationRow, CandidacyRow, MatchingRow
from models.tables.case import CaseRow, CaseState
from models.tables.cycle import CycleRow
from models.tables.letter import LetterRow
from models.tables.posting import PostingRow
from models.tables.task import TaskRow
from tests.given.city import City
from tests.given.hall import HALL, KATO, MORI, PEOPLE, UEDA
from tests.given.people import Someone, an_employee
from tests.given.waiting import until

ANSWERED: Mapping[str, Any] = {}


@dataclass(frozen=True)
class Campaign:
    """The year's campaign of a city, as a story speaks of it."""

    city: City
    cycle_id: str
    case_id: str
    desk: Someone
    """Holds the office of the posting desk 公募の担当."""

    # Before the list.

    async def proposes(
        self, head: Someone, section: str, *, seats: int = 1, title: str = ""
    ) -> Taken:
        sheet = a_posting(section, seats=seats, title=title)
        return await self._does(head, CampaignStep.PROPOSE_POSTING, Act.SUBMIT, sheet)

    async def rewords(self, head: Someone, section: str, *, title: str) -> Taken:
        """What was sent back: the section's other window stays open beside it."""
        task = await self._living(f"{CampaignStep.PROPOSE_POSTING}/section-{section}.1.2")
        return await self._submits(task, head, Act.SUBMIT, a_posting(section, title=title))

    async def screens(self, sheet: PostingSheet) -> Taken:
        return await self._does(self.city.hr, CampaignStep.SCREEN_POSTING, Act.CONFIRM, sheet)

    async def sends_back(self, reason: str = "人数を確かめてください") -> Taken:
        return await self._does(
            self.city.hr, CampaignStep.SCREEN_POSTING, Act.SEND_BACK, Reason(reason=reason)
        )

    async def refuses(self, reason: str = "来年度に行います") -> Taken:
        return await self._does(
            self.city.hr, CampaignStep.SCREEN_POSTING, Act.REFUSE, Reason(reason=reason)
        )

    async def names_panel(self, members: Sequence[Someone], reserve: Someone) -> Taken:
        sheet = PanelSheet(members=tuple(it.id for it in members), reserve=reserve.id)
        return await self._does(self.city.hr, CampaignStep.NAME_PANEL, Act.SUBMIT, sheet)

    async def offers(
        self,
        head: Someone,
        section: str,
        panel: Sequence[Someone],
        *,
        seats: int = 1,
        title: str = "",
    ) -> PostingRow:
        """A posting from its proposal to its panel (the last of ``panel`` is in reserve)."""
        before = {it.id for it in await self.postings()}
        await self.proposes(head, section, seats=seats, title=title)
        await self.screens(a_posting(section, seats=seats, title=title))
        await self.names_panel(panel[:-1], panel[-1])
        return next(it for it in await self.postings() if it.id not in before)

    async def withdraws_posting(self, posting: PostingRow, reason: str = "組織の見直し") -> Taken:
        task = await self.asked_about(CampaignStep.KEEP_POSTING, posting)
        return await self._submits(task, self.city.hr, Act.WITHDRAW, Reason(reason=reason))

    # Dates.

    async def day(self, stage: Stage) -> date:
        async with self.city.database.reading() as session:
            return (await campaign_days(session, self.cycle_id))[stage]

    async def comes_to(self, stage: Stage) -> None:
        """To the noon after that date: what happens on it has happened."""
        days = self.city.parts.days
        after = days.after(await self.day(stage), 1) if stage in _AT_CLOSING else None
        await self.city.jumps_to(after or days.on_or_after(await self.day(stage)))

    async def moves(self, stage: Stage, day: date) -> Taken:
        task = await self._stage(stage)
        return await self._submits(task, self.city.hr, Act.EXTEND, NewDay(day=day))

    # Who applies.

    async def applies(
        self, who: Someone, *postings: PostingRow, words: str = "志望の理由"
    ) -> Taken:
        return await self._tells(await self.submits_application(who, *postings, words=words))

    async def submits_application(
        self,
        who: Someone,
        *postings: PostingRow,
        words: str = "志望の理由",
        at: datetime | None = None,
    ) -> Taken:
        """Only the receipt: the case has not been told."""
        task = await self._task_of_application(who)
        call = Entry.of_key(task.key).call
        sheet = Application(
            postings=tuple(it.id for it in postings), statements=(words,) * len(postings)
        )
        sealed = await self._sealed(
            key_of_applicant(task.case_id), place_of_application(task.case_id, call), sheet
        )
        return await self.city.submits(task, who, Act.SUBMIT, sealed, at=at)

    async def withdraws(self, who: Someone) -> Taken:
        return await self._does(who, ApplicationStep.FOLLOW_APPLICATION, Act.WITHDRAW, Answered())

    async def accepts(self, who: Someone) -> Taken:
        return await self._does(who, ApplicationStep.ACCEPT_PLACEMENT, Act.AGREE, Answered())

    async def declines(self, who: Someone) -> Taken:
        return await self._does(who, ApplicationStep.ACCEPT_PLACEMENT, Act.DECLINE, Answered())

    # Who selects.

    async def ranks(
        self,
        chair: Someone,
        posting: PostingRow,
        *order: Someone | tuple[Someone, ...],
        unsuitable: Sequence[Someone] = (),
    ) -> Taken:
        task = await self.asked_about(CampaignStep.RANK_APPLICANTS, posting)
        call = Selection.of_key(task.key).call
        of = {it[0]: it[1] for it in await self.candidates(posting, call)}
        places = [it if isinstance(it, tuple) else (it,) for it in order]
        sheet = RankingSheet(
            ranked=tuple(tuple(of[who.id] for who in place) for place in places),
            unsuitable=tuple((of[who.id], "経験が合わない") for who in unsuitable),
        )
        sealed = await self._sealed(
            key_of_panel(posting.id), place_of_assessment(posting.id, call, 0), sheet
        )
        return await self._tells(await self.city.submits(task, chair, Act.SUBMIT, sealed))

    async def decides(self, *, call: int = 1, seed: int = 7) -> Taken:
        wanted = preferences_of(await self.book(), call, seed)
        decision = Decision(seed=seed, fingerprint=wanted.fingerprint())
        return await self._does(self.desk, CampaignStep.DECIDE_PLACEMENTS, Act.CONFIRM, decision)

    # What stands.

    async def postings(self) -> list[PostingRow]:
        async with self.city.database.reading() as session:
            rows = await session.scalars(
                select(PostingRow).where(col(PostingRow.cycle_id) == self.cycle_id)
            )
            return sorted(rows, key=lambda it: (it.number, it.name))

    async def states(self) -> dict[str, str]:
        """By family name, what became of everybody who applied; the last call counts."""
        async with self.city.database.reading() as session:
            rows = await session.scalars(select(ApplicationRow).order_by(col(ApplicationRow.call)))
            return {PEOPLE[row.person_id].person.name.family: row.state for row in rows}

    async def application(self, who: Someone, call: int = 1) -> ApplicationRow:
        async with self.city.database.reading() as session:
            rows = await session.scalars(
                select(ApplicationRow).where(
                    col(ApplicationRow.person_id) == who.id, col(ApplicationRow.call) == call
                )
            )
            return rows.one()

    async def candidates(self, posting: PostingRow, call: int = 1) -> list[tuple[str, str, str]]:
        """Person, candidacy and why excluded."""
        async with self.city.database.reading() as session:
            rows = await session.execute(
                select(ApplicationRow.person_id, CandidacyRow.id, CandidacyRow.excluded)
                .join(CandidacyRow, col(CandidacyRow.application_id) == col(ApplicationRow.id))
                .where(col(CandidacyRow.posting_id) == posting.id, col(CandidacyRow.call) == call)
            )
            return [(person, key, why) for person, key, why in rows]

    async def released_below(self, head: Someone) -> list[tuple[str, str]]:
        """Whom the head sees leaving, and to which section."""
        today = self.city.parts.days.local_day(await self.city.now())
        async with self.city.database.reading() as session:
            organisation = await load_organisation(session)
            viewer = Viewer(person_id=head.id, day=today)
            found = await released_below(session, viewer, organisation)
        return [(it.person_id, it.section_id) for it in found]

    async def matching(self, call: int = 1) -> MatchingRow:
        async with self.city.database.reading() as session:
            return await session.get_one(MatchingRow, (self.cycle_id, call))

    async def book(self) -> CampaignBook:
        async with self.city.database.writing() as session:
            return await campaign_book(session, self.cycle_id, whole=True)

    async def phase(self) -> str:
        async with self.city.database.reading() as session:
            return (await session.get_one(CaseRow, self.case_id)).phase

    async def orders(self) -> list[PersonnelOrder]:
        async with self.city.database.reading() as session:
            return await orders_between(session, date(2027, 4, 1), date(2027, 4, 1))

    async def letters(self) -> dict[str, list[str]]:
        """By person, the kinds of all letters, in order."""
        async with self.city.database.reading() as session:
            rows = await session.scalars(select(LetterRow).order_by(col(LetterRow.created_at)))
            found: dict[str, list[str]] = {}
            for row in rows:
                found.setdefault(row.person_id, []).append(row.kind)
            return found

    async def asked(self, who: Someone, step: ApplicationStep) -> TaskRow:
        """The person's open task of this step."""
        task = await self.task_of(who, step)
        assert task is not None, f"{who.person.name.family} is not asked"
        return task

    async def task_of(self, who: Someone, step: ApplicationStep) -> TaskRow | None:
        async with self.city.database.reading() as session:
            rows = await session.scalars(
                select(TaskRow).where(
                    col(TaskRow.person_id) == who.id,
                    col(TaskRow.step) == step,
                    col(TaskRow.state) == "open",
                )
            )
            return rows.first()

    # How it is done.

    async def _does(self, who: Someone, step: Any, act: Act, sheet: Frozen) -> Taken:
        return await self._submits(await self._asked(who, step), who, act, sheet)

    async def _asked(self, who: Someone, step: Any) -> TaskRow:
        """The person's own task of this step, else a desk's; the first that is open."""
        async with self.city.database.reading() as session:
            rows = await session.scalars(
                select(TaskRow)
                .where(col(TaskRow.state) == "open", col(TaskRow.step) == step)
                .order_by(col(TaskRow.key))
            )
            tasks = [it for it in rows if it.person_id in (who.id, None)]
        return max(tasks, key=lambda it: it.person_id is not None)

    async def _submits(self, task: TaskRow, who: Someone, act: Act, sheet: Frozen) -> Taken:
        content = sheet.model_dump(mode="json")
        return await self._tells(await self.city.submits(task, who, act, content))

    async def _tells(self, taken: Taken) -> Taken:
        await self.city.tells(taken)
        return taken

    async def _sealed(self, purpose: str, context: str, sheet: Frozen) -> dict[str, Any]:
        async with self.city.database.writing() as session:
            now = await business_now(session, datetime.now(UTC))
            ring = self.city.parts.seals
            sealed = await sealed_sheet(session, ring, purpose, context, sheet, now)
        return sealed.model_dump(mode="json")

    async def _task_of_application(self, who: Someone) -> TaskRow:
        for step in (ApplicationStep.FOLLOW_APPLICATION, ApplicationStep.APPLY):
            if task := await self.task_of(who, step):
                return task
        raise AssertionError(f"{who.person.name.family} may not apply now")

    async def asked_about(self, step: CampaignStep, posting: PostingRow) -> TaskRow:
        return await self._living(f"{step}/{posting.name}")

    async def _stage(self, stage: Stage) -> TaskRow:
        return await self._living(f"{CampaignStep.STAGE}/{stage}")

    async def _living(self, beginning: str) -> TaskRow:
        async with self.city.database.reading() as session:
            rows = await session.scalars(
                select(TaskRow).where(
                    col(TaskRow.case_id) == self.case_id,
                    col(TaskRow.state) == "open",
                    col(TaskRow.key).startswith(beginning, autoescape=True),
                )
            )
            return rows.one()


_AT_CLOSING = (
    Stage.POSTS_DUE,
    Stage.APPLICATIONS_TO,
    Stage.RANKING_DUE,
    Stage.SECOND_TO,
    Stage.SECOND_RANKING_DUE,
)


def a_posting(section: str, *, seats: int = 1, title: str = "") -> PostingSheet:
    """What a section asks for, with its staff's post."""
    return PostingSheet(
        title=title or f"{section}の仕事",
        post_id=HALL.staff_post(section).id,
        seats=seats,
        background="新しい事業を始めるため",
        duties="窓口の仕組みを作り直す",
        wanted="人と話すことが好きな方",
    )


async def opens_campaign(city: City, desk: Someone) -> Campaign:
    """Opens the year's campaign and waits until it runs."""
    async with city.database.writing() as session:
        pack = await store_policy(session, city.parts.policy, datetime(2026, 4, 1, tzinfo=UTC))
        now = await business_now(session, datetime.now(UTC))
        cycle = await open_cycle(
            session, CAMPAIGN_YEAR, FiscalYear(2026), pack, now=now, by=city.hr.id
        )
    await city.parts.client.start_workflow(
        "Cycle", cycle.id, id=f"cycle:{cycle.id}", task_queue=DUTIES_QUEUE
    )
    await until(lambda: _is_open(city, CycleId(cycle.id)), "the campaign runs", seconds=60)
    async with city.database.reading() as session:
        case = await session.scalars(
            select(CaseRow).where(col(CaseRow.process) == Process.CAMPAIGN)
        )
        return Campaign(city, cycle.id, case.one().id, desk)


async def _is_open(city: City, cycle_id: str) -> bool:
    async with city.database.reading() as session:
        cases = await session.scalars(
            select(CaseRow.state).where(col(CaseRow.cycle_id) == cycle_id)
        )
        cycle = await session.get_one(CycleRow, cycle_id)
        return set(cases) == {CaseState.OPEN} and cycle.state == "open"


async def a_campaign(city: City, *people: Someone) -> Campaign:
    """Opened for these people, beside the heads of the hall; 村上 of 人事課 is the posting desk."""
    desk = an_employee("村上").in_section("人事課").with_office(Office.POSTING_DESK)
    await city.hires(desk, *people)
    return await opens_campaign(city, desk)


async def a_posting_of_citizens(campaign: Campaign, *, seats: int = 1) -> PostingRow:
    """One of 市民課, whose panel is 森, 上田 and 加藤 with 林 in reserve."""
    reserve = an_employee("林").in_section("市民課")
    await campaign.city.hires(reserve)
    return await campaign.offers(MORI, "市民課", [MORI, UEDA, KATO, reserve], seats=seats)
