"""Standing in 代理: whose place somebody takes when an evaluator is away or the post is vacant 欠員.

The chain passes a task to the next level up by itself; this says for whom, and only where the seat the
pack names has nobody on duty. It follows `models.evaluators` and shares its rule.
"""

from datetime import date

from models.evaluators import ChainRule, Seat
from models.frozen import Frozen
from models.ids import PersonId, PostId
from models.organisation import Organisation
from models.roles import Role
from models.sections import LEVELS, Post


class StandIn(Frozen):
    """For whom somebody acts: a person on leave or who asked for it, or else a vacant post."""

    person_id: PersonId | None = None
    post_id: PostId | None = None


def stand_in(
    organisation: Organisation, person_id: PersonId, day: date, rule: ChainRule, role: Role
) -> StandIn | None:
    """Whose place the holder of a role takes as of ``day``; None where the seat's own holder is there.

    ``person_id`` is the evaluated person. None also for roles no chain fills.
    """
    seat = rule.seat(role)
    proper = _proper_post(organisation, person_id, day, seat) if seat else None
    if proper is None or organisation.holders(proper.id, day):
        return None
    away = [who for who in organisation.away_from(proper.id, day) if who != person_id]
    return StandIn(person_id=away[0]) if away else StandIn(post_id=proper.id)


def _proper_post(
    organisation: Organisation, person_id: PersonId, day: date, seat: Seat
) -> Post | None:
    """The post the seat means, whoever sits in it or nobody."""
    own = organisation.main_post(person_id, day)
    if own is None:
        return None
    if seat.post is not None:
        return next((it for it in organisation.posts_named(seat.post) if it.rank > own.rank), None)
    line = list(organisation.heads_above(own, day))
    if seat.level is not None:
        return line[seat.level - 1] if seat.level <= len(line) else None
    kinds = ((it, organisation.sections[it.section_id].kind) for it in line)
    return next(
        (it for it, kind in kinds if seat.head_of and LEVELS[kind] >= LEVELS[seat.head_of]), None
    )
