"""Standing in: for whom the next level up acts, when the seat's own holder is away or the post is vacant."""

from datetime import date

from models.evaluators import ChainRule, Seat, evaluators
from models.roles import Role
from models.sections import SectionKind
from models.standing_in import StandIn, stand_in
from tests.given.people import Someone, a_city_hall, a_head, an_employee

MAY = date(2026, 5, 1)
HALL = a_city_hall("総務部 > 会計課 > 出納係", "総務部 > 人事課")
RULE = ChainRule(adjuster=Seat(head_of=SectionKind.DEPARTMENT), confirmer=Seat(post="総務部長"))
mayor = a_head("福井").of("市")
general = a_head("鈴木").of("総務部")
tanaka = a_head("田中").of("会計課")
kato = a_head("加藤").of("出納係")
away = a_head("加藤").of("出納係").on_leave(date(2026, 4, 1))
sato = an_employee("佐藤").in_section("出納係")


def whose_place(role: Role, *people: Someone, rule: ChainRule = RULE) -> StandIn | None:
    return stand_in(HALL.with_people(*people, sato), sato.id, MAY, rule, role)


def test_nobody_stands_in_where_everybody_is_there() -> None:
    for role in Role:
        assert whose_place(role, mayor, general, tanaka, kato) is None


def test_the_next_level_up_acts_for_whoever_is_on_leave() -> None:
    people = (mayor, general, tanaka, away)
    assert whose_place(Role.FIRST_EVALUATOR, *people) == StandIn(person_id=away.id)
    organisation = HALL.with_people(*people, sato)
    assert evaluators(organisation, sato.id, MAY, RULE).first_evaluator == tanaka.id


def test_a_vacant_post_is_named_itself() -> None:
    post = HALL.head_post("出納係").id
    assert whose_place(Role.FIRST_EVALUATOR, mayor, general, tanaka) == StandIn(post_id=post)


def test_who_only_moves_up_with_the_chain_stands_in_for_nobody() -> None:
    """係長 is vacant: 課長 rates first, and 部長 second, in whose seat 課長 is on duty elsewhere."""
    assert whose_place(Role.SECOND_EVALUATOR, mayor, general, tanaka) is None


def test_the_seat_may_be_the_head_of_a_kind_or_a_named_post() -> None:
    post = HALL.head_post("総務部").id
    assert whose_place(Role.ADJUSTER, mayor, tanaka, kato) == StandIn(post_id=post)
    assert whose_place(Role.CONFIRMER, mayor, tanaka, kato) == StandIn(post_id=post)


def test_after_the_leave_the_own_holder_is_back() -> None:
    back = a_head("加藤").of("出納係").on_leave(date(2026, 3, 1), date(2026, 4, 30))
    assert whose_place(Role.FIRST_EVALUATOR, mayor, general, tanaka, back) is None
