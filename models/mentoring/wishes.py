"""What both sides tell of themselves 希望と申出 before pairs are made, as the plan reads it; nobody has to."""

from models.frozen import Frozen
from models.mentoring.candidates import Gender, YearsApart


class Wishes(Frozen):
    """One profile プロフィール, of either side; whoever wrote none has this one."""

    place: str = ""
    gender: Gender | None = None
    gender_wish: Gender | None = None
    interests: frozenset[str] = frozenset()
    years_apart: YearsApart | None = None
    avoided: frozenset[str] = frozenset()
    kin: frozenset[str] = frozenset()
    wished: frozenset[str] = frozenset()
    """Whom one would like as mentor."""


class Offer(Frozen):
    """What stands written about one who may guide: training, own limit, and what is taken already."""

    trained: bool = False
    willing: bool = True
    capacity: int | None = None
    """The own limit, at least 1; None: the programme's."""
    taken: int = 0
    taken_here: int = 0


NO_WISHES = Wishes()
NO_OFFER = Offer()
