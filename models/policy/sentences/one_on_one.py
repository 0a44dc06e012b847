"""1on1: what it is for, how often and with whom it is held; one sentence where the city has none."""

from collections.abc import Sequence

from models.one_on_one.talk import TOPIC_WORDS
from models.policy.articles import Draft, Statement
from models.policy.one_on_one import OneOnOneChapter
from models.policy.schema import Policy
from models.policy.sentences.talk_records import records
from models.policy.sentences.talk_steps import talk_steps
from models.policy.sentences.talk_times import at_hours, often
from models.policy.sentences.words import ROLES, joined
from models.policy.source import Source

_NONE = "1on1は、この規程では定めない。"
_PURPOSE = "1on1は、職員の成長を支えるため、本人と相手とが二人で話し合うものとし、職員ごとに行う。"


def one_on_one(policy: Policy) -> list[Draft]:
    chapter = policy.one_on_one
    if not chapter.used.value:
        return [_article("one_on_one", "1on1", [(_NONE, chapter.used.source)])]
    return [
        _purpose(chapter),
        _rounds(chapter),
        _partner(chapter),
        *talk_steps(chapter),
        *records(chapter),
    ]


def _article(key: str, title: str, parts: Sequence[tuple[str, Source]]) -> Draft:
    statements = tuple(Statement(text=text, source=source) for text, source in parts)
    return Draft(key=key, title=title, statements=statements)


def _purpose(chapter: OneOnOneChapter) -> Draft:
    topics = joined(f"「{TOPIC_WORDS[topic]}」" for topic in chapter.topics.value)
    texts = [
        (_PURPOSE, chapter.used.source),
        (f"話題は、{topics}のうちから本人が選ぶ。", chapter.topics.source),
    ]
    return _article("one_on_one", "1on1", texts)


def _rounds(chapter: OneOnOneChapter) -> Draft:
    new_staff = (
        "新たに採用した者とは、採用の日から1か月以内に最初の1on1を行う。"
        if chapter.new_staff_first_month.value
        else "新たに採用した者との最初の1on1も、ほかの職員と同じ期間に行う。"
    )
    texts = [
        (
            f"1on1は、年度の初めから{often(chapter.every_months.value)}行う。",
            chapter.every_months.source,
        ),
        (f"1on1の時間は、一回につき{chapter.minutes.value}分とする。", chapter.minutes.source),
        (new_staff, chapter.new_staff_first_month.source),
        (at_hours("1on1", chapter.hours.value), chapter.hours.source),
    ]
    return _article("talk_rounds", "1on1の回数と時間", texts)


def _partner(chapter: OneOnOneChapter) -> Draft:
    role = ROLES[chapter.partner.value]
    handed = (
        f"{role}は、1on1の相手を、本人の属する係の長その他の職員に引き継ぐことができる。"
        if chapter.may_hand_over.value
        else "相手は、ほかの職員に引き継ぐことができない。"
    )
    texts = [
        (f"1on1の相手は、本人の{role}とする。", chapter.partner.source),
        (handed, chapter.may_hand_over.source),
    ]
    return _article("talk_partner", "1on1の相手", texts)
