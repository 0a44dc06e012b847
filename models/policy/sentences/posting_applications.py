"""庁内公募への応募: who may apply, how, and who never learns of it."""

from collections.abc import Iterator
from typing import Final

from models.people import EMPLOYMENT_WORDS
from models.policy.articles import IN_EVERY_CITY, Draft, article
from models.policy.challenge_job import ChallengeJobChapter, MayApply
from models.policy.grades import BAND_WORDS
from models.policy.sentences.words import joined
from models.policy.source import Source

_TOLD_BEFORE: Final = "応募することができない者には、応募の前にその理由を示す。"
_DISPUTE: Final = (
    "応募することができるかどうかの判断に納得できない者は、人事課に申し出ることができる。"
)
_DIRECTLY: Final = "応募は、所属の課を通さず、本人が人事課に直接行う。"
_CHANGE: Final = (
    "応募した者は、組合せを行う前であれば、応募の内容を変え、又は応募を取り下げることができる。"
)
_SECRET: Final = (
    "応募は、本人の上司に知られないように扱う。",
    "応募したかどうかは、応募を扱う人事課の職員及びその募集の審査員のほかは、知ることができない。",
    "審査員は、募集を公開する前に定める。",
    "審査員本人、その部下に当たる者及びその上司に当たる者は、その審査員のいる募集に応募することができない。",
    "これに当たるかどうかは、組織における位置だけで決まり、応募の有無にはよらない。",
    "応募を扱う人事課の職員並びにその部下及び上司に当たる者の応募は、あらかじめ定めた別の窓口が受ける。",
    "選考の面談の日時は、ほかの職員が見る予定に載せない。",
)


def applications(chapter: ChallengeJobChapter) -> list[Draft]:
    return [_may_apply(chapter), _application(chapter), _secrecy(chapter)]


def _may_apply(chapter: ChallengeJobChapter) -> Draft:
    day = chapter.days.transfer_on
    texts = [
        (
            f"応募することができるかどうかは、異動の日である翌年度の{day.value.words}の時点で判断する。",
            day.source,
        ),
        *_who(chapter.may_apply),
        *_conditions(chapter.may_apply),
        *_states(chapter.may_apply),
        (_TOLD_BEFORE, IN_EVERY_CITY),
        (_DISPUTE, IN_EVERY_CITY),
    ]
    return article("posting_may_apply", "応募することができる者", texts)


def _who(rules: MayApply) -> Iterator[tuple[str, Source]]:
    kinds = joined(f"{EMPLOYMENT_WORDS[kind]}の職員" for kind in rules.employments.value)
    bands = joined(BAND_WORDS[band] for band in rules.bands.value)
    yield f"応募することができる者は、{kinds}とする。", rules.employments.source
    yield f"応募することができる者の職位は、{bands}とする。", rules.bands.source
    families = (
        "職種が募集の職種と異なる者も、応募することができる。"
        if rules.other_job_families.value
        else "募集の職種と異なる職種の者は、応募することができない。"
    )
    yield families, rules.other_job_families.source


def _conditions(rules: MayApply) -> Iterator[tuple[str, Source]]:
    hired, seated, letter = (
        rules.years_since_hire,
        rules.years_in_section,
        rules.least_overall_letter,
    )
    if hired.value:
        yield f"採用から{hired.value}年に満たない者は、応募することができない。", hired.source
    if seated.value:
        text = f"今の課に配属されてから{seated.value}年に満たない者は、応募することができない。"
        yield text, seated.source
    rated = (
        "人事評価の結果は、応募の条件としない。"
        if letter.value is None
        else f"直近の全体評語が{letter.value}に達しない者は、応募することができない。"
    )
    yield rated, letter.source


def _states(rules: MayApply) -> Iterator[tuple[str, Source]]:
    for rule, who in (
        (rules.during_probation, "条件付採用の期間中の者"),
        (rules.during_leave, "休職、休業などをしている者"),
        (rules.during_secondment, "ほかの団体に派遣されている者"),
    ):
        may = "も、応募することができる" if rule.value else "は、応募することができない"
        yield f"{who}{may}。", rule.source


def _application(chapter: ChallengeJobChapter) -> Draft:
    since, to = chapter.days.applications_from, chapter.days.applications_to
    most, longest = chapter.choices_at_most, chapter.statement_longest
    choices = (
        "一人が応募することができる募集は、1件とする。"
        if most.value == 1
        else f"一人が応募することができる募集は、{most.value}件までとし、望む順を付ける。"
    )
    texts = [
        (_DIRECTLY, IN_EVERY_CITY),
        (f"応募は、{since.value.words}から{to.value.words}まで受け付ける。", to.source),
        (choices, most.source),
        (f"志望の理由は、募集ごとに{longest.value}字以内で書く。", longest.source),
        (_CHANGE, IN_EVERY_CITY),
    ]
    return article("posting_application", "応募", texts)


def _secrecy(chapter: ChallengeJobChapter) -> Draft:
    group = chapter.small_group
    texts = [
        *((text, IN_EVERY_CITY) for text in _SECRET),
        (f"応募した者の数は、{group.value}人に満たないときは示さない。", group.source),
    ]
    return article("posting_secrecy", "応募の秘密", texts)
