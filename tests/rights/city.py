"""A small city with everybody in it 権限の市: one case in each phase, and somebody who holds each role.

It is March; the pack is the one of the five that knows every evaluator's role (八王子の章).
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Final

from sqlmodel import col, select

from api.parts import House
from api.routers import PRACTICE_ROUTERS, ROUTERS
from models.acts import Act
from models.evaluation.steps import Step
from models.evaluators import evaluators
from models.ids import PackId, PersonId, new_id
from models.letters import LetterState
from models.people import Employment
from models.queries.accounts import make_link
from models.queries.calendar_feeds import make_feed
from models.roles import Office
from models.sign_in import Purpose
from models.tables.case import CaseRow
from models.tables.letter import LetterRow, PracticeLetterRow
from models.tables.receipt import ReceiptRow, ReceiptState
from models.tables.task import TaskRow
from tests.given.app import Browser, TheApp, an_app
from tests.given.cases import a_cycle, the_case_of
from tests.given.hall import write_hall
from tests.given.people import CityHall, Someone, a_head, an_employee
from tests.given.talks import a_series
from tests.rights.book_at_rest import waits_for_no_disk
from tests.rights.roles import OF_THE_CASE, Holder
from tests.rights.talks import talk_in_the_city, talk_tasks_in_the_city
from tests.rights.turning import Turner

PACK: Final = "hachioji"
MARCH: Final = datetime(2027, 3, 15, 3, 0, tzinfo=UTC)  # 12:00 in Japan
HALL: Final = CityHall(
    (
        "総務部 > 人事課",
        "生活局 > 市民部 > 市民課 > 窓口係",
        "会計部 > 会計課 > 出納係",
        "建設部 > 道路課 > 補修係",
    )
)
LINE: Final = (
    ("福井", "市"),
    ("大野", "生活局"),
    ("上田", "市民部"),
    ("森", "市民課"),
    ("加藤", "窓口係"),
    ("原", "会計部"),
    ("佐藤", "会計課"),
    ("田中", "出納係"),
)
STEPS: Final = (
    Step.DRAFT_GOALS,
    Step.REVIEW_GOALS,
    Step.MIDTERM_CHECK,
    Step.DECLARE,
    Step.ASSIST,
    Step.RATE_FIRST,
    Step.RATE_SECOND,
    Step.ADJUST,
    Step.CONFIRM,
    Step.CLOSING_INTERVIEW,
    Step.ACKNOWLEDGE,
    Step.COMPLAIN,
    Step.HEAR_COMPLAINT,
)
"""One case waits at each of these."""
HANDED_UP: Final = "handed_up"
HR_DECIDES: Final = Step.HR_DECIDES.value
OF_HR_MEMBER: Final = "of_hr_member"
"""The case of somebody who works at the HR desk; HR has to decide in it."""
SUBMITTED: Final = "submitted"
"""A task that is done: the goals of the case whose evaluator reviews them now."""
CASE: Final = "case"
"""The case at the second evaluation, as a whole."""
ANYTHING: Final = "anything"
"""For addresses that name nothing; the case's own roles are those of the case above."""
REFUSED: Final = "refused"
"""The goals of a case, as if they had been taken and then refused."""
NEWCOMER: Final = "newcomer"
MANAGED: Final = "managed"
"""Somebody of the same section as the rated, with a 1on1 series and no case."""
SERIES: Final = "series"
PARTNER: Final = "partner"
TALK: Final = "talk"
"""A talk of the newcomer with a partner of their own."""
ON_PAPER: Final = "on_paper"
"""The goals of somebody without a mailbox, in the clerk's own section."""
OUTSIDERS: Final[dict[Holder, Office | None]] = {
    Holder.CLERK: Office.CLERK,
    Holder.HIRING_SECTION: None,
    Holder.PANEL_MEMBER: None,
    Holder.MENTOR: None,
    Holder.PROMOTER: None,
    Holder.RATER: None,
    Holder.HR_OPERATOR: Office.HR_OPERATOR,
    Holder.HR_ADMIN: Office.HR_ADMIN,
    Holder.SEALED_HR: None,
    Holder.AUDITOR: Office.AUDITOR,
    Holder.COMMITTEE: None,
    Holder.COMPLAINT_DESK: Office.COMPLAINT_DESK,
}


