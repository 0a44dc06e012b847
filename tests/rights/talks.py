"""A talk 面談 in the city of rights: a pair of its own, with a promise and a text at the complaint desk."""

from datetime import datetime, timedelta

from models.case import Ask, TaskState
from models.ids import PackId, PersonId, new_id, new_locator
from models.one_on_one.case import Attempt
from models.one_on_one.notes import NewAction, Side
from models.one_on_one.steps import TalkStep
from models.one_on_one.talk import TalkState
from models.queries.access_referrals import answer_referral, write_referral
from models.queries.access_talk_actions import add_action
from models.queries.access_talks import PairTalk, talk_of_pair
from models.roles import Office
from models.tables.case import CaseRow
from models.tables.talk import TalkRow
from models.tables.task import TaskRow
from tests.given.app import TheApp
from tests.given.talks import a_series, a_talk, the_viewer


async def talk_in_the_city(
    app: TheApp, employee: PersonId, partner: PersonId, pack_id: PackId
) -> tuple[dict[str, str], str]:
    """What addresses name (talk, promise, referral), and the id of the series."""
    now = app.clock()
    series = await a_series(app.parts.database, employee, pack_id=pack_id, now=now)
    talk = await a_talk(app.parts.database, series, partner)
    by_partner, by_employee = [
        await _as_seen_by(app, who, talk, now) for who in (partner, employee)
    ]
    ring = app.parts.seals
    promise = NewAction(words="資料を読む", owner=Side.EMPLOYEE)
    async with app.parts.database.writing() as session:
        await add_action(session, ring, by_partner, promise, key="promise", now=now)
        await write_referral(
            session,
            ring,
            by_partner,
            Office.COMPLAINT_DESK,
            "窓口に伝えたいこと",
            key="referral",
            now=now,
        )
        await answer_referral(session, by_employee, "referral", consents=True, now=now)
    params = {
        "talk_id": talk.id,
        "kind": "shared",
        "action_id": "promise",
        "referral_id": "referral",
    }
    return params, series.id


async def _as_seen_by(app: TheApp, who: PersonId, talk: TalkRow, now: datetime) -> PairTalk:
    viewer = await the_viewer(app.parts.database, who, app.parts.days.local_day(now))
    async with app.parts.database.reading() as session:
        return await talk_of_pair(session, viewer, talk.id)


async def talk_tasks_in_the_city(
    app: TheApp, series_id: str, employee: PersonId, partner: PersonId
) -> list[TaskRow]:
    """A talk that the partner is to arrange, and one of tomorrow at which both are asked."""
    now, database = app.clock(), app.parts.database
    async with database.reading() as session:
        series = await session.get_one(CaseRow, series_id)
    last = app.parts.days.local_day(now) + timedelta(days=14)
    await a_talk(database, series, partner, "r6", state=TalkState.DUE, last_day=last, minutes=30)
    tomorrow = now + timedelta(days=1)
    await a_talk(database, series, partner, "r5", last_day=last, starts_at=tomorrow, minutes=30)
    tasks = [
        _task(series, Attempt.round(number).ask(step), who, now)
        for number, step, who in (
            (6, TalkStep.ARRANGE_TALK, partner),
            (5, TalkStep.LEAD_TALK, partner),
            (5, TalkStep.JOIN_TALK, employee),
        )
    ]
    async with database.writing() as session:
        session.add_all(tasks)
    return tasks


def _task(series: CaseRow, ask: Ask, who: PersonId, now: datetime) -> TaskRow:
    return TaskRow(
        id=new_id(),
        case_id=series.id,
        key=ask.key,
        step=ask.step,
        role=ask.role,
        person_id=who,
        subject_id=series.person_id,
        locator=new_locator(),
        state=TaskState.OPEN,
        instants=[],
        opens_at=now,
        due_at=now + timedelta(days=7),
        expires_at=now + timedelta(days=9),
        opened_by_page=1,
    )
