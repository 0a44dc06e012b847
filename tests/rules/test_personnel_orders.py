"""Personnel orders 発令: what each kind does to the dated facts, also when it is recorded late."""

from datetime import UTC, date, datetime, timedelta

import pytest

from models.ids import PersonId, PostId
from models.organisation import Organisation
from models.people import Employment, LeaveKind
from models.personnel_orders import (
    ORDER_WORDS,
    Changes,
    Impossible,
    OrderId,
    OrderKind,
    PersonnelOrder,
    apply,
)
from models.sections import AssignmentKind
from tests.given.people import a_city_hall, a_head, an_employee

APRIL = date(2027, 4, 1)
MARCH = date(2027, 3, 31)
NOW = datetime(2027, 3, 20, 3, 0, tzinfo=UTC)
HALL = a_city_hall("総務部 > 会計課", "総務部 > 人事課")
sato = an_employee("佐藤").in_section("会計課")
tanaka = a_head("田中").of("会計課")
TO_HR = HALL.staff_post("人事課").id


def an_order(
    kind: OrderKind, *, on: date = APRIL, who: PersonId = sato.id, **more: object
) -> PersonnelOrder:
    given = {"id": OrderId("o1"), "person_id": who, "kind": kind, "effective_on": on}
    return PersonnelOrder.model_validate({**given, "recorded_at": NOW, **more})


def changes(order: PersonnelOrder, organisation: Organisation | None = None) -> Changes:
    done = apply(order, organisation or HALL.with_people(sato, tanaka))
    assert isinstance(done, Changes), done
    return done


def test_a_transfer_ends_the_old_post_on_the_day_before() -> None:
    done = changes(an_order(OrderKind.TRANSFER, post_id=TO_HR))
    assert [it.to_day for it in done.ended_assignments] == [MARCH]
    (new,) = done.new_assignments
    assert (new.post_id, new.from_day, new.to_day) == (TO_HR, APRIL, None)
    assert new.kind is AssignmentKind.MAIN
    assert done.new_spells == ()


def test_a_transfer_recorded_late_holds_until_the_next_known_post() -> None:
    later = date(2027, 7, 1)
    known = HALL.with_people(
        tanaka, sato.there_from(date(2020, 4, 1), until=later - timedelta(days=1))
    )
    then = HALL.with_people(sato.in_section("人事課").there_from(later)).assignments
    organisation = Organisation(
        posts=known.posts.values(),
        people=known.people.values(),
        assignments=(*known.assignments, *then),
    )
    done = changes(an_order(OrderKind.TRANSFER, post_id=TO_HR), organisation)
    assert done.new_assignments[0].to_day == later - timedelta(days=1)


def test_a_promotion_keeps_the_old_grade_for_the_time_before() -> None:
    done = changes(an_order(OrderKind.PROMOTION, grade=3))
    assert done.new_assignments == ()
    assert [(it.grade, it.to_day) for it in done.ended_spells] == [(2, MARCH)]
    assert [(it.grade, it.from_day, it.to_day) for it in done.new_spells] == [(3, APRIL, None)]


def test_a_secondment_changes_the_employment() -> None:
    done = changes(an_order(OrderKind.SECONDMENT))
    assert done.new_spells[0].employment is Employment.SECONDED_OUT


def test_a_dual_post_leaves_the_main_post_alone() -> None:
    until = date(2027, 9, 30)
    done = changes(an_order(OrderKind.DUAL_POST, post_id=TO_HR, until=until))
    assert done.ended_assignments == ()
    assert [(it.kind, it.to_day) for it in done.new_assignments] == [(AssignmentKind.DUAL, until)]


def test_leave_and_return() -> None:
    done = changes(an_order(OrderKind.LEAVE, leave_kind=LeaveKind.CHILDCARE))
    assert [(it.kind, it.from_day, it.to_day) for it in done.new_leaves] == [
        (LeaveKind.CHILDCARE, APRIL, None)
    ]
    away = HALL.with_people(sato.on_leave(date(2026, 10, 1)))
    back = changes(an_order(OrderKind.RETURN), away)
    assert [it.to_day for it in back.ended_leaves] == [MARCH]
    on_the_planned_day = HALL.with_people(sato.on_leave(date(2026, 10, 1), MARCH))
    assert changes(an_order(OrderKind.RETURN), on_the_planned_day) == Changes()


def test_a_retirement_ends_everything_on_the_last_day_of_service() -> None:
    done = changes(an_order(OrderKind.RETIREMENT))
    assert done.left_on == MARCH
    assert [it.to_day for it in (*done.ended_assignments, *done.ended_spells)] == [MARCH, MARCH]


def test_who_is_appointed_again_right_after_retiring_goes_on() -> None:
    retired = HALL.with_people(sato.leaving_on(MARCH))
    order = an_order(OrderKind.HIRE, post_id=TO_HR, employment=Employment.REAPPOINTED)
    done = changes(order, retired)
    assert (done.stays, done.hired_on) == (True, None)
    after_a_gap = changes(order.model_copy(update={"effective_on": date(2027, 7, 1)}), retired)
    assert after_a_gap.hired_on == date(2027, 7, 1)


@pytest.mark.parametrize(
    ("order", "rule"),
    [
        (an_order(OrderKind.TRANSFER), "needs_post"),
        (an_order(OrderKind.TRANSFER, post_id=PostId("nowhere")), "unknown_post"),
        (an_order(OrderKind.TRANSFER, who=PersonId("nobody"), post_id=TO_HR), "unknown_person"),
        (an_order(OrderKind.LEAVE), "needs_leave_kind"),
        (an_order(OrderKind.RETURN), "not_on_leave"),
        (an_order(OrderKind.PROMOTION, on=date(2014, 4, 1), grade=3), "not_employed"),
        (an_order(OrderKind.SECONDMENT, until=date(2027, 3, 1)), "ends_before_it_begins"),
    ],
)
def test_what_cannot_be_carried_out_says_why(order: PersonnelOrder, rule: str) -> None:
    assert apply(order, HALL.with_people(sato)) == Impossible(rule=rule)


def test_nobody_goes_on_leave_twice() -> None:
    away = HALL.with_people(sato.on_leave(date(2026, 10, 1)))
    order = an_order(OrderKind.LEAVE, leave_kind=LeaveKind.SICK)
    assert apply(order, away) == Impossible(rule="already_on_leave")


def test_every_kind_has_its_word() -> None:
    assert set(ORDER_WORDS) == set(OrderKind)
    assert an_order(OrderKind.RETIREMENT).word == "退職"
