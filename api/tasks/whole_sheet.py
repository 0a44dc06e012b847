"""The whole sheet 評価の用紙 beside an adjustment or confirmation: everything the evaluators wrote, to be read."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from api.show import show
from api.tasks.at_hand import AtHand, OpenTaskOfMine
from api.tasks.head import head_of
from api.tasks.rating_sheets import (
    RATERS,
    Rated,
    derivation,
    facts_of_assistant,
    goals_rated,
    items_rated,
    stages,
)
from api.tasks.reading import note_reading
from api.views.frame import Place
from api.views.rating import StageSheet, WholeSheet
from models.errors import NotFound
from models.evaluation.formula import overall
from models.evaluation.rating import AssistantFacts
from models.evaluation.steps import Step
from models.queries.access_judged import may_read_whole_sheet

router = APIRouter()


async def _to_judge(hand: OpenTaskOfMine) -> AtHand:
    if not may_read_whole_sheet(hand.viewer, hand.task):
        raise NotFound
    return hand


ToJudge = Annotated[AtHand, Depends(_to_judge)]
"""An adjustment or confirmation that waits for the viewer; other tasks have no such page."""


@router.get("/t/{locator}/sheet")
async def read_whole_sheet(request: Request, hand: ToJudge) -> Response:
    """Notes the reading, commits that, and then shows the sheet (P07)."""
    await note_reading(request, hand, "sheet")
    return await show(
        request,
        "tasks/whole_sheet.html",
        place=Place.MY_TASKS,
        head=head_of(hand),
        sheet=whole_sheet(hand),
    )


def whole_sheet(hand: AtHand) -> WholeSheet:
    """Goals, declaration, every evaluator's marks, facts and remarks, and how each overall came about."""
    judged = [*facts_of_assistant(hand), *_ratings(hand)]
    facts = hand.dossier.latest(Step.ASSIST)
    return WholeSheet(
        period=hand.period,
        goals=goals_rated(hand, judged),
        items=items_rated(hand, judged),
        stages=tuple(_stages(hand)),
        declared=hand.dossier.declaration.words,
        facts=facts.form(AssistantFacts).words if facts else "",
    )


def _ratings(hand: AtHand) -> Iterator[Rated]:
    for step, role in RATERS.items():
        rating = hand.dossier.rating(step)
        if rating:
            yield role, rating


def _stages(hand: AtHand) -> Iterator[StageSheet]:
    """An adjuster's letter is no sum of marks: it stands with its reason, without a reckoning."""
    ratings = dict(_ratings(hand))
    for stage in stages(hand):
        rating = ratings.get(stage.role)
        reckoned = overall(hand.policy.evaluation, hand.subject(), rating) if rating else None
        yield StageSheet(stage=stage, derivation=derivation(reckoned) if reckoned else None)
