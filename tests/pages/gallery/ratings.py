"""Ratings 評価 in the gallery: marks, items, a sheet to rate, what stands after it."""

from datetime import date

from api.charts import Bar, Bars
from api.views.rating import (
    Derivation,
    DerivationLine,
    Judged,
    Overall,
    OwnSoFar,
    RatedGoal,
    RatedItem,
    RatingSheet,
    Spread,
    StageMark,
    StageSheet,
    WholeSheet,
)
from api.views.result import Result, ResultItem
from models.policy.marks import Mark
from models.roles import Role
from tests.pages.gallery.goals import GOALS, PERIOD
from tests.pages.gallery.scene import CYCLE, NAKAMURA, SATO

MARKS = tuple(
    Mark(letter=letter, word=word, points=points)
    for letter, word, points in (
        ("S", "特に優秀", 5),
        ("A", "優秀", 4),
        ("B", "標準", 3),
        ("C", "やや不足", 2),
        ("D", "不足", 1),
    )
)
ITEMS = (
    RatedItem(
        key="ethics",
        name="倫理",
        meaning="全体の奉仕者として、法令と服務の規律を守り、公正に仕事をする",
        declared="支払先との連絡は必ず記録に残しました。",
        log_count=3,
        log_href="#log",
    ),
    RatedItem(key="skill", name="知識・技術", meaning="担当する仕事に要る知識と技術を使う"),
)
DERIVATION = Derivation(
    letter="A",
    word="優秀",
    points="3.53",
    bounds="Aは 3.50点以上 4.50点未満",
    lines=(
        DerivationLine(words="業績評価", how="1.44+0.90+0.60+0.72", share="50%", points="1.83"),
        DerivationLine(words="能力評価", how="(4+3)÷2=3.50", share="50%", points="1.70"),
    ),
    rule_href="/rule-book#overall",
)
RESULT = Result(
    cycle=CYCLE,
    letter="A",
    word="優秀",
    points="3.53",
    confirmed_on=date(2027, 3, 5),
    disclosed_on=date(2027, 3, 8),
    items=(
        ResultItem(name="倫理", mark="A", comment="誤りを自ら申し出た(7月)。"),
        ResultItem(name="知識・技術", mark="B"),
    ),
    remark="返戻の分類を見直し、各課への説明まで自分で進めました。",
)


def rated(marked: bool) -> RatingSheet:
    judged = (
        Judged(role=Role.FIRST_EVALUATOR, mark="A", comment="期限内に加え、返戻が3割減った。"),
    )
    return RatingSheet(
        period=PERIOD,
        goals=tuple(
            RatedGoal(
                goal=goal,
                declared="6か月すべて期限内。",
                declared_mark="A",
                judged=judged if marked else (),
            )
            for goal in GOALS
        ),
        items=ITEMS,
        marks=MARKS,
        goals_open=0 if marked else 3,
        items_open=0 if marked else 2,
        overall_open=not marked,
        derivation=DERIVATION if marked else None,
        own_so_far=OwnSoFar(
            counts=(("S", 0), ("A", 3), ("B", 4), ("C", 0), ("D", 0)), rated=7, people=12
        ),
    )


OVERALL = Overall(
    stages=(
        StageMark(
            role=Role.FIRST_EVALUATOR,
            person=SATO,
            letter="A",
            word="優秀",
            points="3.53",
            comment="大きく軽くした。",
        ),
        StageMark(
            role=Role.SECOND_EVALUATOR, person=NAKAMURA, letter="B", word="標準", points="3.40"
        ),
    ),
    marks=MARKS,
    derivation=DERIVATION,
    spread=Spread(
        chart=Bars(
            bars=tuple(
                Bar(label=letter, count=count)
                for letter, count in (("S", 1), ("A", 9), ("B", 22), ("C", 2), ("D", 0))
            ),
            share=True,
            whole=34,
        ),
        people=36,
        rated=34,
        here="B",
    ),
    sheet_href="#sheet",
)
WHOLE = WholeSheet(
    period=PERIOD,
    goals=rated(True).goals,
    items=ITEMS,
    stages=(
        StageSheet(stage=OVERALL.stages[0], derivation=DERIVATION),
        StageSheet(stage=OVERALL.stages[1], derivation=DERIVATION),
        StageSheet(
            stage=StageMark(
                role=Role.ADJUSTER,
                person=NAKAMURA,
                letter="A",
                word="優秀",
                comment="ほかの課の同じ職位と並べて、Aが適当と考えました。",
            )
        ),
    ),
    declared="返戻を減らすことに力を入れた一年でした。",
    facts="引継ぎの手順書を自分で作っていました。",
)
UNRATED = WholeSheet(period=PERIOD, goals=(), items=ITEMS, stages=())
