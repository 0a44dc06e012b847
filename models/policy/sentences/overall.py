"""総合評価: the formula of the pack in words."""

from models.policy.articles import Draft, Statement, Table
from models.policy.evaluation import EvaluationChapter
from models.policy.formula import PointFormula, Rung, WordFormula, WordRule
from models.policy.sentences.words import plain

_BY_POINTS = (
    "総合評価は、数値化方式による。目標ごとに評語の点、難易度の係数及びウエイトを掛けて合計し、"
    "項目は点の平均をとり、部分の割合を掛けて合計する。点は、小数第三位を四捨五入する。"
)
_BY_MEDIAN = (
    "総合評価は、評語付与方式による。部分の割合を目標と項目に分け、"
    "よい評語から数えて半分に達した評語を総合評価とする。"
)
_BY_COUNTS = (
    "総合評価は、評語付与方式による。部分の割合を目標と項目に分け、"
    "次の表の条件を上から当てはめ、どれにも当たらないときは{}とする。"
)


def overall(chapter: EvaluationChapter) -> Draft:
    formula = chapter.formula.value
    text, tables = (
        _by_points(formula) if isinstance(formula, PointFormula) else _by_words(chapter, formula)
    )
    statement = Statement(text=text, source=chapter.formula.source, tables=tables)
    return Draft(key="formula", title="総合評価", statements=(statement,))


def _by_points(formula: PointFormula) -> tuple[str, tuple[Table, ...]]:
    rows = tuple(
        (boundary.letter, f"{boundary.from_points:.2f}点以上") for boundary in formula.boundaries
    )
    return _BY_POINTS, (Table(caption="総合評価の点", heads=("評語", "点"), rows=rows),)


def _by_words(chapter: EvaluationChapter, formula: WordFormula) -> tuple[str, tuple[Table, ...]]:
    if formula.rule is WordRule.MEDIAN:
        return _BY_MEDIAN, ()
    rows = tuple((rung.letter, _condition(rung)) for rung in formula.ladder)
    lowest = chapter.scale.value.letters[-1]
    table = Table(caption="総合評価の条件", heads=("評語", "条件"), rows=rows)
    return _BY_COUNTS.format(lowest), (table,)


def _condition(rung: Rung) -> str:
    below = f"、{rung.none_below}より下の評語がない" if rung.none_below else ""
    return f"{rung.reached}以上が{plain(rung.share)}%以上{below}"
