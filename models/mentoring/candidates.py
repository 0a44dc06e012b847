"""Who is looked after and who may guide 支援を受ける職員と指導する職員: what is known of each on one day.

Plain values, so that a plan can be made and made again from what is written down alone. Wishes come
from the profile; whoever wrote none has none. Whom somebody would rather avoid is told to nobody.
"""

from datetime import date
from enum import StrEnum

from models.frozen import Frozen
from models.policy.grades import Band


class Gender(StrEnum):
    """As somebody says of themselves in the profile; saying nothing is as good."""

    FEMALE = "female"  # 女性
    MALE = "male"  # 男性


class YearsApart(Frozen):
    """How many full years the one who guides was hired before the other, both ends included."""

    least: int
    most: int


class Mentee(Frozen):
    """One person who is looked after 支援を受ける職員."""

    person_id: str
    section_id: str
    """The 課 somebody sits in, or what stands in its place; empty without a post."""
    job_family: str
    hired_on: date
    place: str = ""
    """The building 勤務場所 where somebody works or would like to meet; empty: not told."""
    gender: Gender | None = None
    gender_wish: Gender | None = None
    """Of the other one; None wishes nothing."""
    interests: frozenset[str] = frozenset()
    years_apart: YearsApart | None = None
    """The own wish about the distance in years; None: the programme's own."""
    avoided: frozenset[str] = frozenset()
    """Persons not to be paired with; they are never told."""
    kin: frozenset[str] = frozenset()
    """Relatives as declared 親族の申告."""
    wished: frozenset[str] = frozenset()
    """Whom this person would like as mentor お願いしたい人; it counts where the programme says so."""
    line: frozenset[str] = frozenset()
    """Everybody in the evaluation line 評価の系統, above or below."""


class Mentor(Frozen):
    """One person who may guide others メンター・OJT指導員の候補, with what stands for or against it."""

    person_id: str
    section_id: str
    job_family: str
    hired_on: date
    band: Band
    years: int
    """Full years since the hire."""
    years_in_section: int = 0
    place: str = ""
    gender: Gender | None = None
    gender_wish: Gender | None = None
    interests: frozenset[str] = frozenset()
    avoided: frozenset[str] = frozenset()
    kin: frozenset[str] = frozenset()
    line: frozenset[str] = frozenset()
    trained: bool = False
    willing: bool = True
    """False for whoever has said no for this year."""
    stays: bool = True
    """Employed, as far as is known, until the programme's year ends."""
    on_duty: bool = True
    """On no day of the programme's year, as far as is known, on leave."""
    capacity: int = 1
    """How many this person would take at once, in all programmes together; at least 1."""
    taken: int = 0
    """How many of them are taken already by pairs that are not in question."""
    taken_here: int = 0
    """How many of ``taken`` are of this programme's year."""
