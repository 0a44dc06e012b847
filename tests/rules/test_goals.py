"""What the pack asks of each form 様式, and the acts of each step."""

from datetime import date

import pytest

from models.acts import BUTTONS, Act
from models.errors import FieldError
from models.evaluation.acts import ACTS, button, may
from models.evaluation.checks import RULES, check
from models.evaluation.closing import ClosingInterview, Complaint
from models.evaluation.decision import Exit, HrDecision
from models.evaluation.declaration import DeclaredGoal, DeclaredItem, SelfDeclaration
from models.evaluation.forms import FORMS, form_of
from models.evaluation.goals import Goal, GoalChange, GoalReview, GoalSheet, Proposal
from models.evaluation.rating import Adjustment, AssistantFacts, Confirmation, RatingSheet
from models.evaluation.steps import Step
from models.frozen import Frozen
from tests.given.sheets import TODAY, a_goal, a_goal_sheet, a_rating, a_subject, the_context


def _broken(
    form: Frozen,
    city: str,
    act: Act,
    goals: tuple[Goal, ...] = (),
    overall_before: str = "",
) -> list[FieldError]:
    found = check(form, the_context(city, act, goals, overall_before))
    assert {error.rule for error in found} <= set(RULES)
    return found


class TestGoals:
    def test_a_full_sheet_is_taken(self) -> None:
        assert _broken(a_goal_sheet(30, 30, 40), "kofu", Act.SUBMIT) == []

    @pytest.mark.parametrize(
        ("weights", "rule"),
        [
            ((50, 50), "too_few_goals"),
            ((20, 20, 20, 20, 10, 10), "too_many_goals"),
            ((30, 30, 30), "weights_sum"),
            ((40, 40, 40), "weights_sum"),
        ],
    )
    def test_number_and_weights_are_the_packs(self, weights: tuple[int, ...], rule: str) -> None:
        assert _broken(a_goal_sheet(*weights), "kofu", Act.SUBMIT) == [FieldError("goals", rule)]

    def test_two_goals_are_enough_where_the_pack_says_so(self) -> None:
        assert _broken(a_goal_sheet(50, 50, difficulty=""), "osaki", Act.SUBMIT) == []

    def test_errors_stand_in_the_order_of_the_form(self) -> None:
        sheet = GoalSheet(goals=(Goal(), a_goal(weight=0), a_goal(difficulty="impossible")))
        assert _broken(sheet, "kofu", Act.SUBMIT) == [
            FieldError("goals-0-title", "required"),
            FieldError("goals-0-text", "required"),
            FieldError("goals-0-measure", "required"),
            FieldError("goals-0-weight", "required"),
            FieldError("goals-0-difficulty", "required"),
            FieldError("goals-1-weight", "out_of_range"),
            FieldError("goals-2-difficulty", "unknown_choice"),
        ]

    def test_a_text_has_an_end(self) -> None:
        goal = a_goal(weight=100)
        for length, rules in ((2000, []), (2001, ["too_long"])):
            sheet = GoalSheet(goals=(goal.model_copy(update={"text": "字" * length}),))
            found = _broken(sheet, "kofu", Act.SUBMIT)
            assert [it.rule for it in found if it.field == "goals-0-text"] == rules

    def test_a_goal_changed_in_the_year_needs_its_reason(self) -> None:
        form = GoalChange(goals=a_goal_sheet(30, 30, 40).goals)
        assert _broken(form, "kofu", Act.CHANGE) == [FieldError("reason", "reason_needed")]


class TestReview:
    def test_to_agree_the_interview_must_have_been_held(self) -> None:
        assert _broken(GoalReview(), "kofu", Act.AGREE) == [FieldError("day", "required")]
        assert _broken(GoalReview(day=TODAY), "kofu", Act.AGREE) == []
        tomorrow = GoalReview(day=date(2026, 5, 21))
        assert _broken(tomorrow, "kofu", Act.AGREE) == [FieldError("day", "day_in_future")]

    def test_to_send_back_a_reason_is_needed_and_no_interview(self) -> None:
        assert _broken(GoalReview(), "kofu", Act.SEND_BACK) == [
            FieldError("reason", "reason_needed")
        ]

    def test_a_proposal_says_something(self) -> None:
        assert _broken(GoalReview(), "kofu", Act.PROPOSE) == [
            FieldError("proposals-0-text", "proposal_needed")
        ]
        proposed = GoalReview(proposals=(Proposal(), Proposal(text="5件以下")))
        assert _broken(proposed, "kofu", Act.PROPOSE) == []


