"""To whom a series may be handed over 任せられる人: the same 課, above the employee, on duty."""

from datetime import date

from models.one_on_one.partner import able_partners
from models.organisation import Organisation
from tests.given.people import Someone, a_city_hall, a_head, an_employee

DAY = date(2026, 10, 13)
HALL = a_city_hall("会計部 > 会計課 > 出納係", "会計部 > 会計課 > 審査係", "市民部 > 市民課")
CHIEF = a_head("原").of("会計部")
HEAD = a_head("佐藤").of("会計課")
CASHIER = a_head("田中").of("出納係")
AUDITOR = a_head("森").of("審査係")
STRANGER = a_head("上田").of("市民課")
YAMADA = an_employee("山田").in_section("出納係")
SUZUKI = an_employee("鈴木").in_section("会計課")


def organised(*more: Someone) -> Organisation:
    return HALL.with_people(CHIEF, HEAD, CASHIER, STRANGER, YAMADA, SUZUKI, *(more or (AUDITOR,)))


def test_heads_of_the_section_and_its_units_the_highest_first() -> None:
    assert able_partners(organised(), YAMADA.id, DAY) == [HEAD.id, CASHIER.id, AUDITOR.id]


def test_nobody_is_given_an_equal_or_somebody_below() -> None:
    assert able_partners(organised(), CASHIER.id, DAY) == [HEAD.id]
    assert able_partners(organised(), HEAD.id, DAY) == []


def test_whoever_is_on_leave_is_not_asked() -> None:
    away = AUDITOR.on_leave(date(2026, 10, 1), date(2026, 12, 31))
    assert able_partners(organised(away), YAMADA.id, DAY) == [HEAD.id, CASHIER.id]


def test_above_every_section_it_is_the_own_one() -> None:
    clerk = an_employee("中村").in_section("会計部")
    assert able_partners(organised(AUDITOR, clerk), clerk.id, DAY) == [
        CHIEF.id,
    ]
