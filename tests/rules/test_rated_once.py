"""Nobody rates the same person twice: neither as deputy, nor after the chain has changed in the year."""

from datetime import date

from models.evaluation.steps import Step
from models.evaluators import ChainRule, Seat, evaluators
from models.ids import PersonId
from models.rated_once import deputy, passed_over
from models.roles import Role
from models.sections import SectionKind
from tests.given.people import Someone, a_city_hall, a_head, an_employee

MAY = date(2026, 5, 1)
HALL = a_city_hall("会計部 > 会計課 > 出納係")
SHORT = ChainRule()
FULL = ChainRule(
    adjuster=Seat(head_of=SectionKind.DEPARTMENT), confirmer=Seat(head_of=SectionKind.CITY)
)
mayor = a_head("福井").of("市")
hara = a_head("原").of("会計部")
sato = a_head("佐藤").of("会計課")
tanaka = a_head("田中").of("出納係")
yamada = an_employee("山田").in_section("出納係")
CITY = HALL.with_people(mayor, hara, sato, tanaka, yamada)


def _deputy(
    holder: Someone, step: Step, rule: ChainRule = SHORT, **rated: set[PersonId]
) -> PersonId | None:
    by_role = {Role(role): people for role, people in rated.items()}
    return deputy(CITY, holder.id, yamada.id, step, MAY, rule, by_role)


def test_a_rating_passes_over_the_second_evaluator() -> None:
    assert evaluators(CITY, yamada.id, MAY, SHORT).second_evaluator == sato.id
    assert _deputy(tanaka, Step.RATE_FIRST) == hara.id


def test_where_everybody_above_has_a_part_hr_decides() -> None:
    assert _deputy(tanaka, Step.RATE_FIRST, FULL) is None


def test_an_interview_falls_to_the_next_level_up() -> None:
    assert _deputy(tanaka, Step.REVIEW_GOALS, FULL) == sato.id
    assert _deputy(tanaka, Step.CLOSING_INTERVIEW, FULL) == sato.id


def test_who_rated_as_deputy_is_not_the_deputy_of_another_role() -> None:
    assert _deputy(sato, Step.RATE_SECOND) == hara.id
    assert _deputy(sato, Step.RATE_SECOND, first_evaluator={hara.id}) == mayor.id


def test_the_evaluated_person_is_passed_over_not_the_end() -> None:
    """Somebody below the person holds the task by HR's choice: the level above the person is asked."""
    assert deputy(CITY, tanaka.id, sato.id, Step.MIDTERM_CHECK, MAY, SHORT, {}) == hara.id


def test_a_role_passes_over_the_other_roles_raters_and_not_its_own() -> None:
    rated = {Role.FIRST_EVALUATOR: {sato.id}, Role.SECOND_EVALUATOR: {hara.id}}
    assert passed_over(Step.RATE_FIRST, rated) == {hara.id}
    assert passed_over(Step.RATE_SECOND, rated) == {sato.id}
    assert passed_over(Step.ASSIST, rated) == {sato.id, hara.id}
    assert passed_over(Step.ADJUST, rated) == passed_over(Step.CONFIRM, rated) == {sato.id}
    assert passed_over(Step.CLOSING_INTERVIEW, rated) == frozenset()
