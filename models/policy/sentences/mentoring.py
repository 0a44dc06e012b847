"""メンターと助言: the programmes of mentors and the advice directory; one sentence where the city has none."""

from collections.abc import Iterator
from typing import Final

from models.policy.articles import IN_EVERY_CITY, Draft, article
from models.policy.mentoring import AdviceKind, AdviceRules
from models.policy.one_on_one import OneOnOneChapter
from models.policy.schema import Policy
from models.policy.sentences.programme import programmes
from models.policy.sentences.talk_times import within
from models.policy.sentences.words import joined

_NONE: Final = "メンターその他の職員による支援及び助言は、この規程では定めない。"
_USED: Final = "市は、職員の成長を支えるため、この章に定める制度を行う。"
_NO_ADVICE: Final = "経験のある職員に助言を求める仕組みは、この規程では定めない。"
_ASKED: Final = "職員は、この規程による名簿から{}を選び、助言を求めることができる。"
_OFFERED: Final = "名簿には、自ら申し出た者に限り載せる。"
_UNREAD: Final = "助言の内容は、求めた者と{}のほかは、読むことができない。"
_KEPT: Final = (
    "助言の求めと答えは、1on1で話した内容の記録と同じく、"
    "年度の終わりから{}年間保存した後、消去する。"
)
_COUNTED: Final = "人事課は、助言の求めの数(事項ごとの数を含む。)に限り知ることができる。"
KINDS: Final[dict[AdviceKind, str]] = {
    AdviceKind.DUTIES: "担当する仕事",
    AdviceKind.SPECIALIST: "専門的な知識と技術",
    AdviceKind.AFTER_PROMOTION: "昇任した後の仕事",
    AdviceKind.CAREER: "今後のキャリア",
}


def mentoring(policy: Policy) -> list[Draft]:
    chapter = policy.mentoring
    if not chapter.used.value:
        return [article("mentoring", "メンター", [(_NONE, chapter.used.source)])]
    purpose = article("mentoring", "職員による支援", [(_USED, chapter.used.source)])
    each = (draft for one in chapter.programmes for draft in programmes(policy, one))
    return [purpose, *each, *_advice(chapter.advice, policy.one_on_one)]


def _advice(rules: AdviceRules, talks: OneOnOneChapter) -> Iterator[Draft]:
    """What the two write is kept as long as the words of a 1on1, held or not."""
    if not rules.used.value:
        yield article("advice", "助言", [(_NO_ADVICE, rules.used.source)])
        return
    adviser, most, years = rules.adviser_word, rules.at_most_open, talks.notes_years
    kinds = joined(f"「{KINDS[kind]}」" for kind in rules.kinds.value)
    answered = within("求めの日", rules.answer_within_open_days.value)
    texts = [
        (_ASKED.format(adviser.value), rules.used.source),
        (f"この仕組みの名は、{rules.name.value}とする。", rules.name.source),
        (f"助言を行う者を、{adviser.value}という。", adviser.source),
        (_OFFERED, IN_EVERY_CITY),
        (f"助言を求めることができる事項は、{kinds}とする。", rules.kinds.source),
        (f"{adviser.value}は、{answered}答える。", rules.answer_within_open_days.source),
        (f"一人が同時に受ける求めは、{most.value}件までとする。", most.source),
        (_UNREAD.format(adviser.value), IN_EVERY_CITY),
        (_KEPT.format(years.value), years.source),
        (_COUNTED, IN_EVERY_CITY),
    ]
    yield article("advice", rules.name.value, texts)
