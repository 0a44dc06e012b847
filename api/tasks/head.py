"""The head of a task page 作業の頭: what, by when, why me, what happens next."""

from api.addresses import RULE_BOOK
from api.deputies import acting_for
from api.tasks.at_hand import AtHand, calendar_days
from api.views.person import Link, Person
from api.views.task import SentBack, TaskHead
from models.evaluation.steps import Step
from models.evaluators import evaluators
from models.ids import PersonId
from models.policy.rule_book import article_of
from models.roles import Role


def head_of(hand: AtHand) -> TaskHead:
    """The four questions, answered for whoever holds the task."""
    task = hand.task
    due = task.due_at or (task.expires_at if task.optional else None)
    return TaskHead(
        step=hand.step,
        role=Role(task.role),
        cycle=f"{hand.period} {hand.cycle.name}",
        href=hand.href,
        subject=None if hand.is_about_oneself else hand.person(task.subject_id),
        due_at=due,
        days_left=calendar_days(hand.now, due, hand.days) if due else 0,
        rule=_rule(hand),
        acting_for=acting_for(task, hand.arrival),
        next_person=_next_person(hand),
    )


def _rule(hand: AtHand) -> Link | None:
    """Where the rule book says why this is asked."""
    article = article_of(hand.policy, hand.step)
    if article is None:
        return None
    return Link(words=f"規程 第{article.number}条", href=f"{RULE_BOOK}#{article.key}")


_NEXT: dict[Step, Role] = {
    Step.DRAFT_GOALS: Role.FIRST_EVALUATOR,
    Step.CHANGE_GOALS: Role.FIRST_EVALUATOR,
    Step.DECLARE: Role.FIRST_EVALUATOR,
    Step.RATE_FIRST: Role.SECOND_EVALUATOR,
}
"""Whom the person would like to know of: who reads next."""


def _next_person(hand: AtHand) -> Person | None:
    role = _NEXT.get(hand.step)
    if role is None:
        return None
    chain = evaluators(
        hand.organisation,
        PersonId(hand.case.person_id),
        hand.today,
        hand.policy.evaluation.chain.value,
    )
    who = chain.holder(role)
    return hand.person(who) if who else None


def sent_back(hand: AtHand) -> SentBack | None:
    """Who returned this step's last version, when and why."""
    sheet = hand.dossier.sent_back_to(hand.step)
    if sheet is None:
        return None
    reason = sheet.content.get("reason") or ""
    return SentBack(by=hand.person(sheet.author_id), at=sheet.written_at, reason=reason)
