"""Naming mentors of a section メンターの推薦: who is named, who may be, and what stands in the way of the others."""

from api.views.person import Person
from models.frozen import Frozen


class NomineeLine(Frozen):
    """Somebody of the section; ``why_not`` names rules (``models.mentoring.hard_rules``), empty: may be named."""

    id: str
    person: Person
    years: int = 0
    taken: int = 0
    why_not: tuple[str, ...] = ()


class Naming(Frozen):
    """The page's content."""

    section: str
    named: tuple[NomineeLine, ...] = ()
    own_word: tuple[NomineeLine, ...] = ()
    """Who has offered without being named."""
    may: tuple[NomineeLine, ...] = ()
    may_not: tuple[NomineeLine, ...] = ()
    others: int = 0
    """How many of the section the programme never asks: appointees of one year, special officials."""
    years_since_hire: int = 0
    years_in_section: int = 0
    training_asked: bool = False
