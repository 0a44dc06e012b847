"""Why these two 組の説明: sentences of a fixed set for one pair, without ranks or words about anybody else.

Each side reads only what both share or what it wished itself; HR reads all of it.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from models.frozen import Frozen
from models.mentoring.candidates import Mentee, Mentor
from models.mentoring.hard_rules import sections_fit
from models.mentoring.rules import Rules
from models.mentoring.score import FULL, Criterion, score, weight
from models.policy.guiding import SectionRule


class Reader(StrEnum):
    MENTEE = "mentee"
    MENTOR = "mentor"
    BOTH = "both"
    """The two of them alike: what may be kept beside the pair."""
    HR = "hr"


class Sentence(StrEnum):
    NOT_IN_LINE = "not_in_line"
    OTHER_SECTION = "other_section"
    SAME_SECTION = "same_section"
    SAME_JOB_FAMILY = "same_job_family"
    YEARS_APART = "years_apart"
    SAME_PLACE = "same_place"
    OWN_GENDER_WISH = "own_gender_wish"
    GENDER_WISH_MET = "gender_wish_met"
    GENDER_WISH_UNMET = "gender_wish_unmet"
    INTERESTS = "interests"
    OWN_PERSON_WISHED = "own_person_wished"
    PERSON_WISHED = "person_wished"
    OTHER_PERSON_WISHED = "other_person_wished"


WORDS: Final[dict[Sentence, str]] = {
    Sentence.NOT_IN_LINE: "二人は、評価する側とされる側の関係にありません。",
    Sentence.OTHER_SECTION: "二人は別の課です。",
    Sentence.SAME_SECTION: "二人は同じ課です。",
    Sentence.SAME_JOB_FAMILY: "二人の職種は同じです。",
    Sentence.YEARS_APART: "二人の採用年の差は、望ましい範囲にあります。",
    Sentence.SAME_PLACE: "二人の勤務場所は同じです。",
    Sentence.OWN_GENDER_WISH: "相手の性別についてのあなたの希望に合っています。",
    Sentence.GENDER_WISH_MET: "相手の性別についての希望に合っています。",
    Sentence.GENDER_WISH_UNMET: "相手の性別についての希望には合っていません。",
    Sentence.INTERESTS: "関心のあることに、共通するものがあります。",
    Sentence.OWN_PERSON_WISHED: "あなたがお願いしたいと書いた人です。",
    Sentence.PERSON_WISHED: "ご本人がお願いしたいと書いた人です。",
    Sentence.OTHER_PERSON_WISHED: "ご本人がお願いしたいと書いた人ではありません。",
}


class Explanation(Frozen):
    """One sentence; ``interests`` are those both have named."""

    sentence: Sentence
    interests: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        return WORDS[self.sentence]


def explain(
    rules: Rules, mentee: Mentee, mentor: Mentor, reader: Reader
) -> tuple[Explanation, ...]:
    """What speaks for a pair that may be, as one reader may know it."""
    return (*_of_rules(rules, mentee, mentor), *_of_score(rules, mentee, mentor, reader))


def _of_rules(rules: Rules, mentee: Mentee, mentor: Mentor) -> Iterator[Explanation]:
    """Of the sections nothing is said where HR let their rule go."""
    yield Explanation(sentence=Sentence.NOT_IN_LINE)
    if not sections_fit(rules.section, mentee.section_id, mentor.section_id):
        return
    if rules.section is SectionRule.OTHER:
        yield Explanation(sentence=Sentence.OTHER_SECTION)
    if rules.section is SectionRule.SAME:
        yield Explanation(sentence=Sentence.SAME_SECTION)


def _of_score(
    rules: Rules, mentee: Mentee, mentor: Mentor, reader: Reader
) -> Iterator[Explanation]:
    """Only what the programme weighs; what is met in part says nothing."""
    points = {it.criterion: it.points for it in score(rules, mentee, mentor).parts}
    met = {it for it in Criterion if weight(rules, it) and points[it] == FULL}
    for criterion, sentence in (
        (Criterion.SAME_JOB_FAMILY, Sentence.SAME_JOB_FAMILY),
        (Criterion.YEARS_APART, Sentence.YEARS_APART),
        (Criterion.SAME_PLACE, Sentence.SAME_PLACE),
    ):
        if criterion in met:
            yield Explanation(sentence=sentence)
    if rules.weights.gender_wish:
        yield from _of_wishes(mentee, mentor, reader)
    shared = mentee.interests & mentor.interests
    if rules.weights.interests and shared:
        yield Explanation(sentence=Sentence.INTERESTS, interests=tuple(sorted(shared)))
    if rules.wished_first and mentee.wished:
        yield from _of_person_wished(mentor.person_id in mentee.wished, reader)


def _of_wishes(mentee: Mentee, mentor: Mentor, reader: Reader) -> Iterator[Explanation]:
    """A side reads of its own wish alone: the other's is not its business."""
    of_mentee = (mentee.gender_wish, mentor.gender)
    of_mentor = (mentor.gender_wish, mentee.gender)
    sides = {Reader.MENTEE: (of_mentee,), Reader.MENTOR: (of_mentor,), Reader.BOTH: ()}
    for wish, told in sides.get(reader, (of_mentee, of_mentor)):
        if wish is None:
            continue
        if reader is not Reader.HR:
            yield from [Explanation(sentence=Sentence.OWN_GENDER_WISH)] if told is wish else []
        elif told is wish:
            yield Explanation(sentence=Sentence.GENDER_WISH_MET)
        else:
            yield Explanation(sentence=Sentence.GENDER_WISH_UNMET)


def _of_person_wished(is_wished: bool, reader: Reader) -> Iterator[Explanation]:
    """Whom the mentee named is read by the mentee and HR; the mentor does not learn of it."""
    if reader is Reader.MENTEE and is_wished:
        yield Explanation(sentence=Sentence.OWN_PERSON_WISHED)
    if reader is Reader.HR:
        met = Sentence.PERSON_WISHED if is_wished else Sentence.OTHER_PERSON_WISHED
        yield Explanation(sentence=met)
