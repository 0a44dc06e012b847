"""The head of a task of a programme メンター・OJTの作業の頭: what, by when, why me, and with whom."""

from api import addresses
from api.deputies import acting_for
from api.mentoring.at_hand import PairAtHand
from api.tasks.at_hand import calendar_days
from api.views.mentoring import MentoringHead
from api.views.person import Link
from models.mentoring.acts import MentoringStep
from models.policy.ojt import OjtChapter
from models.policy.programme import Programme, ProgrammeKind
from models.policy.rule_book import article_of
from models.policy.schema import Policy
from models.roles import Role


def head_of(hand: PairAtHand) -> MentoringHead:
    """For ``mentoring/_step.html``."""
    task, programme = hand.task, hand.programme
    due = task.due_at or (task.expires_at if task.optional else None)
    return MentoringHead(
        step=hand.step,
        role=Role(task.role),
        programme=programme.name.value,
        mentor_word=programme.mentor_word.value,
        mentee_word=programme.mentee_word.value,
        period=hand.year.label,
        href=hand.href,
        other=hand.other,
        is_mentor=hand.is_mentor,
        due_at=due,
        days_left=calendar_days(hand.now, due, hand.days) if due else 0,
        rule=rule_link(hand.policy, hand.step, programme.key),
        acting_for=acting_for(task, hand.arrival),
        promoter=promoter_of(hand.policy.ojt, programme),
        reported_every=programme.progress_every_months.value or 0,
    )


def promoter_of(chapter: OjtChapter, programme: Programme) -> str:
    """Who sees plans and reports beside HR, in the city's word: promoters are for on-the-job training alone."""
    is_ojt = programme.kind.value is ProgrammeKind.OJT
    return chapter.promoters.word.value if chapter.has_promoters and is_ojt else ""


def rule_link(policy: Policy, step: MentoringStep, programme: str) -> Link | None:
    """Where the rule book says why this is asked in the programme with this key."""
    article = article_of(policy, step, programme)
    if article is None:
        return None
    return Link(words=f"規程 第{article.number}条", href=f"{addresses.RULE_BOOK}#{article.key}")
