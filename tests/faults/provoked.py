"""Faults provoked 起こした不具合, each of a kind that repeats the words of the row or the form it is about."""

import asyncio
import codecs
from random import Random
from typing import Any

import httpx2
from sqlalchemy import text
from sqlmodel import col, select

from ayumi.practice.contents import goals
from bench.browser import Answer, Browser
from models.acts import Act
from models.case import Message
from models.evaluation.fields import to_fields
from models.evaluation.goals import GoalReview, GoalSheet
from models.evaluation.steps import Step
from models.ids import new_id
from models.letters import UNREADABLE, LetterKind
from models.names import PersonName
from models.people import Employment
from models.queries.letters import letter_row, write_letters
from models.queries.messages import command
from models.queries.organisation import raise_revision
from models.roles import Office
from models.tables.case import CaseRow
from models.tables.letter import LetterRow
from models.tables.receipt import MessageRow
from tests.given.city import FRIDAY_MORNING
from tests.given.hall import ONO, TANAKA, UEDA
from tests.given.kept_apart import CityApart
from tests.given.mail import MailServer
from tests.given.people import Someone, an_employee
from tests.given.waiting import until

NAME = PersonName(family="緋桜", given="碧衣子", family_kana="ヒザクラ", given_kana="アオイコ")
ADDRESS = "hizakura.canary@city.example"
GOAL, COMMENT = "紺青の待合室を七分で案内する", "群青の言い回しを改めてください"
PLANTED = ("緋桜", "碧衣子", "ヒザクラ", "アオイコ", "hizakura", "canary", "紺青", "群青")
SAYS = f"{NAME.family} {NAME.given} {NAME.family_kana} {ADDRESS} {GOAL} {COMMENT}"
BAD_ROSTER = f"職員番号,氏名,級,職種,採用日\n10001,{NAME.family} {NAME.given},3,行政,{GOAL}\n"
PATIENCE = 60.0
ADMIN = (
    an_employee("大野", "望")
    .in_section("人事課")
    .employed_as(Employment.SPECIAL)
    .with_office(Office.HR_ADMIN)
)


async def goals_are_sent_back(apart: CityApart, hizakura: Someone) -> None:
    """All goes well: the words stand in the book, and a comment of the evaluator beside them."""
    assert await _press(apart, hizakura, Step.DRAFT_GOALS, _goals(apart)) == 303
    review = to_fields(GoalReview(day=FRIDAY_MORNING.date(), reason=COMMENT))
    assert await _press(apart, TANAKA, Step.REVIEW_GOALS, {**review, "act": Act.SEND_BACK}) == 303


def _goals(apart: CityApart) -> dict[str, str]:
    told = {"title": GOAL, "text": GOAL, "measure": GOAL, "link": GOAL}
    drawn = goals(apart.city.parts.policy.evaluation, Random(1))
    sheet = to_fields(GoalSheet(goals=tuple(goal.model_copy(update=told) for goal in drawn)))
    return {**sheet, "act": Act.SUBMIT}


async def mail_is_refused(apart: CityApart, smtp: MailServer, hizakura: Someone) -> None:
    smtp.answers_next(f"550 5.1.1 <{ADDRESS}> unknown", f"451 4.3.0 <{ADDRESS}> later")
    for _ in range(2):
        await _write_letter(apart, hizakura)
    await until(lambda: _letters_have(apart, "smtp_550"), "mail is refused", seconds=PATIENCE)
    await until(lambda: _letters_have(apart, "smtp_451"), "mail is put off", seconds=PATIENCE)


async def a_bad_import(apart: CityApart) -> None:
    async with httpx2.AsyncClient(
        base_url=apart.base_url, headers={"origin": apart.base_url}
    ) as hr:
        token = Answer(200, {}, (await hr.get("/sign-in")).text).token
        await hr.post("/practice/person", data={"person": ADMIN.id, "csrf_token": token})
        token = Answer(200, {}, (await hr.get("/hr/people")).text).token
        answer = await hr.post(
            "/hr/people/import",
            data={"csrf_token": token, "kind": "roster"},
            files={"file": ("名簿.csv", BAD_ROSTER.encode(), "text/csv")},
        )
    assert GOAL in answer.text, "the import says what is wrong, to HR alone"


async def the_database_refuses(apart: CityApart, hizakura: Someone) -> None:
    """With words of its own that repeat the row."""
    await _spoil(
        apart,
        "CREATE TRIGGER refuses BEFORE INSERT ON receipts BEGIN"
        f" SELECT RAISE(ABORT, 'Failing row contains {SAYS}'); END",
    )
    assert await _press(apart, hizakura, Step.DRAFT_GOALS, _goals(apart)) == 500
    await _spoil(apart, "DROP TRIGGER refuses")


async def a_letter_cannot_be_read(apart: CityApart, hizakura: Someone) -> None:
    """It is set aside, and the log says which and why."""
    await _write_letter(apart, hizakura, is_spoilt=True)
    await until(lambda: _letters_have(apart, UNREADABLE), "it is set aside", seconds=PATIENCE)


