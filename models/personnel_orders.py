"""Personnel orders 発令: what moves people; recorded once, effective on its day, back-dated if need be."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, NewType

from pydantic import AwareDatetime

from models.frozen import Frozen
from models.ids import PersonId, PostId
from models.organisation import Organisation
from models.people import Authority, Employment, GradeSpell, Leave, LeaveKind
from models.sections import Assignment, AssignmentKind

OrderId = NewType("OrderId", str)


class OrderKind(StrEnum):
    HIRE = "hire"  # 採用
    TRANSFER = "transfer"  # 異動
    PROMOTION = "promotion"  # 昇任
    LEAVE = "leave"  # 休職・休業
    RETURN = "return"  # 復職
    SECONDMENT = "secondment"  # 出向
    DUAL_POST = "dual_post"  # 兼務
    RETIREMENT = "retirement"  # 退職


ORDER_WORDS: Final[dict[OrderKind, str]] = {
    OrderKind.HIRE: "採用",
    OrderKind.TRANSFER: "異動",
    OrderKind.PROMOTION: "昇任",
    OrderKind.LEAVE: "休職・休業",
    OrderKind.RETURN: "復職",
    OrderKind.SECONDMENT: "出向",
    OrderKind.DUAL_POST: "兼務",
    OrderKind.RETIREMENT: "退職",
}

TO_A_POST: Final = frozenset({OrderKind.HIRE, OrderKind.TRANSFER, OrderKind.DUAL_POST})
"""Orders that must name a post."""


class PersonnelOrder(Frozen):
    """One order for one person. On ``effective_on`` it holds for the first time.

    A retirement is effective on the first day without service: 退職 on 3/31 is effective 4/1.
    ``grade``, ``job_family``, ``authority``, ``employment`` None means: as before.
    """

    id: OrderId
    person_id: PersonId
    kind: OrderKind
    effective_on: date
    recorded_at: AwareDatetime
    post_id: PostId | None = None
    grade: int | None = None
    job_family: str | None = None
    authority: Authority | None = None
    employment: Employment | None = None
    leave_kind: LeaveKind | None = None
    until: date | None = None  # last day of a leave, a secondment or a dual post, if known

    @property
    def word(self) -> str:
        return ORDER_WORDS[self.kind]


class Changes(Frozen):
    """What an order does to the dated facts: rows that end (with their new last day) and rows that begin."""

    ended_assignments: tuple[Assignment, ...] = ()
    new_assignments: tuple[Assignment, ...] = ()
    ended_leaves: tuple[Leave, ...] = ()
    new_leaves: tuple[Leave, ...] = ()
    ended_spells: tuple[GradeSpell, ...] = ()
    new_spells: tuple[GradeSpell, ...] = ()
    hired_on: date | None = None  # a new first day of service
    left_on: date | None = None  # a new last day of service
    stays: bool = False  # an earlier last day no longer holds


class Impossible(Frozen):
    """Why an order cannot be carried out; ``rule`` is a code, its words live with the pages."""

    rule: str


def apply(order: PersonnelOrder, organisation: Organisation) -> Changes | Impossible:
    """The changes an order makes to the organisation as it stands; writes nothing.

    Impossible: ``unknown_person``, ``unknown_post``, ``needs_post``, ``needs_leave_kind``,
    ``not_employed``, ``already_on_leave``, ``not_on_leave``, ``ends_before_it_begins``.
    """
    if wrong := _objection(order, organisation):
        return Impossible(rule=wrong)
    changes = {
        OrderKind.HIRE: _move,
        OrderKind.TRANSFER: _move,
        OrderKind.PROMOTION: _move,
        OrderKind.SECONDMENT: _move,
        OrderKind.DUAL_POST: _dual,
        OrderKind.LEAVE: _leave,
        OrderKind.RETURN: _return,
        OrderKind.RETIREMENT: _retire,
    }
    return changes[order.kind](order, organisation)


def _objection(order: PersonnelOrder, organisation: Organisation) -> str | None:
    day = order.effective_on
    away = organisation.on_leave(order.person_id, day)
    before = day - timedelta(days=1)
    objections = {
        "unknown_person": organisation.person(order.person_id) is None,
        "needs_post": order.post_id is None and order.kind in TO_A_POST,
        "unknown_post": order.post_id is not None and order.post_id not in organisation.posts,
        "needs_leave_kind": order.kind is OrderKind.LEAVE and order.leave_kind is None,
        "ends_before_it_begins": order.until is not None and order.until < day,
        "not_employed": order.kind is not OrderKind.HIRE
        and not organisation.employed(order.person_id, before)
        and not organisation.employed(order.person_id, day),
        "already_on_leave": order.kind is OrderKind.LEAVE and away is not None,
        "not_on_leave": order.kind is OrderKind.RETURN
        and away is None
        and organisation.on_leave(order.person_id, before) is None,
    }
    return next((rule for rule, applies in objections.items() if applies), None)


def _move(order: PersonnelOrder, organisation: Organisation) -> Changes:
    """Hire, transfer, promotion, secondment: a new main post, new terms, or both.

    A new main post ends the main and the dual posts of that day; an order recorded late holds until
    the next post that is already known.
    """
    ended: tuple[Assignment, ...] = ()
    new: tuple[Assignment, ...] = ()
    if order.post_id is not None:
        held = organisation.held_on(order.person_id, order.effective_on)
        ended = tuple(_ended(it, order) for it in held)
        new = (_main_post(order, organisation),)
    ended_spells, new_spells = _new_terms(order, organisation)
    return Changes(
        ended_assignments=ended,
        new_assignments=new,
        ended_spells=ended_spells,
        new_spells=new_spells,
        hired_on=_first_day(order, organisation),
        stays=order.kind is OrderKind.HIRE,
    )


def _first_day(order: PersonnelOrder, organisation: Organisation) -> date | None:
    """A hire right after the last day of service (再任用) goes on; after a gap it begins anew."""
    serves_on = organisation.employed(order.person_id, _day_before(order))
    return order.effective_on if order.kind is OrderKind.HIRE and not serves_on else None


def _dual(order: PersonnelOrder, _organisation: Organisation) -> Changes:
    return Changes(new_assignments=(_assignment(order, AssignmentKind.DUAL, order.until),))


def _leave(order: PersonnelOrder, _organisation: Organisation) -> Changes:
    leave = Leave(
        person_id=order.person_id,
        kind=order.leave_kind or LeaveKind.OTHER,
        from_day=order.effective_on,
        to_day=order.until,
    )
    return Changes(new_leaves=(leave,))


def _return(order: PersonnelOrder, organisation: Organisation) -> Changes:
    """The leave ends on the day before; a return on the planned day changes nothing."""
    away = organisation.on_leave(order.person_id, order.effective_on)
    return Changes(ended_leaves=(_ended_leave(away, order),) if away else ())


def _retire(order: PersonnelOrder, organisation: Organisation) -> Changes:
    day = order.effective_on
    held = organisation.held_on(order.person_id, day)
    away = organisation.on_leave(order.person_id, day)
    terms = organisation.terms(order.person_id, day)
    return Changes(
        ended_assignments=tuple(_ended(it, order) for it in held),
        ended_leaves=(_ended_leave(away, order),) if away else (),
        ended_spells=(_ended_spell(terms, order),) if terms else (),
        left_on=_day_before(order),
    )


def _new_terms(
    order: PersonnelOrder, organisation: Organisation
) -> tuple[tuple[GradeSpell, ...], tuple[GradeSpell, ...]]:
    employment = order.employment
    if employment is None and order.kind is OrderKind.SECONDMENT:
        employment = Employment.SECONDED_OUT
    told = {
        "grade": order.grade,
        "job_family": order.job_family,
        "appointing_authority": order.authority,
        "employment": employment,
    }
    changed = {key: value for key, value in told.items() if value is not None}
    terms = organisation.terms(order.person_id, order.effective_on)
    if terms is None or not changed:
        return (), ()
    later = organisation.spells_from(order.person_id, order.effective_on)
    new = terms.model_copy(
        update=changed | {"from_day": order.effective_on, "to_day": _until_next(later)}
    )
    return (_ended_spell(terms, order),), (new,)


def _main_post(order: PersonnelOrder, organisation: Organisation) -> Assignment:
    later = organisation.posts_from(order.person_id, order.effective_on)
    return _assignment(order, AssignmentKind.MAIN, _until_next(later))


def _assignment(order: PersonnelOrder, kind: AssignmentKind, to_day: date | None) -> Assignment:
    if order.post_id is None:
        raise ValueError("an assignment needs a post")
    return Assignment(
        person_id=order.person_id,
        post_id=order.post_id,
        kind=kind,
        from_day=order.effective_on,
        to_day=to_day,
    )


def _until_next(later: Sequence[Assignment] | Sequence[GradeSpell]) -> date | None:
    return later[0].from_day - timedelta(days=1) if later else None


def _day_before(order: PersonnelOrder) -> date:
    return order.effective_on - timedelta(days=1)


def _ended(held: Assignment, order: PersonnelOrder) -> Assignment:
    return held.model_copy(update={"to_day": _day_before(order)})


def _ended_leave(leave: Leave, order: PersonnelOrder) -> Leave:
    return leave.model_copy(update={"to_day": _day_before(order)})


def _ended_spell(spell: GradeSpell, order: PersonnelOrder) -> GradeSpell:
    return spell.model_copy(update={"to_day": _day_before(order)})