class TestRating:
    goals = a_goal_sheet(30, 30, 40).goals

    def test_a_full_rating_is_taken(self) -> None:
        sheet = a_rating(a_subject("kofu", self.goals), "ABB", "B")
        assert _broken(sheet, "kofu", Act.SUBMIT, self.goals) == []

    @pytest.mark.parametrize("extreme", ["S", "D"])
    def test_an_extreme_mark_needs_its_facts(self, extreme: str) -> None:
        subject = a_subject("kofu", self.goals)
        sheet = a_rating(subject, f"A{extreme}B", "B")
        assert _broken(sheet, "kofu", Act.SUBMIT, self.goals) == [
            FieldError("goals-1-comment", "comment_at_extreme")
        ]
        told = a_rating(subject, f"A{extreme}B", extreme, comment="事実")
        assert _broken(told, "kofu", Act.SUBMIT, self.goals) == []

    def test_every_mark_is_needed_and_of_the_scale(self) -> None:
        sheet = a_rating(a_subject("kofu", self.goals), "AB", "優")
        found = _broken(sheet, "kofu", Act.SUBMIT, self.goals)
        assert found[0] == FieldError("goals-2-mark", "required")
        assert {it.rule for it in found[1:]} == {"unknown_choice"}

    def test_items_are_those_of_the_person(self) -> None:
        sheet = a_rating(a_subject("kofu", self.goals), "ABB", "B")
        doubled = sheet.model_copy(update={"items": (*sheet.items, sheet.items[0])})
        assert FieldError("items", "items_differ") in _broken(
            doubled, "kofu", Act.SUBMIT, self.goals
        )

    def test_sent_back_it_needs_a_reason_only(self) -> None:
        assert _broken(RatingSheet(), "kofu", Act.SEND_BACK, self.goals) == [
            FieldError("comment", "reason_needed")
        ]

    def test_a_self_declaration_covers_every_goal_and_item(self) -> None:
        subject = a_subject("kofu", self.goals)
        declared = SelfDeclaration(
            goals=tuple(DeclaredGoal(result="終えました", mark="B") for _ in self.goals),
            items=tuple(DeclaredItem(key=entry.key, mark="B") for entry in subject.entries),
        )
        assert _broken(declared, "kofu", Act.SUBMIT, self.goals) == []
        short = declared.model_copy(update={"goals": declared.goals[:2]})
        assert _broken(short, "kofu", Act.SUBMIT, self.goals) == [
            FieldError("goals-2-result", "required"),
            FieldError("goals-2-mark", "required"),
        ]

    def test_an_assistant_gives_at_least_one_fact(self) -> None:
        assert _broken(AssistantFacts(), "hachioji", Act.SUBMIT) == [
            FieldError("words", "required")
        ]
        assert _broken(AssistantFacts(words="7月に"), "hachioji", Act.SUBMIT) == []


class TestAfterRating:
    def test_another_letter_needs_a_reason(self) -> None:
        other = Adjustment(overall="B")
        assert _broken(other, "kofu", Act.SUBMIT, overall_before="B") == []
        assert _broken(other, "kofu", Act.SUBMIT, overall_before="A") == [
            FieldError("reason", "reason_needed")
        ]
        assert _broken(Adjustment(), "kofu", Act.SUBMIT, overall_before="A") == [
            FieldError("overall", "required")
        ]

    @pytest.mark.parametrize("act", [Act.SEND_BACK, Act.SEND_BACK_TO_EVALUATOR])
    def test_to_send_back_needs_a_reason_and_no_letter(self, act: Act) -> None:
        for form in (Adjustment(), Confirmation()):
            assert _broken(form, "kofu", act) == [FieldError("reason", "reason_needed")]

    def test_a_confirmation_needs_no_words(self) -> None:
        assert _broken(Confirmation(), "kofu", Act.CONFIRM) == []

    def test_the_closing_interview_speaks_of_strengths_weaknesses_and_skills(self) -> None:
        found = _broken(ClosingInterview(day=TODAY), "kofu", Act.SUBMIT)
        assert [it.field for it in found] == ["strengths", "weaknesses", "skills"]

    def test_a_complaint_says_what_it_is_about(self) -> None:
        assert _broken(Complaint(), "kofu", Act.COMPLAIN) == [FieldError("text", "required")]

    @pytest.mark.parametrize(
        ("act", "decision", "broken"),
        [
            (Act.GO_ON, HrDecision(reason="急病"), []),
            (Act.END, HrDecision(), [FieldError("reason", "reason_needed")]),
            (Act.EXTEND, HrDecision(reason="急病"), [FieldError("day", "required")]),
            (Act.EXTEND, HrDecision(reason="急病", day=TODAY), [FieldError("day", "day_in_past")]),
            (Act.EXTEND, HrDecision(reason="急病", day=date(2026, 5, 21)), []),
            (Act.REASSIGN, HrDecision(reason="急病"), [FieldError("person_id", "required")]),
        ],
    )
    def test_hr_gives_a_reason_and_what_the_act_needs(
        self, act: Act, decision: HrDecision, broken: list[FieldError]
    ) -> None:
        assert _broken(decision, "kofu", act) == broken

    def test_nobody_gives_a_task_away_without_a_reason(self) -> None:
        assert _broken(Exit(), "kofu", Act.CANNOT) == [FieldError("reason", "reason_needed")]


class TestActs:
    def test_every_step_has_its_form_and_its_acts(self) -> None:
        assert set(FORMS) == set(ACTS) == set(Step)
        for step, acts in ACTS.items():
            assert acts
            assert len(set(acts)) == len(acts)
            assert form_of(step, acts[0]) is FORMS[step]

    def test_every_act_of_a_step_has_a_button_that_says_the_act(self) -> None:
        words = {button(step, act) for step, acts in ACTS.items() for act in acts}
        assert all(word.endswith(("る", "い", "す", "む")) for word in words), words
        assert set(BUTTONS) >= {act for acts in ACTS.values() for act in acts}
        assert button(Step.RATE_FIRST, Act.SUBMIT) == "評価を提出する"

    def test_only_those_who_decide_may_send_back(self) -> None:
        senders = {step for step in Step if may(step, Act.SEND_BACK)}
        assert senders == {
            Step.REVIEW_GOALS,
            Step.REVIEW_CHANGE,
            Step.RATE_SECOND,
            Step.ADJUST,
            Step.CONFIRM,
        }
        assert not may(Step.DRAFT_GOALS, Act.AGREE)
