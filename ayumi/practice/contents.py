"""What practice people fill in 練習用の記入: for each step an act and a form that the pack's checks accept."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Final

from ayumi.practice import phrases
from models.acts import Act
from models.evaluation.closing import Acknowledgement, ClosingInterview, Complaint, ComplaintTalk
from models.evaluation.decision import HrDecision
from models.evaluation.declaration import (
    DeclaredGoal,
    DeclaredItem,
    MidtermCheck,
    Progress,
    SelfDeclaration,
)
from models.evaluation.formula import with_overall
from models.evaluation.goals import Goal, GoalChange, GoalReview, GoalSheet
from models.evaluation.rating import (
    Adjustment,
    AssistantFacts,
    Confirmation,
    GoalFact,
    ItemFact,
    RatedGoal,
    RatedItem,
    RatingSheet,
)
from models.evaluation.steps import Step
from models.evaluation.subject import Subject
from models.frozen import Frozen
from models.policy.evaluation import EvaluationChapter
from models.section_goals import OfferedGoal


@dataclass(frozen=True)
class Desk:
    """What lies on the writer's desk: the pack, the person's goals and items, the rating so far."""

    step: Step
    key: str
    chapter: EvaluationChapter
    subject: Subject
    today: date
    overall: str = ""
    points: str = ""
    bent: float = 0.0
    """How far this person's marks lie above (below 0) or below the middle of the scale, in marks."""
    section_goals: tuple[OfferedGoal, ...] = ()
    """What the person may tie goals to."""

    @property
    def is_first_round(self) -> bool:
        return self.key.endswith("/1")


_SHARE_UNTIED: Final = 0.2

Deed = tuple[Act, Frozen]


def deed(desk: Desk, rng: Random) -> Deed:
    """An act and its form, drawn from ``rng``; the same draw writes the same words."""
    return _DEEDS[desk.step](desk, rng)


def goals(
    chapter: EvaluationChapter, rng: Random, section_goals: tuple[OfferedGoal, ...] = ()
) -> tuple[Goal, ...]:
    """Three to four goals whose weights fit the pack, most of them tied to a goal of the section."""
    rule = chapter.goals.value
    count = min(max(rng.choice((3, 3, 4)), rule.at_least), rule.at_most)
    weights = _weights(rule.weights_sum, count)
    levels = chapter.difficulty.value.keys
    return tuple(
        Goal(
            title=title,
            text=text,
            measure=measure,
            weight=weight,
            difficulty=rng.choice(levels) if levels else "",
            **_tie(chapter, rng, section_goals),
        )
        for weight, (title, text, measure) in zip(
            weights, rng.sample(phrases.GOALS, count), strict=True
        )
    )


def _tie(
    chapter: EvaluationChapter, rng: Random, section_goals: tuple[OfferedGoal, ...]
) -> dict[str, str]:
    """A section without goals is tied to words of one's own."""
    if not section_goals:
        return {"link": rng.choice(phrases.LINKS)}
    if not chapter.goal_link.value.required and rng.random() < _SHARE_UNTIED:
        return {}
    chosen = rng.choice(section_goals)
    return {"section_goal": chosen.id, "link": chosen.words}


def _weights(whole: int, count: int) -> list[int]:
    """The first goal is the heaviest; tens, as people write them."""
    each = whole // count // 10 * 10 or whole // count
    return [whole - each * (count - 1), *[each] * (count - 1)]


def _draft_goals(desk: Desk, rng: Random) -> Deed:
    return Act.SUBMIT, GoalSheet(goals=goals(desk.chapter, rng, desk.section_goals))


def _review_goals(desk: Desk, rng: Random) -> Deed:
    if desk.is_first_round and rng.random() < 0.12:
        return Act.SEND_BACK, GoalReview(day=desk.today, reason=rng.choice(phrases.SENT_BACK))
    return Act.AGREE, GoalReview(day=desk.today, words=rng.choice(phrases.AGREED))


def _change_goals(desk: Desk, rng: Random) -> Deed:
    return Act.CHANGE, GoalChange(
        goals=goals(desk.chapter, rng, desk.section_goals), reason=phrases.CHANGED
    )


def _review_change(desk: Desk, rng: Random) -> Deed:
    return Act.AGREE, GoalReview(day=desk.today, words=rng.choice(phrases.AGREED))


def _midterm_check(desk: Desk, rng: Random) -> Deed:
    progress = tuple(Progress(text=rng.choice(phrases.PROGRESS)) for _ in desk.subject.goals)
    words = rng.choice(phrases.MIDTERM)
    return Act.SUBMIT, MidtermCheck(day=desk.today, goals=progress, words=words)


