"""A scene 場面: one template with one view, seen by one person; and the people of the example city."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from api.views.frame import Frame, Place, Practice, PracticePerson
from api.views.person import Person

HANAKO = Person(name="山田 花子", post="主事", section="会計課", href="#hanako")
SATO = Person(name="佐藤 一郎", title="課長補佐", post="課長補佐", section="会計課")
NAKAMURA = Person(name="中村 恵子", title="課長", post="課長", section="会計課")
TAKAGI = Person(name="髙木 隼人", post="主事", section="会計課", href="#takagi")
TANAKA = Person(name="田中 健太", post="主任", section="会計課", href="#tanaka")
ONO = Person(name="小野 和子", post="主査", section="人事課")
LONG = Person(
    name="Wolfeschlegelsteinhausenbergerdorff Maximilian-Alexander",
    post="会計年度任用職員",
    section="教育委員会事務局 生涯学習・文化財課",
    href="#long",
)
CYCLE = "令和8年度 人事評価"
TODAY = date(2026, 10, 13)

EVERY_PLACE = (Place.MY_TASKS, Place.MY_RECORD, Place.MY_PEOPLE, Place.HR, Place.RULE_BOOK)


def at(month: int, day: int, hour: int = 17, minute: int = 15, year: int = 2026) -> datetime:
    """A moment in Japan, as aware UTC."""
    return datetime(year, month, day, hour - 9 if hour >= 9 else hour, minute, tzinfo=UTC)


def frame(viewer: Person | None, *, hr: bool = False, practice: bool = True) -> Frame:
    return Frame(
        city="あゆみ市",
        contact="人事課 評価担当(内線 2210)",
        today=TODAY,
        viewer=viewer,
        places=(EVERY_PLACE if hr else tuple(one for one in EVERY_PLACE if one is not Place.HR))
        if viewer
        else (),
        can_search=hr,
        practice=Practice(
            today=TODAY,
            letters=3,
            people=(
                PracticePerson(id="1", person=HANAKO, why="評価を受ける人"),
                PracticePerson(id="2", person=SATO, why="一次評価者、12人"),
                PracticePerson(id="3", person=ONO, why="人事課"),
            ),
        )
        if practice
        else None,
        session_ends_in_seconds=1800 if viewer else None,
    )


@dataclass(frozen=True)
class Scene:
    """``name`` is the page and its state, such as ``tasks-review_goals-error``."""

    name: str
    template: str
    context: dict[str, Any] = field(default_factory=dict)
    viewer: Person | None = SATO
    place: Place | None = Place.MY_TASKS
    hr: bool = False
    path: str = "/"
