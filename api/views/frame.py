"""The frame 枠 around every page: the city, who is signed in, the places open to them, the practice bar."""

from datetime import date
from enum import StrEnum

from api.views.person import Person
from models.frozen import Frozen


class Place(StrEnum):
    MY_TASKS = "my_tasks"  # 自分の仕事
    MY_RECORD = "my_record"  # 自分の記録
    MY_PEOPLE = "my_people"  # 部下・担当
    HR = "hr"  # 人事
    RULE_BOOK = "rule_book"  # 規程


class Language(StrEnum):
    JAPANESE = "ja"
    ENGLISH = "en"


class PracticePerson(Frozen):
    """Somebody one may be in the practice city."""

    id: str
    person: Person
    why: str = ""
    """What there is to see as this person, in the city's words (評価者、12人)."""


class Practice(Frozen):
    """The practice bar: it is given in practice mode only, never in production."""

    today: date
    people: tuple[PracticePerson, ...] = ()
    letters: int = 0
    busy: bool = False
    """The clock is being moved: the bar says so instead of offering more."""


class Frame(Frozen):
    """What the base template needs; ``viewer`` is None before signing in."""

    city: str
    contact: str
    today: date
    viewer: Person | None = None
    places: tuple[Place, ...] = ()
    can_search: bool = False
    practice: Practice | None = None
    confidentiality: str = "機密性2"
    session_ends_in_seconds: int | None = None
