"""The head of a task of open posting 公募の作業の頭: what, by when, and why me."""

from api import addresses
from api.challenge_job.at_hand import PostingAtHand
from api.deputies import acting_for
from api.tasks.at_hand import calendar_days
from api.views.person import Link
from api.views.task import TaskHead
from models.policy.rule_book import article_of
from models.roles import Role


def head_of(hand: PostingAtHand) -> TaskHead:
    """For ``challenge_job/_step.html``; nobody is the subject of a campaign's task."""
    task = hand.task
    due = task.due_at or (task.expires_at if task.optional else None)
    return TaskHead(
        step=hand.step,
        role=Role(task.role),
        cycle=f"{hand.year.label} {hand.chapter.name.value}",
        href=hand.href,
        due_at=due,
        days_left=calendar_days(hand.now, due, hand.days) if due else 0,
        rule=_rule(hand),
        acting_for=acting_for(task, hand.arrival),
    )


def _rule(hand: PostingAtHand) -> Link | None:
    """Where the rule book says why this is asked."""
    article = article_of(hand.policy, hand.step)
    if article is None:
        return None
    return Link(words=f"規程 第{article.number}条", href=f"{addresses.RULE_BOOK}#{article.key}")
