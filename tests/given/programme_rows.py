"""A programme's year in the book 制度の年度の行: pairs, tasks and talks laid row by row for tests of pages, without an engine."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from models.case import TaskState
from models.fiscal_year import FiscalYear
from models.ids import PersonId, new_id, new_locator
from models.mentoring.case import About
from models.mentoring.pair import PairState
from models.mentoring.steps import PairPhase, PairStep
from models.mentoring.year import programme_year
from models.one_on_one.talk import TalkState
from models.policy.schema import Policy
from models.processes import Process
from models.queries.clock import business_now
from models.queries.cycles import open_cycle
from models.queries.policies import store_policy
from models.tables.base import Row
from models.tables.case import CaseRow, CaseState
from models.tables.cycle import CycleRow
from models.tables.mentoring import PairRow, PairSheetRow
from models.tables.task import TaskRow
from tests.given.app import TheApp
from tests.given.cases import launched
from tests.given.packs import YEAR, the_pack_of
from tests.given.talks import a_talk


@dataclass
class ProgrammeRows:
    """One programme's year, as a test lays it."""

    app: TheApp
    cycle: CycleRow
    key: str

    async def mentee(self, who: PersonId, mentor: PersonId | None = None, **given: Any) -> CaseRow:
        """A case of this person; with a mentor its pair runs since May, unless something else is given."""
        state = given.pop("state", PairState.RUNNING)
        phase = given.pop("phase", PairPhase.RUNNING if mentor else PairPhase.SEEKING)
        case = CaseRow(
            id=new_id(),
            process=Process.PAIR,
            cycle_id=self.cycle.id,
            person_id=who,
            partner_id=mentor if state != PairState.ENDED else None,
            pack_id=self.cycle.pack_id,
            fiscal_year=self.cycle.fiscal_year,
            shape={"programme": self.key},
            state=CaseState.OPEN,
            phase=phase,
            opened_at=self.app.clock(),
        )
        await self._write(case)
        if mentor is not None:
            await self.pair(case, mentor, state, **given)
        return case

    async def pair(self, case: CaseRow, mentor: PersonId, state: PairState, **given: Any) -> None:
        """A pair of the case, in this state."""
        started = None if state == PairState.ASKED else date(YEAR, 5, 1)
        row = PairRow(
            id=new_id(),
            cycle_id=self.cycle.id,
            case_id=case.id,
            nth=given.pop("nth", 1),
            mentee_id=case.person_id,
            mentor_id=mentor,
            state=state,
            asked_at=datetime(YEAR, 4, 27, 3, tzinfo=self.app.clock().tzinfo),
            started_on=given.pop("started_on", started),
            **given,
        )
        await self._write(row)

    async def task(
        self,
        case: CaseRow,
        step: PairStep,
        about: About | None = None,
        *,
        who: PersonId | None = None,
        **given: Any,
    ) -> TaskRow:
        """A living task of the case, unless something else is given."""
        ask = (about or About(pair=1)).ask(step)
        row = TaskRow(
            id=new_id(),
            case_id=case.id,
            key=ask.key,
            step=ask.step,
            role=ask.role,
            person_id=who,
            subject_id=case.person_id,
            locator=new_locator(),
            state=given.pop("state", TaskState.OPEN),
            instants=[],
            opens_at=given.pop("opens_at", self.app.clock() - timedelta(days=1)),
            due_at=given.pop("due_at", self.app.clock() + timedelta(days=7)),
            opened_by_page=1,
            **given,
        )
        await self._write(row)
        return row

    async def window_passed(self, case: CaseRow, nth: int, first: date, last: date) -> None:
        """A window for a talk that has passed, of the first pair."""
        zone = self.app.clock().tzinfo
        ends = datetime(last.year, last.month, last.day, 8, 15, tzinfo=zone)
        await self.task(
            case,
            PairStep.WATCH_QUIET,
            About(pair=1, nth=nth),
            state=TaskState.EXPIRED,
            opens_at=datetime(first.year, first.month, first.day, 8, 15, tzinfo=zone),
            expires_at=ends,
            due_at=None,
            optional=True,
        )

    async def sheet(
        self, case: CaseRow, step: PairStep, about: About, content: dict[str, Any], by: PersonId
    ) -> None:
        """What somebody answered."""
        row = PairSheetRow(
            id=new_id(),
            cycle_id=self.cycle.id,
            case_id=case.id,
            pair=about.pair,
            step=step,
            task_key=about.ask(step).key,
            content=content,
            written_by=by,
            written_at=self.app.clock(),
        )
        await self._write(row)

    async def talk(
        self,
        case: CaseRow,
        mentor: PersonId,
        name: str,
        starts_at: datetime,
        state: TalkState,
        **given: Any,
    ) -> None:
        given = {"state": state, "starts_at": starts_at, "minutes": 30, **given}
        await a_talk(self.app.parts.database, case, mentor, name, **given)

    async def _write(self, row: Row) -> None:
        async with self.app.parts.database.writing() as session:
            session.add(row)


async def a_programme_year(
    app: TheApp, city: str = "aizuwakamatsu", pack: Policy | None = None
) -> ProgrammeRows:
    """The year of the pack's first programme, opened; whoever it is for by the pack has a case already."""
    pack = pack or the_pack_of(city)
    programme = pack.programmes[0]
    async with app.parts.database.writing() as session:
        now = await business_now(session, app.clock())
        pack_id = await store_policy(session, pack, now)
        rule = programme_year(programme)
        cycle = await open_cycle(session, rule, FiscalYear(YEAR), pack_id, now=now, by=None)
    await launched(app, cycle)
    return ProgrammeRows(app, cycle, programme.key)
