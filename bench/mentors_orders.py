"""Orders 発令 in the middle of a programme's year, drawn at random, and the organisation they leave behind."""

from datetime import UTC, date, datetime
from random import Random
from typing import Final, TypeVar

from models.organisation import Organisation
from models.people import Dated, LeaveKind
from models.personnel_orders import Changes, Impossible, OrderId, OrderKind, PersonnelOrder, apply

_DATED = TypeVar("_DATED", bound=Dated)
_KINDS: Final = (
    OrderKind.TRANSFER,
    OrderKind.TRANSFER,
    OrderKind.PROMOTION,
    OrderKind.DUAL_POST,
    OrderKind.LEAVE,
    OrderKind.RETIREMENT,
    OrderKind.SECONDMENT,
)


def after_orders(rng: Random, organisation: Organisation, day: date) -> Organisation:
    """The organisation after some orders that take effect on one day; impossible ones change nothing."""
    for nth in range(rng.randint(2, 8)):
        done = apply(_order(rng, nth, organisation, day), organisation)
        if not isinstance(done, Impossible):
            organisation = _changed(organisation, done)
    return organisation


def _order(rng: Random, nth: int, organisation: Organisation, day: date) -> PersonnelOrder:
    kind = rng.choice(_KINDS)
    goes = kind in {OrderKind.TRANSFER, OrderKind.DUAL_POST, OrderKind.PROMOTION}
    return PersonnelOrder(
        id=OrderId(f"o{nth}"),
        person_id=rng.choice([*organisation.people]),
        kind=kind,
        effective_on=day,
        recorded_at=datetime(2026, 9, 20, tzinfo=UTC),
        post_id=rng.choice([*organisation.posts]) if goes else None,
        grade=rng.choice((4, 6, 8)) if kind is OrderKind.PROMOTION else None,
        leave_kind=LeaveKind.SICK if kind is OrderKind.LEAVE else None,
    )


def _changed(organisation: Organisation, done: Changes) -> Organisation:
    people = dict(organisation.people)
    touched = {
        it.person_id
        for rows in (done.ended_assignments, done.ended_spells, done.ended_leaves)
        for it in rows
    }
    if done.left_on:
        for who in touched:
            people[who] = people[who].model_copy(update={"left_on": done.left_on})
    return Organisation(
        sections=organisation.sections.values(),
        posts=organisation.posts.values(),
        people=people.values(),
        assignments=_rows(organisation.assignments, done.ended_assignments, done.new_assignments),
        leaves=_rows(organisation.leaves, done.ended_leaves, done.new_leaves),
        spells=_rows(organisation.spells, done.ended_spells, done.new_spells),
        revision=organisation.revision + 1,
    )


def _rows(
    rows: tuple[_DATED, ...], ended: tuple[_DATED, ...], new: tuple[_DATED, ...]
) -> tuple[_DATED, ...]:
    """An ended row is told again with its last day; all else of it is as before."""
    over = {it.model_copy(update={"to_day": None}): it for it in ended}
    stand = tuple(over.get(it.model_copy(update={"to_day": None}), it) for it in rows)
    return (*(it for it in stand if it.to_day is None or it.from_day <= it.to_day), *new)
