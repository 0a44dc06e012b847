"""Goals beside a talk 目標: the employee's own, and those of somebody the partner evaluates; nobody else's."""

from sqlmodel import col, select

from models.acts import Act
from models.evaluation.goals import Goal, GoalSheet
from models.evaluation.steps import Step
from models.ids import new_id
from models.tables.audit import AuditRow
from models.tables.sheet import SheetRow
from tests.given.cases import cases_of
from tests.given.small_city import KUDO, SATO, YAMADA
from tests.pages.talks.conftest import TalkPages

TITLE = "窓口の待ち時間を半分にする"
GOALS = GoalSheet(goals=(Goal(title=TITLE, text="受付票を見直す", weight=100),))


async def _writes(talks: TalkPages, seq: int, step: Step, act: Act, by: str) -> None:
    cases = await cases_of(talks.app, YAMADA)
    case = next(it for it in cases if it.process == "evaluation")
    content = GOALS.model_dump(mode="json") if step is Step.DRAFT_GOALS else {}
    row = SheetRow(
        id=new_id(),
        case_id=case.id,
        step=step,
        act=act,
        page_seq=seq,
        task_key=f"{step}/1",
        content=content,
        author_id=by,
        written_at=talks.app.clock(),
    )
    async with talks.app.parts.database.writing() as session:
        session.add(row)


async def test_goals_stand_beside_once_agreed_and_the_reading_is_noted(talks: TalkPages) -> None:
    await _writes(talks, 101, Step.DRAFT_GOALS, Act.SUBMIT, YAMADA)
    for who in (YAMADA, SATO):
        assert TITLE not in await talks.reads(who)
    await _writes(talks, 102, Step.REVIEW_GOALS, Act.AGREE, SATO)

    for who in (YAMADA, SATO):
        assert TITLE in await talks.reads(who)

    async with talks.app.parts.database.reading() as session:
        what = await session.scalars(
            select(col(AuditRow.what))
            .where(col(AuditRow.actor_id) == SATO, col(AuditRow.subject_id) == YAMADA)
            .order_by(col(AuditRow.id))
        )
        assert what.all() == ["talk.notes", "talk.goals"]
    assert "1on1の記録と目標" in await talks.reads(YAMADA, "/my-record/who-looked")


async def test_a_partner_who_is_no_evaluator_does_not_see_them(talks: TalkPages) -> None:
    await _writes(talks, 101, Step.DRAFT_GOALS, Act.SUBMIT, YAMADA)
    await _writes(talks, 102, Step.REVIEW_GOALS, Act.AGREE, SATO)
    handed_over = await talks.another(KUDO, "r4")

    assert TITLE not in await talks.reads(KUDO, f"/talks/{handed_over.id}")
    assert TITLE in await talks.reads(YAMADA, f"/talks/{handed_over.id}")
