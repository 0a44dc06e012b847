"""評価の内容: goals, parts and their ratios, items, marks, and the way to the overall rating."""

from models.policy.articles import Draft, Statement, Table
from models.policy.evaluation import EvaluationChapter
from models.policy.grades import BAND_WORDS, Band
from models.policy.items import PART_WORDS, ItemTable
from models.policy.schema import Policy
from models.policy.sentences.overall import overall
from models.policy.sentences.words import joined, plain


def contents(policy: Policy) -> list[Draft]:
    chapter = policy.evaluation
    return [_goals(chapter), _ratios(chapter), _items(chapter), _marks(chapter), overall(chapter)]


def _goals(chapter: EvaluationChapter) -> Draft:
    rule, link = chapter.goals.value, chapter.goal_link.value
    count = f"目標は、一人につき{rule.at_least}つから{rule.at_most}つまでとし、"
    weights = f"ウエイトの合計を{rule.weights_sum}とする。"
    tied = (
        "目標は、{}に結び付けなければならない。"
        if link.required
        else "目標は、{}に結び付けるよう努める。"
    )
    return Draft(
        key="goals",
        title="目標",
        statements=(
            Statement(text=count + weights, source=chapter.goals.source),
            Statement(text=tied.format(link.word), source=chapter.goal_link.source),
            Statement(text=_difficulty(chapter), source=chapter.difficulty.source),
        ),
    )


def _difficulty(chapter: EvaluationChapter) -> str:
    rule = chapter.difficulty.value
    if not rule.used:
        return "目標に難易度を付けない。"
    levels = joined(f"「{level.word}」({plain(level.factor)}倍)" for level in rule.levels)
    return f"目標の難易度は、{levels}とする。"


def _ratios(chapter: EvaluationChapter) -> Draft:
    parts = chapter.parts
    heads = ("区分", *(PART_WORDS[part] for part in parts))
    rows = tuple(
        (BAND_WORDS[band], *(f"{plain(chapter.ratios.value.of(band).of(part))}%" for part in parts))
        for band in Band
    )
    names = joined(PART_WORDS[part] for part in parts)
    text = f"評価は、{names}からなり、その割合は、次の表による。"
    table = Table(caption="部分の割合", heads=heads, rows=rows)
    statement = Statement(text=text, source=chapter.ratios.source, tables=(table,))
    return Draft(key="ratios", title="評価の部分と割合", statements=(statement,))


def _items(chapter: EvaluationChapter) -> Draft:
    tables = tuple(_item_table(chapter, table) for table in chapter.items.value)
    weight = chapter.heavy_item_weight
    heavy = any(item.heavy for table in chapter.items.value for item in table.items)
    counted = (
        f"◎の項目は、○の項目の{weight.value}倍に数える。" if heavy else "項目は、等しく数える。"
    )
    text = "業績評価以外の評価項目は、次の表による。"
    return Draft(
        key="items",
        title="評価項目",
        statements=(
            Statement(text=text, source=chapter.items.source, tables=tables),
            Statement(text=counted, source=weight.source),
        ),
    )


def _item_table(chapter: EvaluationChapter, table: ItemTable) -> Table:
    ladder = chapter.ladder.value
    families = [family.name for family in ladder.families if family.key in table.families]
    grades = [grade.name for grade in ladder.grades if grade.key in table.grades]
    whom = "、".join([*families, *grades]) or "全職員"
    return Table(
        caption=f"{PART_WORDS[table.part]}({whom})",
        heads=("項目", "区分", "求められること", "重み"),
        rows=tuple(
            (item.name, item.group or "", item.meaning, "◎" if item.heavy else "○")
            for item in table.items
        ),
    )


def _marks(chapter: EvaluationChapter) -> Draft:
    marks, extremes = chapter.scale.value.marks, chapter.comment_required_at
    rows = tuple((mark.letter, mark.word, str(mark.points)) for mark in marks)
    table = Table(caption="評語", heads=("評語", "意味", "点"), rows=rows)
    text = f"評語は、{marks[0].letter}から{marks[-1].letter}までの{len(marks)}段階とする。"
    statements = [Statement(text=text, source=chapter.scale.source, tables=(table,))]
    if extremes.value:
        needed = (
            f"{joined(extremes.value)}の評語を付けるときは、そう考えた事実を書かなければならない。"
        )
        statements.append(Statement(text=needed, source=extremes.source))
    return Draft(key="scale", title="評語", statements=tuple(statements))
