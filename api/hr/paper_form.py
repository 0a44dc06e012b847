"""The empty form on A4 用紙: the questions of a step as somebody answers them by hand."""

from collections.abc import Iterator
from typing import Final

from api.i18n.catalogue import translations
from api.i18n.fields import field_words
from api.i18n.marked import N_
from api.tasks.at_hand import AtHand
from api.tasks.goal_sheets import goals_agreed
from api.views.frame import Language
from api.views.letters import PaperField, PaperForm
from models.evaluation.steps import Step

NO_TIE: Final = N_("該当なし")
_GOAL_PARTS = ("title", "text", "measure", "weight")


def paper_form(hand: AtHand) -> PaperForm:
    """Goals that hold stand above the questions of the self-declaration."""
    with_goals = hand.step in (Step.CHANGE_GOALS, Step.DECLARE)
    return PaperForm(
        person=hand.person(str(hand.task.person_id)),
        cycle=f"{hand.period} {hand.cycle.name}",
        step=hand.step,
        due_at=hand.task.due_at or hand.task.expires_at,
        code=hand.task.locator[:8].upper(),
        fields=tuple(_fields(hand)),
        goals=goals_agreed(hand) if with_goals else (),
        return_to=hand.parts.house.contact,
    )


def _fields(hand: AtHand) -> Iterator[PaperField]:
    words = field_words(hand.arrival.language)
    match hand.step:
        case Step.DRAFT_GOALS | Step.CHANGE_GOALS:
            yield from _goals(hand)
        case Step.DECLARE:
            yield from _declaration(hand)
            yield PaperField(label=words.label("words"))
        case Step.COMPLAIN:
            yield PaperField(label=words.label("text"), lines=8)
            yield PaperField(label=words.label("wish"), lines=4)
        case _:
            yield PaperField(label=words.label("words"), lines=6)


def _goals(hand: AtHand) -> Iterator[PaperField]:
    words, chapter = field_words(hand.arrival.language), hand.policy.evaluation
    levels = tuple(level.word for level in chapter.difficulty.value.levels)
    ties = _ties(hand)
    for nth in range(chapter.goals.value.at_most):
        for part in _GOAL_PARTS:
            yield PaperField(
                label=words.label(f"goals-{nth}-{part}"), lines=3 if part == "text" else 1
            )
        if levels:
            yield PaperField(label=words.label(f"goals-{nth}-difficulty"), choices=levels, lines=0)
        if ties:
            yield PaperField(label=words.label(f"goals-{nth}-section_goal"), choices=ties, lines=0)


def _ties(hand: AtHand) -> tuple[str, ...]:
    """The section's goals to tick つながる目標; 該当なし unless the pack wants a tie; none, no question."""
    words = tuple(it.words for it in hand.section_goals)
    if not words or hand.policy.evaluation.goal_link.value.required:
        return words
    return (*words, translations(Language(hand.arrival.language)).gettext(NO_TIE))


def _declaration(hand: AtHand) -> Iterator[PaperField]:
    letters = hand.policy.evaluation.scale.value.letters
    for goal in hand.dossier.goals:
        yield PaperField(label=goal.title, choices=letters, lines=3)
    for entry in hand.subject().entries:
        yield PaperField(label=entry.name, hint=entry.meaning, choices=letters, lines=2)
