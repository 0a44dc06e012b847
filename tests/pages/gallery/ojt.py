"""Naming mentors メンターの推薦 and a section's OJT 課のOJT of the gallery, for its head and for its promoter."""

from datetime import date
from typing import Final

from api.charts import HeatMap, HeatRow
from api.i18n.fields import field_words
from api.views.answers import Answers
from api.views.frame import Place
from api.views.mentoring import MentoringHead
from api.views.nominees import Naming, NomineeLine
from api.views.ojt import ItemLine, OjtLine, SectionOjt
from api.views.person import Link
from models.errors import FieldError
from models.mentoring.steps import PairStep, ProgrammeStep
from models.roles import Role
from tests.pages.gallery.scene import HANAKO, LONG, NAKAMURA, SATO, TAKAGI, TANAKA, Scene, at

HEAD: Final = MentoringHead(
    step=ProgrammeStep.PROPOSE_MENTORS,
    role=Role.SECTION_HEAD,
    programme="メンター制度",
    mentor_word="メンター",
    mentee_word="支援を受ける職員",
    period="令和8年度",
    href="#task",
    due_at=at(4, 15),
    days_left=3,
    rule=Link(words="規程 第31条", href="#rule"),
)
NAMING: Final = Naming(
    section="会計課",
    named=(NomineeLine(id="t", person=TANAKA, years=8, taken=1),),
    own_word=(NomineeLine(id="g", person=TAKAGI, years=6),),
    may=(
        NomineeLine(id="h", person=HANAKO, years=5),
        NomineeLine(id="l", person=LONG, years=12, taken=1),
    ),
    may_not=(
        NomineeLine(id="n", person=NAKAMURA, years=24, why_not=("grade", "no_room")),
        NomineeLine(id="s", person=SATO, years=2, why_not=("years", "years_in_section")),
        NomineeLine(id="u", person=LONG, years=9, why_not=("not_willing", "untrained")),
    ),
    others=3,
    years_since_hire=4,
    years_in_section=1,
    training_asked=True,
)
ITEMS: Final = (
    ItemLine(title="窓口での説明", aimed=3, reached=(2, 3)),
    ItemLine(title="支払伝票の審査", aimed=3, reached=(1, 2)),
    ItemLine(
        title="月次の決算に要る帳票を、決められた期日までに一人で作る", aimed=4, reached=(0, 2)
    ),
)
LINES: Final = (
    OjtLine(
        key="a",
        person=HANAKO,
        mentor=SATO,
        state="running",
        plan_on=date(2026, 5, 20),
        reported_on=date(2026, 11, 2),
        at_aim=1,
        planned=3,
        owed=PairStep.REPORT_PROGRESS,
        owed_from=date(2027, 2, 1),
        owed_by=at(2, 15, year=2027),
        items=ITEMS,
        reports=(1, 2),
    ),
    OjtLine(
        key="b",
        person=LONG,
        mentor=TANAKA,
        state="running",
        owed=PairStep.WRITE_PLAN,
        owed_by=at(10, 9),
        days_late=4,
    ),
    OjtLine(key="c", person=TAKAGI, mentor=NAKAMURA, state="asked"),
    OjtLine(key="d", person=TANAKA, state="seeking"),
)
OJT: Final = SectionOjt(
    section="会計課",
    programme="OJT指導員・OJT推進員制度",
    year="令和8年度",
    mentor_word="OJT指導員",
    mentee_word="指導を受ける職員",
    lines=LINES,
    picture=HeatMap(
        columns=("1回目", "2回目"),
        rows=(
            HeatRow(label="山田 花子", counts=(0, 1), wholes=(3, 3), hrefs=("#a", "#a")),
            HeatRow(label="髙木 隼人", counts=(2, 4), wholes=(4, 4), hrefs=("#c", "#c")),
        ),
    ),
)
NONE_YET: Final = OJT.model_copy(
    update={"lines": LINES[1:], "picture": HeatMap(columns=(), rows=())}
)
NOBODY: Final = NONE_YET.model_copy(update={"lines": (), "section": "出納課"})


def naming(name: str, sheet: Naming, *errors: FieldError, **values: str) -> Scene:
    lines = field_words("ja").lines(errors)
    answers = Answers(action="#", nonce="n", values=values, errors=lines)
    return Scene(
        f"mentoring-naming-{name}",
        "mentoring/propose_mentors.html",
        {"head": HEAD, "answers": answers, "naming": sheet},
        NAKAMURA,
    )


def promoted(name: str, *sections: SectionOjt) -> Scene:
    return Scene(
        f"mentoring-promoted-{name}",
        "mentoring/promoted.html",
        {"sections": sections, "word": "OJT推進員"},
        SATO,
        Place.MY_PEOPLE,
    )


SCENES = (
    naming("filled", NAMING, **{"person-h": "1"}),
    naming("error", NAMING, FieldError("nominees", "choose")),
    naming("done", NAMING.model_copy(update={"may": ()})),
    naming("empty", Naming(section="会計課", may_not=NAMING.may_not)),
    promoted("filled", OJT),
    promoted("begun", NONE_YET, NOBODY),
    promoted("empty", NOBODY),
)
