"""What the pages of declaring and rating show 自己申告・評価: goals and items with what others wrote."""

from collections.abc import Mapping, Sequence

from api.tasks.at_hand import AtHand
from api.tasks.beside_rating import Beside
from api.tasks.goal_sheets import goal, goals_agreed
from api.tasks.head import sent_back
from api.views.rating import (
    Declaration,
    Derivation,
    DerivationLine,
    Judged,
    Overall,
    RatedGoal,
    RatedItem,
    RatingSheet,
    Spread,
    StageMark,
)
from models.acts import Act
from models.evaluation.derivation import Overall as Reckoned
from models.evaluation.fields import from_fields
from models.evaluation.formula import overall
from models.evaluation.rating import Adjustment, AssistantFacts
from models.evaluation.rating import RatingSheet as RatingForm
from models.evaluation.steps import Step
from models.policy.marks import Mark
from models.roles import Role

RATERS = {Step.RATE_FIRST: Role.FIRST_EVALUATOR, Step.RATE_SECOND: Role.SECOND_EVALUATOR}
Rated = tuple[Role, RatingForm]
"""Somebody of the chain, with what they wrote goal by goal and item by item."""


def marks(hand: AtHand) -> tuple[Mark, ...]:
    return hand.policy.evaluation.scale.value.marks


def to_declare(hand: AtHand) -> Declaration:
    """Goals and items the person says something about."""
    return Declaration(
        period=hand.period,
        goals=goals_agreed(hand),
        items=tuple(
            RatedItem(key=entry.key, name=entry.name, meaning=entry.meaning)
            for entry in hand.subject().entries
        ),
        marks=marks(hand),
    )


def to_rate(hand: AtHand, typed: Mapping[str, str], near: Beside) -> RatingSheet:
    """The rating sheet with what is filled in so far, and the overall when it can be reckoned."""
    form = from_fields(hand.step, typed).form
    rating = form if isinstance(form, RatingForm) else RatingForm()
    reckoned = overall(hand.policy.evaluation, hand.subject(), rating)
    judged = _earlier(hand)
    goals, items = goals_rated(hand, judged), items_rated(hand, judged, near)
    return RatingSheet(
        period=hand.period,
        goals=goals,
        items=items,
        marks=() if hand.step is Step.ASSIST else marks(hand),
        goals_open=len(goals) - sum(bool(one.mark) for one in rating.goals),
        items_open=len(items) - sum(bool(one.mark) for one in rating.items),
        overall_open=not rating.comment,
        derivation=derivation(reckoned) if reckoned else None,
        own_so_far=near.own_so_far,
        sent_back=sent_back(hand),
    )


def derivation(reckoned: Reckoned) -> Derivation:
    """The overall with each line of its reckoning."""
    return Derivation(
        letter=reckoned.letter,
        word=reckoned.word,
        points=str(reckoned.points) if reckoned.points is not None else "",
        bounds=reckoned.span,
        lines=tuple(
            DerivationLine(
                words=line.name,
                how=" ".join(part for part in (line.mark, line.difficulty, line.reckoning) if part),
                share=line.share,
                points=line.result,
            )
            for line in reckoned.derivation
        ),
        rule_href="/rule-book#formula",
    )


def to_judge(hand: AtHand, spread: Spread) -> Overall:
    """What adjuster and confirmer read: every stage's overall, and how the last one came about."""
    last = hand.dossier.last_rating
    reckoned = overall(hand.policy.evaluation, hand.subject(), last[1]) if last else None
    return Overall(
        stages=stages(hand),
        marks=marks(hand),
        derivation=derivation(reckoned) if reckoned else None,
        spread=spread,
        sheet_href=f"{hand.href}/sheet",
        has_adjuster=Step.ADJUST in hand.case.shape["steps"],
    )


def stages(hand: AtHand) -> tuple[StageMark, ...]:
    """The overall of each evaluator who rated; the adjuster's too for whoever confirms."""
    found = []
    for step, role in RATERS.items():
        sheet, rating = hand.dossier.latest(step), hand.dossier.rating(step)
        if sheet and rating:
            found.append(
                _stage(hand, role, sheet.author_id, rating.overall, rating.points, rating.comment)
            )
    adjusted = hand.dossier.latest(Step.ADJUST)
    if adjusted and adjusted.act is Act.SUBMIT and hand.step is Step.CONFIRM:
        form = adjusted.form(Adjustment)
        found.append(
            _stage(hand, Role.ADJUSTER, adjusted.author_id, form.overall, form.points, form.reason)
        )
    return tuple(found)


def _stage(
    hand: AtHand, role: Role, author_id: str, letter: str, points: str, comment: str
) -> StageMark:
    scale = hand.policy.evaluation.scale.value
    return StageMark(
        role=role,
        person=hand.person(author_id),
        letter=letter,
        word=scale.mark(letter).word if letter in scale.letters else "",
        points=points,
        comment=comment,
    )


def goals_rated(hand: AtHand, judged: Sequence[Rated]) -> tuple[RatedGoal, ...]:
    """The goals with what the person declared and what the given evaluators wrote."""
    declared = hand.dossier.declaration.goals
    return tuple(
        RatedGoal(
            goal=goal(hand, form),
            declared=declared[nth].result if nth < len(declared) else "",
            declared_mark=declared[nth].mark if nth < len(declared) else "",
            judged=tuple(
                Judged(role=role, mark=sheet.goals[nth].mark, comment=sheet.goals[nth].comment)
                for role, sheet in judged
                if nth < len(sheet.goals)
            ),
        )
        for nth, form in enumerate(hand.dossier.goals)
    )


def items_rated(
    hand: AtHand, judged: Sequence[Rated], near: Beside | None = None
) -> tuple[RatedItem, ...]:
    """The items likewise; ``near`` says what the conduct log holds about each."""
    declared = {item.key: item for item in hand.dossier.declaration.items}
    return tuple(
        RatedItem(
            key=entry.key,
            name=entry.name,
            meaning=entry.meaning,
            declared=declared[entry.key].text if entry.key in declared else "",
            declared_mark=declared[entry.key].mark if entry.key in declared else "",
            judged=tuple(
                Judged(role=role, mark=item.mark, comment=item.comment)
                for role, sheet in judged
                for item in sheet.items
                if item.key == entry.key
            ),
            log_count=near.log_of(entry.key)[0] if near else 0,
            log_href=near.log_of(entry.key)[1] if near else "",
        )
        for entry in hand.subject().entries
    )


def _earlier(hand: AtHand) -> list[Rated]:
    """Facts of the assistant for every rater; the first's rating for the second only."""
    found = facts_of_assistant(hand) if hand.step is not Step.ASSIST else []
    first = hand.dossier.rating(Step.RATE_FIRST)
    if first and hand.step is Step.RATE_SECOND:
        found.append((Role.FIRST_EVALUATOR, first))
    return found


def facts_of_assistant(hand: AtHand) -> list[Rated]:
    facts = hand.dossier.latest(Step.ASSIST)
    return [(Role.ASSISTANT_EVALUATOR, _as_rating(facts.form(AssistantFacts)))] if facts else []


def _as_rating(facts: AssistantFacts) -> RatingForm:
    return RatingForm.model_validate(
        {
            "goals": [{"comment": goal.text} for goal in facts.goals],
            "items": [{"key": item.key, "comment": item.text} for item in facts.items],
        }
    )
