"""The head of a 1on1 task 1on1の頭: what, by when, why me, with whom, and the time if it is fixed."""

from api import addresses
from api.one_on_one.at_hand import TalkAtHand
from api.tasks.at_hand import calendar_days
from api.views.one_on_one import Slot, TalkHead
from api.views.person import Link
from models.one_on_one.case import Attempt
from models.one_on_one.steps import TalkStep
from models.one_on_one.talk import Span, Topic
from models.one_on_one.talk_rules import TalkRules
from models.policy.rule_book import article_of
from models.policy.schema import Policy


def head_of(hand: TalkAtHand) -> TalkHead:
    task, row = hand.task, hand.row
    due = task.due_at or task.expires_at
    attempt = Attempt.of_key(task.key)
    return TalkHead(
        step=hand.step,
        href=hand.href,
        period=hand.year.label,
        other=hand.other,
        is_partner=hand.is_partner,
        number=attempt.number if attempt.is_round else 0,
        topic=Topic(row.topic) if row and row.topic else None,
        due_at=due,
        days_left=calendar_days(hand.now, due, hand.parts.days) if due else 0,
        rule=rule_link(hand.policy, hand.rules, hand.step),
        slot=slot(hand.time) if hand.time else None,
        place=row.place if row else "",
        online=row.online if row else "",
        conversation_href=addresses.TALK.format(talk_id=row.id) if row else "",
        programme=hand.rules.programme,
    )


def slot(span: Span, because: str = "") -> Slot:
    value = span.start.isoformat()
    return Slot(value=value, start=span.start, end=span.end, because=because)


def rule_link(policy: Policy, rules: TalkRules, step: TalkStep) -> Link | None:
    """Where the rule book says why this is asked: of a pair's 組 talks, in its programme's articles."""
    article = article_of(policy, step, rules.programme_key)
    if article is None:
        return None
    return Link(words=f"規程 第{article.number}条", href=f"{addresses.RULE_BOOK}#{article.key}")