@dataclass(frozen=True)
class Thing:
    """Something an address names: what stands in the address, and whose case it belongs to."""

    params: dict[str, str]
    case_id: str
    task: TaskRow | None = None
    chain: dict[Holder, PersonId] = field(default_factory=dict)


@dataclass
class RightsCity:
    app: TheApp
    outsiders: dict[Holder, PersonId]
    turner: Turner
    things: dict[str, Thing] = field(default_factory=dict)
    browsers: dict[PersonId | None, Browser] = field(default_factory=dict)
    tokens: dict[Browser, str] = field(default_factory=dict)

    def holder(self, holder: Holder, thing: str) -> PersonId | None:
        """Who holds the role about this thing; None for whoever is not signed in.

        Where the case has nobody in a role, it is whoever has it in the case at its second evaluation.
        """
        if holder is Holder.VISITOR:
            return None
        known = {**self.things[CASE].chain, **self.outsiders, **self.things[thing].chain}
        return known[holder]

    async def browser(self, person_id: PersonId | None) -> Browser:
        """This person's browser, signed in once; it is kept until the city is closed."""
        if person_id not in self.browsers:
            self.browsers[person_id] = browser = self.app.browser()
            if person_id is not None:
                await browser.becomes(person_id)
        return self.browsers[person_id]

    async def token(self, browser: Browser) -> str:
        """The form token of a browser's session, looked up once."""
        if browser not in self.tokens:
            self.tokens[browser] = await browser.token("/nowhere")
        return self.tokens[browser]

    async def forgets(self, person_id: PersonId | None) -> None:
        """The browser is put away; the next one of this person signs in anew."""
        browser = self.browsers.pop(person_id)
        self.tokens.pop(browser, None)
        await browser.client.aclose()

    async def close(self) -> None:
        for browser in self.browsers.values():
            await browser.client.aclose()


@asynccontextmanager
async def a_city_of_rights(url: str, house: House | None = None) -> AsyncIterator[RightsCity]:
    """The city in March, all its pages open on the address of tests, or of the given house."""
    async with an_app(url, routers=[*ROUTERS, *PRACTICE_ROUTERS], house=house) as app:
        app.clock.moment = MARCH
        await waits_for_no_disk(app.parts.database)
        people = _people()
        await write_hall(app.parts.database, HALL, people.values())
        cycle = await a_cycle(app, PACK)
        outsiders = {holder: people[holder].id for holder in OUTSIDERS}
        outsiders[Holder.DEPUTY] = people["原"].id
        city = RightsCity(app, outsiders, Turner(app, outsiders[Holder.COMPLAINT_DESK]))
        await _cases_in_all_phases(city, people)
        await _other_things(city, people)
        about_cycle = {"year": str(cycle.fiscal_year), "kind": cycle.kind}
        city.things["cycle"] = replace(city.things[ANYTHING], params=about_cycle)
        yield city
        await city.close()


