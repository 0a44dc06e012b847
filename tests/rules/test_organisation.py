"""The organisation as of a day: who leads whom, and who stands in when a seat is empty."""

from datetime import date, timedelta

from models.ids import PersonId
from models.people import Authority, Employment, GradeSpell
from models.roles import Office
from models.sections import full_title
from tests.given.people import a_city_hall, a_head, an_employee

MAY = date(2026, 5, 1)
HALL = a_city_hall("総務部 > 会計課 > 出納係", "総務部 > 人事課")
mayor = a_head("副島").of("市")
suzuki = a_head("鈴木").of("総務部")
tanaka = a_head("田中").of("会計課")
kato = a_head("加藤").of("出納係")
sato = an_employee("佐藤").in_section("出納係")


def test_the_chain_goes_up_level_by_level() -> None:
    organisation = HALL.with_people(mayor, suzuki, tanaka, kato, sato)
    above = [kato.id, tanaka.id, suzuki.id, mayor.id]
    assert organisation.superiors(sato.id, MAY) == above
    assert organisation.superior(tanaka.id, MAY) == suzuki.id
    assert organisation.superior(mayor.id, MAY) is None
    assert organisation.reports(tanaka.id, MAY) == [kato.id]
    assert organisation.reports(kato.id, MAY) == [sato.id]


def test_a_vacancy_falls_to_the_next_level_up() -> None:
    organisation = HALL.with_people(mayor, suzuki, kato, sato)
    assert organisation.superior(kato.id, MAY) == suzuki.id
    assert organisation.heads(HALL.sections["会計課"].id, MAY) == []


def test_whoever_is_on_leave_is_passed_over_only_while_away() -> None:
    away = kato.on_leave(MAY, MAY + timedelta(days=30))
    organisation = HALL.with_people(suzuki, tanaka, away, sato)
    assert organisation.superior(sato.id, MAY - timedelta(days=1)) == kato.id
    assert organisation.superior(sato.id, MAY) == tanaka.id
    assert organisation.superior(sato.id, MAY + timedelta(days=31)) == kato.id


def test_whoever_has_left_is_passed_over_from_the_next_day() -> None:
    organisation = HALL.with_people(suzuki, tanaka, kato.leaving_on(MAY), sato)
    assert organisation.superior(sato.id, MAY) == kato.id
    assert organisation.superior(sato.id, MAY + timedelta(days=1)) == tanaka.id
    assert kato.id not in [it.id for it in organisation.people_on(MAY + timedelta(days=1))]


def test_a_head_by_dual_post_leads_and_never_leads_himself() -> None:
    both = tanaka.also_heading("出納係")
    organisation = HALL.with_people(suzuki, both, sato)
    assert organisation.superior(sato.id, MAY) == tanaka.id
    assert organisation.superior(tanaka.id, MAY) == suzuki.id
    assert organisation.rank(tanaka.id, MAY) == 50


def test_the_main_holder_comes_before_the_dual_one() -> None:
    organisation = HALL.with_people(suzuki, tanaka.also_heading("出納係"), kato, sato)
    assert organisation.superiors(sato.id, MAY)[:2] == [kato.id, tanaka.id]


def test_a_transfer_on_the_first_of_april_changes_the_answer_of_that_day() -> None:
    april = date(2027, 4, 1)
    until_march = kato.there_from(date(2020, 4, 1), until=date(2027, 3, 31))
    successor = a_head("後藤").of("出納係").there_from(april)
    organisation = HALL.with_people(tanaka, until_march, successor, sato)
    assert organisation.superior(sato.id, date(2027, 3, 31)) == kato.id
    assert organisation.superior(sato.id, april) == successor.id


def test_paths_and_titles() -> None:
    organisation = HALL.with_people(suzuki, tanaka, kato, sato)
    section = organisation.section_of(sato.id, MAY)
    assert section is not None
    path = organisation.section_path(section.id, MAY)
    assert [it.name for it in path] == ["市", "総務部", "会計課", "出納係"]
    titles = [organisation.title(it.id, MAY) for it in (suzuki, tanaka, kato, sato)]
    assert titles == ["総務部長", "会計課長", "出納係長", "出納係 主事"]
    assert organisation.posts_named("総務部長") == [HALL.head_post("総務部")]
    assert full_title(HALL.head_post("市"), HALL.sections["市"]) == "副市長"


def test_terms_are_those_of_the_day() -> None:
    april = date(2026, 4, 1)
    before = GradeSpell(
        person_id=sato.id, grade=2, from_day=date(2015, 4, 1), to_day=date(2026, 3, 31)
    )
    after = before.model_copy(update={"grade": 3, "from_day": april, "to_day": None})
    plain = HALL.with_people(tanaka, sato)
    organisation = type(plain)(people=plain.people.values(), spells=(before, after))
    assert organisation.grade(sato.id, date(2026, 3, 31)) == 2
    assert organisation.grade(sato.id, april) == 3
    terms = plain.terms(tanaka.id, MAY)
    assert terms is not None
    assert (terms.appointing_authority, terms.employment) == (Authority.MAYOR, Employment.REGULAR)


def test_offices_belong_to_those_on_duty() -> None:
    operator = an_employee("小野").in_section("人事課").with_office(Office.HR_OPERATOR)
    away = an_employee("原").in_section("人事課").with_office(Office.HR_OPERATOR).on_leave(MAY)
    organisation = HALL.with_people(operator, away)
    assert organisation.office_holders(Office.HR_OPERATOR, MAY) == [operator.id]
    assert Office.HR_OPERATOR in organisation.offices_of(away.id, MAY)
    assert organisation.offices_of(operator.id, date(2014, 1, 1)) == frozenset()


def test_strangers_have_nothing() -> None:
    organisation = HALL.with_people(tanaka)
    nobody = PersonId("nobody")
    assert organisation.person(nobody) is None
    assert organisation.superiors(nobody, MAY) == []
    assert organisation.section_of(nobody, MAY) is None
    assert not organisation.on_duty(nobody, MAY)
    assert organisation.title(nobody, MAY) == ""


def test_sections_in_a_circle_do_not_hang() -> None:
    hall = a_city_hall("総務部 > 会計課")
    top = hall.sections["総務部"]
    hall.sections["総務部"] = top.model_copy(update={"parent_id": hall.sections["会計課"].id})
    organisation = hall.with_people(suzuki, tanaka, sato.in_section("会計課"))
    assert organisation.superiors(sato.id, MAY) == [tanaka.id, suzuki.id]
