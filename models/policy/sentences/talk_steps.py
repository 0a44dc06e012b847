"""1on1の手順: how a time is found and moved, how a talk is confirmed, and what becomes of a skipped round."""

from collections.abc import Iterator
from typing import Final

from models.one_on_one.steps import TalkStep
from models.policy.articles import Draft, Statement
from models.policy.one_on_one import OneOnOneChapter
from models.policy.sentences.talk_times import moved, skipped, within
from models.policy.source import Source
from models.policy.talks import InterviewCounts

ARTICLES: Final[dict[TalkStep, str]] = {
    step: TalkStep.LEAD_TALK if step is TalkStep.JOIN_TALK else step for step in TalkStep
}
"""The key of the article on each step; both sides of a talk read the same one."""

_COUNTED: Final[dict[InterviewCounts, str]] = {
    InterviewCounts.NEVER: "人事評価の面談は、1on1に数えない。",
    InterviewCounts.WHEN_MARKED: "人事評価の面談は、1on1を兼ねることを届け出たときに限り、1on1に数える。",
}


def talk_steps(chapter: OneOnOneChapter) -> list[Draft]:
    return [_arranged(chapter), _chosen(chapter), _wished(chapter), _held(chapter)]


def _arranged(chapter: OneOnOneChapter) -> Draft:
    rule = chapter.arrange_within_open_days
    text = f"相手は、{within('依頼の日', rule.value)}、日時を決め、又は三つまでの候補を本人に示す。"
    return Draft(
        key=ARTICLES[TalkStep.ARRANGE_TALK],
        title="1on1の日時の調整",
        statements=(Statement(text=text, source=rule.source),),
    )


def _chosen(chapter: OneOnOneChapter) -> Draft:
    rule, moves = chapter.choose_within_open_days, chapter.moves
    text = (
        f"候補を示された本人は、{within('その日', rule.value)}"
        "一つを選び、又はほかの日時を求めることができる。"
    )
    return Draft(
        key=ARTICLES[TalkStep.CHOOSE_TIME],
        title="1on1の日時の選択と変更",
        statements=(
            Statement(text=text, source=rule.source),
            Statement(text=moved("1on1", moves.value), source=moves.source),
        ),
    )


def _wished(chapter: OneOnOneChapter) -> Draft:
    rule = chapter.wish_within_open_days
    text = (
        "本人は、いつでも1on1を希望することができる。"
        f"相手は、{within('希望の日', rule.value)}、日時を決め、又は候補を示す。"
    )
    return Draft(
        key=ARTICLES[TalkStep.WISH_TALK],
        title="本人の希望による1on1",
        statements=(Statement(text=text, source=rule.source),),
    )


def _held(chapter: OneOnOneChapter) -> Draft:
    confirm, alone = chapter.confirm_within_open_days, chapter.alone_after_open_days
    goals = "示す" if chapter.goals_beside.value else "示さない"
    texts = (
        (
            f"相手と本人は、{within('1on1の日', confirm.value)}、行ったかどうかを届け出る。",
            confirm.source,
        ),
        (
            f"1on1の日から{alone.value}開庁日を過ぎたときは、一方の届出を双方の届出とみなす。",
            alone.source,
        ),
        (skipped("1on1", chapter.skipped.value), chapter.skipped.source),
        *_interviews(chapter),
        (f"1on1の際に、本人の目標を{goals}。", chapter.goals_beside.source),
    )
    return Draft(
        key=ARTICLES[TalkStep.LEAD_TALK],
        title="1on1の実施",
        statements=tuple(Statement(text=text, source=source) for text, source in texts),
    )


def _interviews(chapter: OneOnOneChapter) -> Iterator[tuple[str, Source]]:
    """Whether an interview counts, and where it does, of which days."""
    counts, before = chapter.evaluation_interview_counts, chapter.evaluation_interview_days_before
    yield _COUNTED[counts.value], counts.source
    if counts.value is InterviewCounts.WHEN_MARKED:
        earlier = f"の{before.value}日前" if before.value else ""
        text = f"数える面談は、その回の期間の初日{earlier}から末日までに行ったものとする。"
        yield text, before.source
