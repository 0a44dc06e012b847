"""制度の条文: the articles of one programme, from whom it is for to how its pairs end."""

from collections.abc import Iterator
from typing import Final

from models.policy.articles import IN_EVERY_CITY, Draft, article
from models.policy.guiding import MenteeGroup
from models.policy.programme import Programme, ProgrammeKind
from models.policy.schema import Policy
from models.policy.sentences.programme_pairs import pairs
from models.policy.sentences.programme_talks import talks
from models.policy.sentences.programme_year import year
from models.policy.sentences.words import joined
from models.policy.source import Source

_OF_THE_CITY: Final = "対象は、常勤、再任用及び任期付の職員に限る。"
GROUPS: Final[dict[MenteeGroup, str]] = {
    MenteeGroup.NEW_HIRES: "新規採用職員",
    MenteeGroup.MID_CAREER: "経験者採用職員",
    MenteeGroup.TRANSFERRED: "異動した職員",
    MenteeGroup.PROMOTED: "管理職に昇任した職員",
    MenteeGroup.VOLUNTEERS: "希望する職員",
}
_DEEDS: Final[dict[ProgrammeKind, str]] = {
    ProgrammeKind.MENTOR: "支援",
    ProgrammeKind.OJT: "指導",
}
_BEGINS: Final[dict[MenteeGroup, str]] = {
    MenteeGroup.NEW_HIRES: "採用",
    MenteeGroup.MID_CAREER: "採用",
    MenteeGroup.TRANSFERRED: "異動",
    MenteeGroup.PROMOTED: "昇任",
}


def programmes(policy: Policy, programme: Programme) -> list[Draft]:
    """All articles of a programme; their keys begin with its own, so that no two are alike."""
    return [
        _purpose(programme),
        *pairs(programme),
        *talks(policy.one_on_one, programme),
        *year(policy.ojt, programme),
    ]


def _purpose(programme: Programme) -> Draft:
    name, mentor, mentee = programme.name, programme.mentor_word, programme.mentee_word
    deed = _DEEDS[programme.kind.value]
    texts = [
        (f"この制度の名は、{name.value}とする。", name.source),
        (f"{deed}を行う者の呼び名は、「{mentor.value}」とする。", mentor.source),
        (f"{deed}を受ける者の呼び名は、「{mentee.value}」とする。", mentee.source),
        *_whom(programme),
    ]
    return article(f"{programme.key}-purpose", name.value, texts)


def _whom(programme: Programme) -> Iterator[tuple[str, Source]]:
    rule, source = programme.looked_after.value, programme.looked_after.source
    counted = [group for group in rule.groups if group in _BEGINS]
    whom = []
    if counted:
        begins = "又は".join(dict.fromkeys(_BEGINS[group] for group in counted))
        named = joined(GROUPS[group] for group in counted)
        whom = [f"{named}で{begins}の日から{rule.months}か月以内のもの"]
    if MenteeGroup.VOLUNTEERS in rule.groups:
        whom.append(GROUPS[MenteeGroup.VOLUNTEERS])
    yield f"対象は、{'並びに'.join(whom)}とする。", source
    if rule.mid_career_from_grade is not None:
        came = f"採用の日の級が{rule.mid_career_from_grade}級以上の者"
        yield f"{came}を経験者採用職員とし、新規採用職員に含めない。", source
    yield _OF_THE_CITY, IN_EVERY_CITY
