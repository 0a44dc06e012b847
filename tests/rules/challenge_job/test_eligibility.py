"""Who may apply 応募資格: every rule with its figures, as of the first of April after the campaign."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.challenge_job.eligibility import (
    Answer,
    Eligibility,
    Rule,
    eligibility,
    full_years,
    transfer_day,
)
from models.errors import NotFound
from models.fiscal_year import FiscalYear
from models.generator.city import make_city
from models.ids import PersonId
from models.organisation import Organisation
from models.people import Employment, LeaveKind
from models.policy.schema import Policy
from tests.given.packs import the_pack_of
from tests.given.people import Someone, a_city_hall, a_head, an_employee

KOFU = the_pack_of("kofu")
HALL = a_city_hall("総務部 > 会計課 > 出納係", "総務部 > 会計課 > 審査係", "総務部 > 人事課")
DAY = date(2027, 4, 1)
AFTER = (
    Rule.IN_SERVICE,
    Rule.EMPLOYMENT,
    Rule.SECONDMENT,
    Rule.PROBATION,
    Rule.LEAVE,
    Rule.BAND,
    Rule.YEARS_SINCE_HIRE,
    Rule.YEARS_IN_SECTION,
)


def asked(someone: Someone, *, policy: Policy = KOFU, letter: str | None = None) -> Eligibility:
    return eligibility(HALL.with_people(someone), policy, someone.id, letter)


def answer(found: Eligibility, rule: Rule) -> Answer:
    return next(it for it in found.answers if it.rule is rule)


def with_rules(**values: object) -> Policy:
    """Kofu's pack with other values in the rules on who may apply."""
    rules = KOFU.challenge_job.may_apply
    changed = {
        name: getattr(rules, name).model_copy(update={"value": value})
        for name, value in values.items()
    }
    chapter = KOFU.challenge_job.model_copy(update={"may_apply": rules.model_copy(update=changed)})
    return KOFU.model_copy(update={"challenge_job": chapter})


def test_the_transfer_lies_in_the_next_fiscal_year() -> None:
    assert transfer_day(KOFU) == DAY


def test_whoever_meets_every_rule_may_apply_and_reads_each_answer() -> None:
    found = asked(an_employee())
    assert (found.may, found.reasons, found.day) == (True, (), DAY)
    assert tuple(it.rule for it in found.answers) == AFTER
    years = answer(found, Rule.YEARS_IN_SECTION)
    assert (years.since, years.years, years.years_wanted) == (date(2015, 4, 1), 12, 3)


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        (lambda it: it.leaving_on(date(2027, 3, 31)), {Rule.IN_SERVICE}),
        (lambda it: it.leaving_on(DAY), set()),
        (lambda it: it.employed_as(Employment.FISCAL_YEAR), {Rule.EMPLOYMENT}),
        (lambda it: it.employed_as(Employment.FIXED_TERM), {Rule.EMPLOYMENT}),
        (lambda it: it.employed_as(Employment.SPECIAL), {Rule.EMPLOYMENT}),
        (lambda it: it.employed_as(Employment.SECONDED_IN), {Rule.EMPLOYMENT}),
        (lambda it: it.employed_as(Employment.SECONDED_OUT), {Rule.SECONDMENT}),
        (lambda it: it.on_leave(date(2026, 5, 1)), {Rule.LEAVE}),
        (lambda it: it.on_leave(date(2026, 5, 1), DAY), {Rule.LEAVE}),
        (lambda it: it.on_leave(date(2026, 5, 1), date(2027, 3, 31)), set()),
        (lambda it: it.with_grade(5), set()),
        (lambda it: it.with_grade(6), {Rule.BAND}),
        (lambda it: it.hired_on(date(2024, 4, 1)), set()),
        (lambda it: it.hired_on(date(2024, 4, 2)), {Rule.YEARS_SINCE_HIRE, Rule.YEARS_IN_SECTION}),
        (lambda it: it.there_from(date(2024, 4, 1)), set()),
        (lambda it: it.there_from(date(2024, 4, 2)), {Rule.YEARS_IN_SECTION}),
        (lambda it: it.there_from(date(2015, 4, 1), date(2026, 9, 30)), {Rule.YEARS_IN_SECTION}),
        (
            lambda it: it.hired_on(date(2026, 10, 2)),
            {Rule.PROBATION, Rule.YEARS_SINCE_HIRE, Rule.YEARS_IN_SECTION},
        ),
        (
            lambda it: it.hired_on(date(2026, 10, 1)),
            {Rule.YEARS_SINCE_HIRE, Rule.YEARS_IN_SECTION},
        ),
    ],
)  # fmt: skip
def test_each_rule_is_broken_alone(change: Callable[[Someone], Someone], broken: set[Rule]) -> None:
    found = asked(change(an_employee()))
    assert {it.rule for it in found.reasons} == broken
    assert found.may is not bool(broken)


def test_reasons_carry_what_was_found_and_when_it_will_hold() -> None:
    late = answer(asked(an_employee().hired_on(date(2024, 10, 1))), Rule.YEARS_SINCE_HIRE)
    assert (late.years, late.years_wanted, late.holds_from) == (2, 3, date(2027, 10, 1))
    away = answer(asked(an_employee().on_leave(date(2026, 5, 1))), Rule.LEAVE)
    assert away.found == LeaveKind.CHILDCARE
    high = answer(asked(an_employee().with_grade(7)), Rule.BAND)
    band = KOFU.evaluation.grade(7, "行政").band
    assert (high.found, high.wanted) == (band, ("staff", "supervisor"))
    kind = answer(asked(an_employee().employed_as(Employment.FISCAL_YEAR)), Rule.EMPLOYMENT)
    assert (kind.found, kind.wanted) == ("fiscal_year", ("regular",))


