"""対象: the cycles of the year, who is evaluated, who is not, and the grades of the city."""

from collections.abc import Iterator

from models.people import EMPLOYMENT_WORDS
from models.policy.articles import Draft, Statement, Table
from models.policy.evaluation import EvaluationChapter
from models.policy.grades import BAND_WORDS
from models.policy.items import PART_WORDS
from models.policy.population import CycleRule
from models.policy.schema import Policy
from models.policy.sentences.words import joined


def subjects(policy: Policy) -> list[Draft]:
    chapter = policy.evaluation
    return [_cycles(chapter), _people(chapter), _left_out(chapter), _grades(chapter)]


def _cycles(chapter: EvaluationChapter) -> Draft:
    text = "".join(_cycle(cycle) for cycle in chapter.cycles.value)
    statement = Statement(text=text, source=chapter.cycles.source)
    return Draft(key="cycles", title="評価の回と期間", statements=(statement,))


def _cycle(cycle: CycleRule) -> str:
    parts = joined(PART_WORDS[part] for part in cycle.parts)
    span = f"{cycle.period_from.words}から{cycle.period_to.words}まで"
    return f"{cycle.name}は、{span}を期間とし、{parts}を行う。"


def _people(chapter: EvaluationChapter) -> Draft:
    kinds = joined(f"{EMPLOYMENT_WORDS[kind]}の職員" for kind in chapter.employments.value)
    statement = Statement(text=f"評価の対象は、{kinds}とする。", source=chapter.employments.source)
    return Draft(key="employments", title="対象者", statements=(statement,))


def _left_out(chapter: EvaluationChapter) -> Draft:
    found = tuple(_exclusions(chapter))
    return Draft(key="exclusions", title="対象としない者", statements=found)


def _exclusions(chapter: EvaluationChapter) -> Iterator[Statement]:
    rules = chapter.exclusions
    months = rules.served_under_months
    if months.value:
        text = f"評価の期間中の勤務が{months.value}か月に満たない者は、対象としない。"
        yield Statement(text=text, source=months.source)
    for rule, who in (
        (rules.on_leave_whole_period, "休職、休業などにより公正に評価することができない者"),
        (rules.probation, "条件付採用の期間中の者"),
        (rules.department_heads, "部長の職にある者"),
    ):
        if rule.value:
            yield Statement(text=f"{who}は、対象としない。", source=rule.source)


def _grades(chapter: EvaluationChapter) -> Draft:
    ladder = chapter.ladder.value
    names = joined(family.name for family in ladder.families)
    rows = tuple(
        (family.name, grade.name, BAND_WORDS[grade.band], f"{grade.from_pay_grade}級から")
        if grade.from_pay_grade
        else (family.name, grade.name, BAND_WORDS[grade.band], "最初の職位")
        for family in ladder.families
        for grade in ladder.grades_of(family.key)
    )
    table = Table(caption="職種と職位", heads=("職種", "職位", "区分", "給料表の級"), rows=rows)
    text = f"評価は、{names}の職種ごとに、次の表の職位により行う。"
    statement = Statement(text=text, source=chapter.ladder.source, tables=(table,))
    return Draft(key="ladder", title="職種と職位", statements=(statement,))