def _declare(desk: Desk, rng: Random) -> Deed:
    declared = tuple(
        DeclaredGoal(result=rng.choice(phrases.RESULTS), mark=_letter(desk, rng))
        for _ in desk.subject.goals
    )
    items = tuple(
        DeclaredItem(key=entry.key, text=rng.choice(phrases.OWN_ITEMS), mark=_letter(desk, rng))
        for entry in desk.subject.entries
    )
    return Act.SUBMIT, SelfDeclaration(goals=declared, items=items)


def _assist(desk: Desk, rng: Random) -> Deed:
    facts = tuple(GoalFact(text=rng.choice(phrases.FACTS)) for _ in desk.subject.goals)
    items = tuple(ItemFact(key=entry.key) for entry in desk.subject.entries)
    return Act.SUBMIT, AssistantFacts(goals=facts, items=items, words=rng.choice(phrases.FACTS))


def _rate(desk: Desk, rng: Random) -> Deed:
    rated = []
    for _ in desk.subject.goals:
        mark = _letter(desk, rng)
        rated.append(RatedGoal(mark=mark, comment=_comment(desk, mark, rng)))
    items = []
    for entry in desk.subject.entries:
        mark = _letter(desk, rng)
        items.append(RatedItem(key=entry.key, mark=mark, comment=_comment(desk, mark, rng)))
    sheet = RatingSheet(
        goals=tuple(rated), items=tuple(items), comment=rng.choice(phrases.COMMENTS)
    )
    return Act.SUBMIT, with_overall(desk.chapter, desk.subject, sheet)


def _adjust(desk: Desk, rng: Random) -> Deed:
    letters = desk.chapter.scale.value.letters
    middle = letters[len(letters) // 2]
    if not desk.overall or (desk.overall != middle and rng.random() < 0.1):
        return Act.SUBMIT, Adjustment(overall=middle, reason=phrases.ADJUSTED)
    return Act.SUBMIT, Adjustment(overall=desk.overall, points=desk.points)


def _confirm(_desk: Desk, _rng: Random) -> Deed:
    return Act.CONFIRM, Confirmation()


def _closing_interview(desk: Desk, rng: Random) -> Deed:
    return Act.SUBMIT, ClosingInterview(
        day=desk.today,
        strengths=rng.choice(phrases.STRENGTHS),
        weaknesses=rng.choice(phrases.WEAKNESSES),
        skills=rng.choice(phrases.SKILLS),
        words=rng.choice(phrases.TALKED),
    )


def _acknowledge(_desk: Desk, rng: Random) -> Deed:
    return Act.ACKNOWLEDGE, Acknowledgement(words=rng.choice(phrases.RECEIVED))


def _complain(_desk: Desk, rng: Random) -> Deed:
    return Act.COMPLAIN, Complaint(
        text=rng.choice(phrases.COMPLAINTS), wish=rng.choice(phrases.WISHES)
    )


def _hear_complaint(desk: Desk, _rng: Random) -> Deed:
    return Act.ANSWER, ComplaintTalk(day=desk.today, record=phrases.HEARD, answer=phrases.ANSWERED)


def _hr_decides(_desk: Desk, _rng: Random) -> Deed:
    return Act.GO_ON, HrDecision(reason=phrases.HR_WENT_ON)


def _letter(desk: Desk, rng: Random) -> str:
    """Most marks lie in the middle of the scale, few at its ends."""
    letters = desk.chapter.scale.value.letters
    middle = (len(letters) - 1) / 2 - 0.2 + desk.bent
    weights = [1 / (1 + 4 * abs(at - middle) ** 3) for at in range(len(letters))]
    return rng.choices(letters, weights)[0]


def _comment(desk: Desk, mark: str, rng: Random) -> str:
    """Facts are needed at the ends of the scale, and often given elsewhere."""
    letters = desk.chapter.scale.value.letters
    if mark in desk.chapter.comment_required_at.value:
        return phrases.EXTREME[0 if letters.index(mark) < len(letters) / 2 else 1]
    return rng.choice((*phrases.FACTS, "", ""))


_DEEDS: Final[dict[Step, Callable[[Desk, Random], Deed]]] = {
    Step.DRAFT_GOALS: _draft_goals,
    Step.REVIEW_GOALS: _review_goals,
    Step.CHANGE_GOALS: _change_goals,
    Step.REVIEW_CHANGE: _review_change,
    Step.MIDTERM_CHECK: _midterm_check,
    Step.DECLARE: _declare,
    Step.ASSIST: _assist,
    Step.RATE_FIRST: _rate,
    Step.RATE_SECOND: _rate,
    Step.ADJUST: _adjust,
    Step.CONFIRM: _confirm,
    Step.CLOSING_INTERVIEW: _closing_interview,
    Step.ACKNOWLEDGE: _acknowledge,
    Step.COMPLAIN: _complain,
    Step.HEAR_COMPLAINT: _hear_complaint,
    Step.HR_DECIDES: _hr_decides,
}
