"""職場研修(OJT): its instructors and promoters; one sentence where the city has none."""

from typing import Final

from models.policy.articles import IN_EVERY_CITY, Draft, article
from models.policy.ojt import OjtChapter
from models.policy.schema import Policy
from models.policy.sentences.programme import programmes
from models.policy.sentences.words import joined
from models.sections import SECTION_WORDS, SectionKind

_NONE: Final = "職場研修の指導員は、この規程では定めない。"
_USED: Final = "市は、仕事を通じて職員を育てるため、この章に定める制度を行う。"
_NO_PROMOTERS: Final = "職場研修を進める推進員は、置かない。"
_TASK: Final = "{}は、その{}の職場研修を取りまとめ、指導の進み具合を知ることができる。"
_ORDER: Final = "二人以上いるときは職位の最も高い者、職位が同じときは採用の早い者とする。"


def ojt(policy: Policy) -> list[Draft]:
    chapter = policy.ojt
    if not chapter.used.value:
        return [article("ojt", "職場研修", [(_NONE, chapter.used.source)])]
    purpose = article("ojt", "職場研修", [(_USED, chapter.used.source)])
    each = (draft for one in chapter.programmes for draft in programmes(policy, one))
    return [purpose, *each, _promoters(policy, chapter)]


def _promoters(policy: Policy, chapter: OjtChapter) -> Draft:
    rules = chapter.promoters
    if not rules.used.value:
        return article("promoters", "推進員", [(_NO_PROMOTERS, rules.used.source)])
    word, place = rules.word.value, SECTION_WORDS[rules.per.value]
    heads = "所属長" if rules.per.value is SectionKind.SECTION else f"{place}の長"
    ladder = policy.evaluation.ladder.value
    grades = joined(it.name for it in ladder.grades if it.key in rules.grades.value)
    texts = [
        (_TASK.format(word, place), rules.used.source),
        (f"職場研修を取りまとめる者を、{word}という。", rules.word.source),
        (f"{word}は、{place}ごとに一人とする。", rules.per.source),
        (
            f"{word}は、{grades}の職にある者とし、いないときは{heads}とする。",
            rules.grades.source,
        ),
        (_ORDER, IN_EVERY_CITY),
    ]
    return article("promoters", word, texts)
