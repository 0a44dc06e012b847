"""組の条文: who may guide, how pairs are planned, and what both are asked before they begin."""

from collections.abc import Iterator
from typing import Final

from models.policy.articles import IN_EVERY_CITY, Draft, Statement, Table, article
from models.policy.grades import BAND_WORDS
from models.policy.guiding import SectionRule
from models.policy.programme import WISHED_AT_MOST, NamedBy, Programme, Silence
from models.policy.sentences.talk_times import within
from models.policy.sentences.words import joined
from models.policy.source import Source

_SECTIONS: Final[dict[SectionRule, str]] = {
    SectionRule.OTHER: "本人と別の課の者とする",
    SectionRule.SAME: "本人と同じ課の者とする",
    SectionRule.ANY: "本人と同じ課の者でも別の課の者でもよい",
}
_NAMED: Final[dict[NamedBy, str]] = {
    NamedBy.HR: "{}は、人事課が選ぶ。",
    NamedBy.SECTION_HEAD: "{}は、人事課が、所属長の推薦を踏まえて選ぶ。",
    NamedBy.MENTEE: "{}は、人事課が、本人の望む者を先にして選ぶ。",
}
_NEVER: Final = (
    "評価する者とされる者、親族として届け出た者及び組にしないよう申出のあった者は、組にしない。",
    "休職、休業などをしている者及び実施の期間の終わりまでに職を離れる者は、選ばない。",
    "会計年度任用の職員、特別職の職員及びほかの団体に出向している職員は、選ばない。",
    "組にしないようにとの申出は、その相手に知らせない。",
)
_WISHED: Final = (
    f"本人は、望む者を{WISHED_AT_MOST}人まで挙げることができる。",
    "本人が望む者との組の適合度は、ほかの組より高いものとする。",
    "だれを挙げたかは、挙げられた者に知らせない。",
)
_MOST_FIRST: Final = "組は、できるだけ多くの者に相手が決まるように定める。"
_NO_REASON: Final = "同意しない理由は尋ねず、どちらが同意しなかったかも示さない。"
_CHANGE: Final = (
    "双方は、いつでも、理由を示さずに、相手の変更を人事課に申し出ることができる。",
    "申し出たことは、相手に知らせない。",
    "異動、休職、休業、昇任などにより組とすることができなくなったときは、"
    "人事課は、その組を終え、残る期間の相手を定める。",
)


def pairs(programme: Programme) -> list[Draft]:
    return [_may_guide(programme), _naming(programme), _consent(programme)]


def _may_guide(programme: Programme) -> Draft:
    rules, mentor = programme.may_guide, programme.mentor_word.value
    bands = joined(BAND_WORDS[band] for band in rules.bands.value)
    texts = [
        (f"{mentor}は、{bands}のうちから選ぶ。", rules.bands.source),
        *_conditions(programme),
        (f"{mentor}は、{_SECTIONS[rules.section.value]}。", rules.section.source),
        (f"一人が受け持つ者は、{rules.at_most.value}人までとする。", rules.at_most.source),
        *((text, IN_EVERY_CITY) for text in _NEVER),
    ]
    title = f"{mentor}になることができる者"
    return article(f"{programme.key}-may_guide", title, texts)


def _conditions(programme: Programme) -> Iterator[tuple[str, Source]]:
    """Years of 0 ask nothing and are no sentence."""
    rules, mentor = programme.may_guide, programme.mentor_word.value
    hired, seated = rules.years_since_hire, rules.years_in_section
    if hired.value:
        yield f"採用から{hired.value}年に満たない者は、選ばない。", hired.source
    if seated.value:
        text = f"今の課に配属されてから{seated.value}年に満たない者は、選ばない。"
        yield text, seated.source
    trained = (
        f"{mentor}は、そのための研修を終えた者に限る。"
        if rules.trained.value
        else "研修を終えていることは、条件としない。"
    )
    yield trained, rules.trained.source
    family = (
        f"{mentor}は、本人と同じ職種の者に限る。"
        if rules.same_job_family.value
        else "本人と同じ職種であるかどうかは、問わない。"
    )
    yield family, rules.same_job_family.source


def _naming(programme: Programme) -> Draft:
    days = programme.days
    since, to, due = days.call_from.value, days.call_to, days.plan_due
    called = f"希望、申出及び推薦は、{since.words}から{to.value.words}まで受け付ける。"
    named = _NAMED[programme.named_by.value].format(programme.mentor_word.value)
    decided = f"人事課は、{due.value.words}までに組の案を決める。"
    texts = [
        (called, to.source),
        (named, programme.named_by.source),
        *((text, programme.named_by.source) for text in _WISHED if programme.mentee_chooses),
        (_MOST_FIRST, IN_EVERY_CITY),
        (_order(programme), programme.worst_pair_first.source),
        (_limit(programme), programme.per_section_at_most.source),
        (decided, due.source),
    ]
    plain = article(f"{programme.key}-pairs", f"{programme.name.value}の組の決め方", texts)
    return plain.model_copy(update={"statements": (*plain.statements, _weights(programme))})


def _order(programme: Programme) -> str:
    if programme.worst_pair_first.value:
        return "案は、適合度の最も低い組を先に比べ、その後に全体を比べて定める。"
    return "案は、すべての組の適合度の合計を比べて定める。"


def _limit(programme: Programme) -> str:
    limit = programme.per_section_at_most.value
    if limit is None:
        return "一つの課の職員が受け持つ組の数に、上限は置かない。"
    return f"一つの課の職員が受け持つ組は、{limit}組までとする。"


def _weights(programme: Programme) -> Statement:
    weights, rules = programme.weights.value, programme.may_guide
    apart = f"{rules.years_apart_least.value}年から{rules.years_apart_most.value}年まで"
    rows = (
        ("同じ職種", weights.same_job_family),
        (f"採用の時期の差({apart})", weights.years_apart),
        ("同じ勤務場所", weights.same_place),
        ("性別についての希望", weights.gender_wish),
        ("関心のあること", weights.interests),
    )
    table = Table(
        caption=f"{programme.name.value}の組の適合度",
        heads=("項目", "重み"),
        rows=tuple((what, str(weight)) for what, weight in rows if weight),
    )
    text = "組の適合度は、次の表の重みにより求める。"
    return Statement(text=text, source=programme.weights.source, tables=(table,))


def _consent(programme: Programme) -> Draft:
    rule, mentor = programme.consent.value, programme.mentor_word.value
    asked = within("案を示した日", rule.within_open_days)
    silent = (
        "答えがないときは、同意したものとする。"
        if rule.silence is Silence.AGREES
        else "答えがないときは、同意しないものとし、人事課が別の相手を選ぶ。"
    )
    told = (
        f"組が決まったときは、{mentor}の上司に知らせ、上司は、面談を勤務時間に行うことを確認する。"
        if rule.superior_told
        else f"組が決まったことは、{mentor}の上司に知らせない。"
    )
    texts = [
        ("組の案は、双方に同時に示す。", IN_EVERY_CITY),
        (f"双方は、{asked}、組に同意するかどうかを答える。", programme.consent.source),
        (silent, programme.consent.source),
        (_NO_REASON, IN_EVERY_CITY),
        (told, programme.consent.source),
        *((text, IN_EVERY_CITY) for text in _CHANGE),
    ]
    title = f"{programme.name.value}の組の確認と変更"
    return article(f"{programme.key}-consent", title, texts)
