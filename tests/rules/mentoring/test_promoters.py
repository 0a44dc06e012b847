"""The promoter 推進員 of a section: by grade, then by service; the head where nobody has the grade; by the day."""

from datetime import date
from typing import Final

from models.mentoring.promoters import place_of, promoted_by, promoter
from models.organisation import Organisation
from models.policy.ojt import PromoterRules
from models.sections import Section, SectionKind
from tests.given.packs import the_pack_of
from tests.given.people import Someone, a_city_hall, a_head, an_employee

HALL: Final = a_city_hall("会計部 > 会計課 > 出納係", "市民部 > 市民課 > 窓口係")
POLICY: Final = the_pack_of("kofu")
LADDER: Final = POLICY.evaluation.ladder.value
RULES: Final = POLICY.ojt.promoters
DAY: Final = date(2026, 6, 1)
DEPUTY: Final = 5
HEAD: Final = a_head("佐藤").of("会計課").with_grade(6)


def _in(section: str, *people: Someone, day: date = DAY, rules: PromoterRules = RULES) -> object:
    return promoter(HALL.with_people(*people), LADDER, rules, HALL.sections[section], day)


def test_it_is_the_one_of_the_grade_wherever_in_the_section() -> None:
    deputy = an_employee("田中").in_section("出納係").with_grade(DEPUTY)
    clerk = an_employee("山田").in_section("会計課").with_grade(2)
    elsewhere = an_employee("森").in_section("窓口係").with_grade(DEPUTY)
    assert _in("会計課", HEAD, deputy, clerk, elsewhere) == deputy.id
    assert _in("市民課", HEAD, deputy, clerk, elsewhere) == elsewhere.id


def test_of_several_it_is_the_one_who_serves_longest() -> None:
    old = an_employee("田中").with_grade(DEPUTY).hired_on(date(2001, 4, 1))
    young = an_employee("山田").with_grade(DEPUTY).hired_on(date(2012, 4, 1))
    assert _in("会計課", HEAD, young, old) == old.id
    away = old.on_leave(date(2026, 5, 1), date(2026, 7, 31))
    assert _in("会計課", HEAD, young, away) == young.id
    assert _in("会計課", HEAD, young, away, day=date(2026, 8, 1)) == old.id


def test_without_such_a_grade_the_head_stands_in() -> None:
    clerk = an_employee("山田").with_grade(2)
    assert _in("会計課", HEAD, clerk) == HEAD.id
    assert _in("会計課", clerk) is None
    assert _in("市民課", HEAD) is None


def test_whoever_heads_two_sections_promotes_in_both() -> None:
    both = HEAD.also_heading("市民課")
    organisation = HALL.with_people(both, an_employee("山田").with_grade(2))
    assert _named(organisation, both) == ["会計課", "市民課"]
    deputy = an_employee("田中").in_section("窓口係").with_grade(DEPUTY)
    assert _named(HALL.with_people(both, deputy), both) == ["会計課"]
    assert _named(HALL.with_people(both, deputy), deputy) == ["市民課"]


def test_nobody_promotes_where_the_pack_names_no_promoters() -> None:
    takasaki = the_pack_of("takasaki").ojt.promoters
    organisation = HALL.with_people(HEAD)
    assert promoted_by(organisation, LADDER, takasaki, HEAD.id, DAY) == ()
    assert _named(organisation, HEAD) == ["会計課"]


def test_a_pack_may_name_one_for_each_unit_or_department() -> None:
    deputy = an_employee("田中").in_section("出納係").with_grade(DEPUTY)
    clerk = an_employee("山田").in_section("会計課").with_grade(2)
    organisation = HALL.with_people(HEAD, deputy, clerk)
    places = {kind: _places(organisation, kind, deputy, clerk) for kind in SectionKind}
    assert places[SectionKind.UNIT] == ["出納係", "会計課"]
    assert places[SectionKind.SECTION] == ["会計課", "会計課"]
    assert places[SectionKind.DEPARTMENT] == ["会計部", "会計部"]
    assert _in("会計課", HEAD, deputy, rules=_per(SectionKind.UNIT)) == HEAD.id
    over = a_head("原").of("会計部")
    assert promoted_by(HALL.with_people(over), LADDER, RULES, over.id, DAY) == ()
    assert _in("会計部", HEAD, deputy, rules=_per(SectionKind.DEPARTMENT)) == deputy.id


def _named(organisation: Organisation, who: Someone) -> list[str]:
    return [it.name for it in promoted_by(organisation, LADDER, RULES, who.id, DAY)]


def _places(organisation: Organisation, kind: SectionKind, *people: Someone) -> list[str]:
    found = [place_of(organisation, _per(kind), it.id, DAY) for it in people]
    return [it.name for it in found if isinstance(it, Section)]


def _per(kind: SectionKind) -> PromoterRules:
    per = RULES.per.model_copy(update={"value": kind})
    return RULES.model_copy(update={"per": per})