def _people() -> dict[str, Someone]:
    """Everybody by role, or by family name; only those of the cases are rated."""
    found: dict[str, Someone] = {}
    for family, section in LINE:
        found[family] = _unrated(a_head(family, "治").of(section))
    found["伊藤"] = _unrated(a_head("伊藤", "修").of("総務部"))
    for holder, office in OUTSIDERS.items():
        section = "人事課" if holder in (Holder.HR_OPERATOR, Holder.HR_ADMIN) else "補修係"
        someone = _unrated(an_employee("職員", holder.value).in_section(section))
        found[holder] = someone.with_office(office) if office else someone
    found[NEWCOMER] = _unrated(an_employee("新人", "一郎").in_section("補修係"))
    found[PARTNER] = _unrated(an_employee("相手", "治").in_section("補修係"))
    found[MANAGED] = _unrated(an_employee("窓口", "五郎").in_section("窓口係"))
    for step in STEPS:
        found[step] = an_employee("窓口", step.value).in_section("窓口係")
    found[HR_DECIDES] = an_employee("窓口", "二郎").in_section("窓口係")
    found[OF_HR_MEMBER] = an_employee("窓口", "三郎").in_section("窓口係")
    found[OF_HR_MEMBER] = found[OF_HR_MEMBER].with_office(Office.HR_OPERATOR)
    found[ON_PAPER] = an_employee("補修", "四郎").in_section("補修係").without_mailbox()
    found[HANDED_UP] = an_employee("出納", "花子").in_section("出納係")
    return found


def _unrated(someone: Someone) -> Someone:
    return someone.employed_as(Employment.SPECIAL)


async def _cases_in_all_phases(city: RightsCity, people: dict[str, Someone]) -> None:
    for step in STEPS:
        case = await the_case_of(city.app, people[step].id)
        await _note(city, step.value, await city.turner.up_to(case.id, step))
    for name, step, act in (
        (HR_DECIDES, Step.RATE_FIRST, Act.CANNOT),
        (OF_HR_MEMBER, Step.RATE_FIRST, Act.CANNOT),
        (HANDED_UP, Step.REVIEW_GOALS, Act.HAND_UP),
    ):
        case = await the_case_of(city.app, people[name].id)
        await city.turner.submits(await city.turner.up_to(case.id, step), act, {"reason": "出張"})
        await _note(city, name, await city.turner.open_task(case.id))


async def _note(city: RightsCity, name: str, task: TaskRow) -> None:
    params = {"locator": task.locator, "case_id": task.case_id, "task_key": task.key}
    params |= {"person_id": task.subject_id, "page_seq": "1"}
    chain = await _chain(city, task.case_id)
    city.things[name] = Thing(params, task.case_id, task, chain)


async def _chain(city: RightsCity, case_id: str) -> dict[Holder, PersonId]:
    """Whoever holds the case's own roles today."""
    parts = city.app.parts
    async with parts.database.reading() as session:
        case = await session.get_one(CaseRow, case_id)
        policy = await parts.policies.policy(session, PackId(case.pack_id))
        organisation = await parts.organisations.get(session)
    who = PersonId(case.person_id)
    day = parts.days.local_day(city.app.clock())
    chain = evaluators(organisation, who, day, policy.evaluation.chain.value)
    found = {Holder(role.value): person for role, person in chain.by_role().items() if person}
    return {Holder.EMPLOYEE: who, **found}


async def _other_things(city: RightsCity, people: dict[str, Someone]) -> None:
    """What is no open task: a receipt, a case as a whole, a person, an invitation, a letter."""
    reviewed, rated = city.things[Step.REVIEW_GOALS], city.things[Step.RATE_SECOND]
    async with city.app.parts.database.reading() as session:
        rows = await session.scalars(
            select(TaskRow).where(
                col(TaskRow.case_id) == reviewed.case_id, col(TaskRow.step) == Step.DRAFT_GOALS
            )
        )
        done = rows.one()
        receipts = await session.scalars(
            select(ReceiptRow.id).where(col(ReceiptRow.task_id) == done.id)
        )
        receipt = receipts.one()
    await _note(city, SUBMITTED, done)
    on_paper = await the_case_of(city.app, people[ON_PAPER].id)
    await _note(city, ON_PAPER, await city.turner.open_task(on_paper.id))
    paper_letter = await _letter_on_paper(city, ON_PAPER)
    about_all: dict[str, dict[str, str]] = {
        "receipt": {"receipt_id": receipt, "case_id": reviewed.case_id},
        "person": {"person_id": people[NEWCOMER].id},
        "invitation": {"token": await _invitation(city, people[NEWCOMER].id)},
        "feed": {"token": await _feed(city, people[NEWCOMER].id)},
        "paper_letter": {"letter_id": paper_letter},
        "example": {"name": "task_requested"},
        "letter": {"letter_id": await _letter(city, people[NEWCOMER].id)},
    }
    for name, params in about_all.items():
        city.things[name] = Thing(params, reviewed.case_id, None, reviewed.chain)
    for name, thing in ((REFUSED, rated), (f"{REFUSED}_{OF_HR_MEMBER}", city.things[OF_HR_MEMBER])):
        params = {**thing.params, "receipt_id": await _refused_receipt(city, thing.case_id)}
        city.things[name] = replace(thing, params=params)
    await _a_talk(city, people[NEWCOMER].id, people[PARTNER].id)
    await _a_series(city, people[MANAGED].id, rated)
    city.things[CASE] = rated
    city.things[ANYTHING] = Thing({}, rated.case_id, None, rated.chain)