async def no_letter_can_be_taken(apart: CityApart, hizakura: Someone) -> str:
    """The database refuses every change of a letter, in words that repeat the row."""
    await _spoil(
        apart,
        "CREATE TRIGGER keeps BEFORE UPDATE ON letters BEGIN"
        f" SELECT RAISE(ABORT, 'Failing row contains {SAYS}'); END",
    )
    await _write_letter(apart, hizakura)
    failures = await _failing(apart, "IntegrityError")
    await _spoil(apart, "DROP TRIGGER keeps")
    return failures


async def a_person_cannot_be_read(apart: CityApart, hizakura: Someone, case_id: str) -> None:
    """Every process that reads the organisation meets it: pages, cases and duties."""
    await _spoil(apart, f"UPDATE people SET hired_on = '{SAYS}' WHERE id = '{hizakura.id}'")
    async with apart.city.database.writing() as session:
        await raise_revision(session)
    browser = Browser(apart.base_url)
    assert (await browser.get("/sign-in")).status == 500
    await browser.close()
    message = await _a_command(apart, case_id)
    telling = asyncio.create_task(apart.line.tell(case_id, message))
    cases = apart.folder / "work---cases.log"
    await until(lambda: "ValueError" in cases.read_text("utf-8"), "a page fails", seconds=PATIENCE)
    await _spoil(apart, f"UPDATE people SET hired_on = '2015-04-01' WHERE id = '{hizakura.id}'")
    async with apart.city.database.writing() as session:
        await raise_revision(session)
    await telling
    await apart.until_heard(case_id, message)


async def the_case_diverges(apart: CityApart, case_id: str) -> None:
    """A page that the process would not have written: it parks, and says at which page."""
    await _spoil(
        apart,
        "UPDATE pages SET body = json_set(body, '$.phase', 'year')"
        f" WHERE case_id = '{case_id}' AND seq = 0",
    )
    await apart.city.parts.rebuilder.some([case_id])

    async def is_parked() -> bool:
        async with apart.city.database.reading() as session:
            return (await session.get_one(CaseRow, case_id)).trouble == "divergence at page 0"

    await until(is_parked, "the case is parked", seconds=PATIENCE)


async def _press(apart: CityApart, who: Someone, step: Step, fields: dict[str, str]) -> int:
    """Sends a form of the person's task; tried again while the pages start."""
    task = await _task(apart, who, step)
    browser, sent = Browser(apart.base_url), {"nonce": new_id(), "version": str(task.version)}
    await until(lambda: _is_up(apart), "the pages answer", seconds=PATIENCE)
    await browser.becomes(who.id)
    await browser.get("/my-tasks")
    answer = await browser.post(f"/t/{task.locator}/submit", {**sent, **fields})
    await browser.close()
    return answer.status


async def _task(apart: CityApart, who: Someone, step: Step) -> Any:
    async def is_there() -> bool:
        return any(it.step == step for it in await apart.city.owed())

    await until(is_there, f"{step} is open", seconds=PATIENCE)
    return await apart.city.task_of(who, step)


async def _is_up(apart: CityApart) -> bool:
    try:
        async with httpx2.AsyncClient(base_url=apart.base_url) as client:
            return (await client.get("/health")).status_code == 200
    except httpx2.HTTPError:
        return False


async def _write_letter(apart: CityApart, to: Someone, *, is_spoilt: bool = False) -> str:
    async with apart.city.database.writing() as session:
        row = letter_row(
            LetterKind.CASE_ENDED,
            person_id=to.id,
            cause=new_id(),
            at=FRIDAY_MORNING,
            days=apart.city.parts.days,
        )
        await write_letters(session, [row])
        if is_spoilt:
            spoil = f"UPDATE letters SET created_at = '{SAYS}' WHERE id = '{row['id']}'"
            await session.execute(text(spoil))
    return str(row["id"])


async def _letters_have(apart: CityApart, failure: str) -> bool:
    async with apart.city.database.reading() as session:
        found = select(col(LetterRow.id)).where(col(LetterRow.failure) == failure)
        return await session.scalar(found) is not None


async def _a_command(apart: CityApart, case_id: str) -> Message:
    """HR hands the task to somebody else, with words that stay in the book."""
    async with apart.city.database.writing() as session:
        heard = await session.scalars(select(col(MessageRow.task_key)))
        key = sorted(set(heard))[0].partition("/")[0] + "/2"
        return await command(
            session,
            case_id=case_id,
            act=Act.REASSIGN,
            by=ONO.id,
            at=await apart.city.now(),
            task_key=key,
            details={"person_id": UEDA.id, "reason": COMMENT},
        )


async def _spoil(apart: CityApart, order: str) -> None:
    async with apart.city.database.writing() as session:
        await session.execute(text(order))


async def _failing(apart: CityApart, kind: str) -> str:
    """Waits until the engine keeps a failure of this kind for the post office; returns all it keeps."""
    handle = apart.city.parts.client.get_workflow_handle("duty:post_office")

    async def is_kept() -> bool:
        return kind in str((await handle.describe()).raw_description)

    await until(is_kept, "the post office fails", seconds=PATIENCE)
    bytes_as_text = codecs.decode(str((await handle.describe()).raw_description), "unicode_escape")
    return bytes_as_text.encode("latin-1", "replace").decode("utf-8", "replace")
