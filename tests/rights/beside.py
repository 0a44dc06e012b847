"""What stands beside the cases in the city of rights: receipts, letters, an invitation, a talk, a series."""

from dataclasses import replace

from sqlmodel import col, select

from models.evaluation.steps import Step
from models.ids import PackId, PersonId, new_id
from models.letters import LetterState
from models.queries.accounts import make_link
from models.queries.calendar_feeds import make_feed
from models.sign_in import Purpose
from models.tables.case import CaseRow
from models.tables.letter import LetterRow, PracticeLetterRow
from models.tables.receipt import ReceiptRow, ReceiptState
from models.tables.task import TaskRow
from tests.given.cases import the_case_of
from tests.given.people import Someone
from tests.given.posting_desk import a_campaign_in_the_book
from tests.given.talks import a_series
from tests.rights.advice import advice_in_the_city
from tests.rights.campaigns import campaign_tasks_in_the_city
from tests.rights.city import RightsCity
from tests.rights.ojt import (
    asked_for_mentors_in_the_city,
    ojt_pair_in_the_city,
    ojt_year_in_the_city,
)
from tests.rights.pairs import pair_tasks_in_the_city
from tests.rights.panels import panel_tasks_in_the_city
from tests.rights.people import HALL
from tests.rights.plans import plan_in_the_city
from tests.rights.roles import Holder
from tests.rights.talks import talk_in_the_city, talk_tasks_in_the_city
from tests.rights.things import (
    ADVICE,
    ANYTHING,
    CASE,
    CHOICE,
    FOLLOW,
    MANAGED,
    NEWCOMER,
    OF_HR_MEMBER,
    OJT,
    ON_PAPER,
    PARTNER,
    PLAN,
    REFUSED,
    SERIES,
    SUBMITTED,
    TALK,
    Thing,
)


async def things_beside_the_cases(city: RightsCity, people: dict[str, Someone]) -> None:
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
    await city.note(SUBMITTED, done)
    on_paper = await the_case_of(city.app, people[ON_PAPER].id)
    await city.note(ON_PAPER, await city.turner.open_task(on_paper.id))
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
    await _a_choice(city, people[NEWCOMER], people[Holder.HIRING_SECTION])
    await _a_panel(city, people[Holder.PANEL_MEMBER], people[PARTNER])
    await _ojt(city, people)
    await _advice(city, people[NEWCOMER].id, people[Holder.MENTOR].id)
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


async def _a_choice(city: RightsCity, applicant: Someone, head: Someone) -> None:
    """The applicant is its employee; nobody else of the case's roles has a part in it.

    Beside it what the head of another section, and HR, are asked in the campaign.
    """
    campaign = await a_campaign_in_the_book(city.app)
    posting_id = await campaign.posts("総合窓口")
    application_id = await campaign.applies(applicant, "総合窓口", places=[1])
    candidacy = await campaign.candidacy(application_id, "総合窓口")
    params = {
        "posting_id": posting_id,
        "application_id": application_id,
        "candidacy_id": candidacy.id,
        "dispute_id": await campaign.disputes(applicant),
    }
    chain = {Holder.EMPLOYEE: applicant.id}
    city.things[CHOICE] = Thing(params, campaign.case_id, None, chain)
    task = await campaign.follows(application_id)
    city.things[FOLLOW] = Thing({"locator": task.locator}, task.case_id, task, chain)
    section = HALL.sections["公園課"].id
    asked = await campaign_tasks_in_the_city(city.app, campaign.case_id, head.id, section)
    for name, task in asked.items():
        city.things[name] = Thing({"locator": task.locator}, task.case_id, task, chain)


async def _a_panel(city: RightsCity, chair: Someone, reserve: Someone) -> None:
    """Of the posting applied to: its chair is the panel member of the table."""
    choice = city.things[CHOICE]
    posting_id = choice.params["posting_id"]
    for task in await panel_tasks_in_the_city(city.app, posting_id, chair.id, reserve.id):
        city.things[task.step] = replace(choice, params={"locator": task.locator}, task=task)


async def _ojt(city: RightsCity, people: dict[str, Someone]) -> None:
    """The newcomer's pair, and the head of another section who is asked for mentors."""
    cycle = await ojt_year_in_the_city(city.app)
    mentee, mentor = people[NEWCOMER].id, people[Holder.MENTOR].id
    case = await ojt_pair_in_the_city(city.app, cycle, mentee, mentor)
    about = {"cycle_id": cycle.id, "case_id": case.id, "year": str(cycle.fiscal_year)}
    about["kind"] = cycle.kind
    city.things[OJT] = Thing(about, case.id, None, {Holder.EMPLOYEE: mentee})
    officer = people[Holder.HR_OPERATOR].id
    city.things[PLAN] = await plan_in_the_city(city.app, cycle, people[MANAGED].id, officer)
    superior = people[Holder.HIRING_SECTION].id
    for name, task in (await pair_tasks_in_the_city(city.app, case, superior)).items():
        city.things[name] = replace(city.things[OJT], params={"locator": task.locator}, task=task)
    head, section = people[Holder.HIRING_SECTION].id, HALL.sections["公園課"].id
    task = await asked_for_mentors_in_the_city(city.app, cycle, head, section)
    chain = {Holder.EMPLOYEE: mentee}
    city.things[task.step] = Thing({"locator": task.locator}, task.case_id, task, chain)


async def _advice(city: RightsCity, asker: PersonId, adviser: PersonId) -> None:
    params = await advice_in_the_city(city.app, asker, adviser)
    case_id = city.things[OJT].case_id
    city.things[ADVICE] = Thing(params, case_id, None, {Holder.EMPLOYEE: asker})


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