async def _a_talk(city: RightsCity, employee: PersonId, partner: PersonId) -> None:
    async with city.app.parts.database.reading() as session:
        case = await session.get_one(CaseRow, city.things[Step.RATE_SECOND].case_id)
    pair = {Holder.EMPLOYEE: employee, Holder.FIRST_EVALUATOR: partner}
    params, series = await talk_in_the_city(city.app, employee, partner, PackId(case.pack_id))
    city.things[TALK] = Thing(params, series, None, pair)
    for task in await talk_tasks_in_the_city(city.app, series, employee, partner):
        city.things[task.step] = Thing({"locator": task.locator}, series, task, pair)


async def _a_series(city: RightsCity, employee: PersonId, like: Thing) -> None:
    """Of somebody with the same evaluators as in the case, so that its partner is the first of them."""
    async with city.app.parts.database.reading() as session:
        case = await session.get_one(CaseRow, like.case_id)
    database, now = city.app.parts.database, city.app.clock()
    series = await a_series(database, employee, pack_id=case.pack_id, now=now)
    chain = {**like.chain, Holder.EMPLOYEE: employee}
    city.things[SERIES] = Thing({"case_id": series.id}, series.id, None, chain)


async def _refused_receipt(city: RightsCity, case_id: str) -> str:
    async with city.app.parts.database.writing() as session:
        rows = await session.scalars(
            select(ReceiptRow)
            .join(TaskRow, col(TaskRow.id) == col(ReceiptRow.task_id))
            .where(col(ReceiptRow.case_id) == case_id, col(TaskRow.step) == Step.DRAFT_GOALS)
        )
        receipt = rows.one()
        receipt.state, receipt.refusal = ReceiptState.REFUSED, "too_late"
        return receipt.id


async def _invitation(city: RightsCity, person_id: PersonId) -> str:
    async with city.app.parts.database.writing() as session:
        now = city.app.clock()
        return await make_link(session, person_id, Purpose.INVITATION, by="system", now=now)


async def _feed(city: RightsCity, person_id: PersonId) -> str:
    async with city.app.parts.database.writing() as session:
        return await make_feed(session, person_id, city.app.clock())


async def _letter_on_paper(city: RightsCity, thing: str) -> str:
    """The letter about this task, which waits to be printed."""
    async with city.app.parts.database.writing() as session:
        rows = await session.scalars(
            select(LetterRow).where(col(LetterRow.case_id) == city.things[thing].case_id)
        )
        letter = rows.one()
        letter.state = LetterState.PAPER
        return letter.id


async def _letter(city: RightsCity, person_id: PersonId) -> str:
    letter = PracticeLetterRow(
        letter_id=new_id(),
        person_id=person_id,
        kind="task_requested",
        subject="依頼",
        text="依頼です",
        html="<p>依頼です</p>",
        sent_at=city.app.clock(),
    )
    async with city.app.parts.database.writing() as session:
        session.add(letter)
    return letter.letter_id


assert set(OUTSIDERS) | {Holder.DEPUTY, Holder.VISITOR} | set(OF_THE_CASE) == set(Holder)