def test_a_fiscal_year_appointee_is_on_probation_for_one_month() -> None:
    hired = an_employee().employed_as(Employment.FISCAL_YEAR).hired_on(date(2027, 2, 28))
    assert answer(asked(hired), Rule.PROBATION).holds_from == date(2027, 3, 28)
    assert answer(asked(an_employee().hired_on(date(2026, 8, 31))), Rule.PROBATION).holds_from == (
        date(2027, 3, 1)
    )


@pytest.mark.parametrize(
    ("letter", "may"), [("S", True), ("B", True), ("C", False), ("秀", False), (None, False)]
)
def test_the_last_overall_letter_counts_where_the_pack_asks(letter: str | None, may: bool) -> None:
    policy = with_rules(least_overall_letter="B")
    rated = answer(asked(an_employee(), policy=policy, letter=letter), Rule.OVERALL_LETTER)
    assert (rated.holds, rated.found, rated.wanted) == (may, letter, ("S", "A", "B"))
    assert asked(an_employee(), letter=letter).may


def test_other_packs_ask_other_things() -> None:
    away = an_employee().on_leave(date(2026, 5, 1)).hired_on(date(2027, 1, 4))
    free = with_rules(
        years_since_hire=0, years_in_section=0, during_leave=True, during_probation=True
    )
    found = asked(away, policy=free)
    assert found.may
    assert tuple(it.rule for it in found.answers) == AFTER[:-2]
    lent = an_employee().employed_as(Employment.SECONDED_OUT)
    assert asked(lent, policy=with_rules(during_secondment=True)).may


def _moved(*spells: tuple[str, date, date | None]) -> Organisation:
    """Somebody who sat in one place after another."""
    someone = an_employee()
    stays = [
        replace(someone.in_section(section), since=first, until=last)
        for section, first, last in spells
    ]
    hall = HALL.with_people(someone)
    seats = [it for stay in stays for it in HALL.with_people(stay).assignments]
    return Organisation(
        sections=hall.sections.values(),
        posts=hall.posts.values(),
        people=hall.people.values(),
        assignments=seats,
    )


@pytest.mark.parametrize(
    ("spells", "since"),
    [
        (
            [("出納係", date(2020, 4, 1), date(2025, 3, 31)), ("審査係", date(2025, 4, 1), None)],
            date(2020, 4, 1),
        ),
        (
            [("人事課", date(2020, 4, 1), date(2025, 3, 31)), ("審査係", date(2025, 4, 1), None)],
            date(2025, 4, 1),
        ),
        (
            [("会計課", date(2020, 4, 1), date(2024, 3, 31)), ("会計課", date(2024, 7, 1), None)],
            date(2024, 7, 1),
        ),
        (
            [("会計課", date(2020, 4, 1), date(2027, 3, 31)), ("人事課", DAY, None)],
            date(2020, 4, 1),
        ),
        (
            [
                ("会計課", date(2016, 4, 1), date(2020, 3, 31)),
                ("人事課", date(2020, 4, 1), date(2023, 3, 31)),
                ("会計課", date(2023, 4, 1), None),
            ],
            date(2023, 4, 1),
        ),
    ],
)  # fmt: skip
def test_a_move_inside_the_section_is_none(
    spells: list[tuple[str, date, date | None]], since: date
) -> None:
    organisation = _moved(*spells)
    (who,) = organisation.people
    assert answer(eligibility(organisation, KOFU, who, None), Rule.YEARS_IN_SECTION).since == since


def test_somebody_unknown_is_not_found() -> None:
    with pytest.raises(NotFound):
        eligibility(HALL.with_people(a_head()), KOFU, PersonId("nobody"), None)


@given(st.dates(date(1990, 1, 1), date(2027, 3, 31)))
def test_a_rule_of_years_holds_on_the_very_day_it_says(hired: date) -> None:
    someone = an_employee()
    person = someone.person.model_copy(update={"hired_on": hired})
    rule = answer(asked(replace(someone, person=person, since=hired)), Rule.YEARS_SINCE_HIRE)
    assert rule.holds_from is not None
    assert rule.holds is (rule.holds_from <= DAY)
    assert rule.holds is (full_years(hired, DAY) >= 3)
    assert full_years(hired, rule.holds_from) == 3
    assert full_years(hired, rule.holds_from - timedelta(days=1)) == 2


@pytest.mark.parametrize("city", ["kofu", "aizuwakamatsu", "hachioji"])
def test_a_generated_city_has_both_and_every_no_has_a_reason(city: str) -> None:
    organisation = make_city(5, 300, "甲府市", FiscalYear(2026)).organisation()
    policy = the_pack_of(city)
    found = [eligibility(organisation, policy, who, None) for who in organisation.people]
    assert {it.may for it in found} == {True, False}
    for it in found:
        assert it.may is all(one.holds for one in it.answers)
        person = organisation.people[it.person_id]
        if it.may:
            assert person.employment is Employment.REGULAR
            assert person.hired_on <= date(2024, 4, 1)
            assert organisation.on_leave(person.id, DAY) is None
