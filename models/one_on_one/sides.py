"""The two sides 双方 of a talk to be arranged: who they are, when they are free, what they like best."""

from datetime import datetime

from models.frozen import Frozen
from models.one_on_one.likes import Likes
from models.one_on_one.talk import Span


class Side(Frozen):
    """One of the two: free times (``free_times``, in any order) and preferred hours."""

    person_id: str
    free: tuple[Span, ...] = ()
    likes: Likes = Likes()


class Invitee(Side):
    """An employee of a round; ``fixed`` is a time set by hand, which nothing moves."""

    minutes: int
    fixed: datetime | None = None
