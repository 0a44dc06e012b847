"""What a goal is tied to つながる目標: chosen among the section's goals, with the words of that day."""

from datetime import date

import pytest

from models.acts import Act
from models.errors import FieldError
from models.evaluation.checks import RULES, check
from models.evaluation.completion import completed
from models.evaluation.context import FormContext
from models.evaluation.goals import NO_SECTION_GOAL, Goal, GoalSheet
from models.evaluation.subject import subject_of
from models.fiscal_year import FiscalYear
from models.ids import SectionGoalId, SectionId
from models.section_goals import (
    OfferedGoal,
    SectionGoal,
    SectionGoalKind,
    offered,
    section_goal_id,
)
from models.sections import Section, SectionKind
from tests.given.packs import the_pack_of
from tests.given.sheets import TODAY, a_goal_sheet

YEAR = FiscalYear(2026)
MAY = date(2026, 5, 20)
RATE = OfferedGoal(id=SectionGoalId("rate"), words="収納率の向上(税務課の事務事業)")
TRUST = OfferedGoal(id=SectionGoalId("trust"), words="信頼される税務(市民部の組織目標)")
PATH = (
    Section(id=SectionId("dep"), code="10", name="市民部", kind=SectionKind.DEPARTMENT),
    Section(id=SectionId("sec"), code="11", name="税務課", kind=SectionKind.SECTION),
)


def goals(link: str = "", section_goal: str = "") -> tuple[Goal, ...]:
    tie = {"link": link, "section_goal": section_goal}
    return tuple(it.model_copy(update=tie) for it in a_goal_sheet(30, 30, 40).goals)


def context(city: str, *section_goals: OfferedGoal, before: tuple[Goal, ...] = ()) -> FormContext:
    chapter = the_pack_of(city).evaluation
    return FormContext(
        chapter=chapter,
        act=Act.SUBMIT,
        subject=subject_of(chapter, 3, "行政", before),
        today=TODAY,
        section_goals=section_goals,
    )


def complaints(written: tuple[Goal, ...], where: FormContext) -> set[FieldError]:
    """What is wrong with the choices."""
    found = check(GoalSheet(goals=written), where)
    assert {it.rule for it in found} <= set(RULES)
    return {it for it in found if it.field.endswith("section_goal")}


def stored(written: tuple[Goal, ...], where: FormContext) -> set[tuple[str, str]]:
    form = completed(GoalSheet(goals=written), where)
    assert isinstance(form, GoalSheet)
    return {(it.section_goal, it.link) for it in form.goals}


def every(rule: str) -> set[FieldError]:
    return {FieldError(f"goals-{nth}-section_goal", rule) for nth in range(3)}


class TestChoosing:
    @pytest.mark.parametrize("city", ["hachioji", "takasaki"])
    def test_where_the_document_asks_for_a_tie_one_is_chosen_if_there_is_any(
        self, city: str
    ) -> None:
        assert complaints(goals(), context(city, RATE)) == every("choose")
        assert complaints(goals(section_goal=NO_SECTION_GOAL), context(city, RATE)) == every(
            "choose"
        )
        assert complaints(goals(section_goal="rate"), context(city, RATE)) == set()
        assert complaints(goals(), context(city)) == set()

    def test_elsewhere_nothing_need_be_chosen(self) -> None:
        assert complaints(goals(), context("kofu", RATE, TRUST)) == set()

    def test_what_is_not_offered_cannot_be_chosen(self) -> None:
        assert complaints(goals(section_goal="nosuch"), context("kofu", RATE)) == every(
            "unknown_choice"
        )

    def test_words_written_by_hand_stay_valid(self) -> None:
        written = goals(link="支払事務の正確さ")
        assert complaints(written, context("hachioji", RATE)) == set()
        assert stored(written, context("hachioji", RATE)) == {("", "支払事務の正確さ")}


class TestWords:
    def test_a_choice_keeps_its_id_and_the_words_of_the_day(self) -> None:
        assert stored(goals(section_goal="rate"), context("kofu", RATE, TRUST)) == {
            ("rate", RATE.words)
        }

    def test_words_of_the_form_never_replace_those_of_the_choice(self) -> None:
        forged = goals(link="ほかの言葉", section_goal="rate")
        assert stored(forged, context("kofu", RATE)) == {("rate", RATE.words)}

    def test_none_of_them_takes_the_old_words_away(self) -> None:
        written = goals(link="支払事務の正確さ", section_goal=NO_SECTION_GOAL)
        assert stored(written, context("kofu", RATE)) == {("", "")}

    def test_a_choice_no_longer_offered_keeps_what_it_said(self) -> None:
        before = goals(link="収納率98%(税務課の事務事業)", section_goal="old")
        where = context("hachioji", TRUST, before=before)
        written = goals(section_goal="old")
        assert complaints(written, where) == set()
        assert stored(written, where) == {("old", "収納率98%(税務課の事務事業)")}

    def test_sheets_of_before_read_as_ever(self) -> None:
        old = {"title": "目標", "weight": 100, "link": "健全な財政運営"}
        sheet = GoalSheet.model_validate({"goals": [old]})
        assert (sheet.goals[0].link, sheet.goals[0].section_goal) == ("健全な財政運営", "")


class TestOffer:
    def test_the_nearest_sections_goals_come_first(self) -> None:
        rate, trust = a_section_goal("sec", "2", "収納率の向上"), a_section_goal("dep", "1", "信頼")
        assert [it.words for it in offered([trust, rate], PATH, YEAR, MAY)] == [
            "収納率の向上(税務課の事務事業)",
            "信頼(市民部の事務事業)",
        ]

    def test_only_what_holds_that_day_and_year_in_these_sections(self) -> None:
        first = a_section_goal("sec", "1", "一", valid_to=MAY)
        second = a_section_goal("sec", "2", "二", valid_from=date(2026, 5, 21))
        elsewhere = a_section_goal("other", "3", "三")
        last_year = first.model_copy(update={"fiscal_year": 2025})
        known = [first, second, elsewhere, last_year]
        assert [it.id for it in offered(known, PATH, YEAR, MAY)] == [first.id]
        assert [it.id for it in offered(known, PATH, YEAR, date(2026, 5, 21))] == [second.id]

    @pytest.mark.parametrize("day", [date(2026, 3, 20), date(2027, 4, 10)])
    def test_around_the_year_its_own_days_decide(self, day: date) -> None:
        goal = a_section_goal("sec", "1", "一", valid_to=YEAR.last)
        assert [it.id for it in offered([goal], PATH, YEAR, day)] == [goal.id]


def a_section_goal(
    section: str,
    code: str,
    title: str,
    valid_from: date = YEAR.first,
    valid_to: date | None = None,
) -> SectionGoal:
    return SectionGoal(
        id=section_goal_id(2026, SectionId(section), code),
        fiscal_year=2026,
        section_id=SectionId(section),
        code=code,
        kind=SectionGoalKind.PROJECT,
        title=title,
        valid_from=valid_from,
        valid_to=valid_to,
    )
