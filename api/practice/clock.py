"""Moving on in practice 翌日・翌週・次の締切まで, and the scenes 場面 of the year."""

from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from api import addresses
from api.parts import PracticeControls, parts_of
from api.ways import own_path, see
from models.errors import NotFound

router = APIRouter()


class Go(StrEnum):
    """How far one press goes."""

    DAY = "day"  # 翌日
    WEEK = "week"  # 翌週
    DUE = "due"  # 次の締切まで


class Scene(StrEnum):
    """Days of the year on which every page has something to show."""

    SPRING = "spring"  # 春: 目標を立てる
    AUTUMN = "autumn"  # 秋: 中間の確認
    MARCH = "march"  # 3月: 評価と開示


@router.post(addresses.PRACTICE_CLOCK)
async def move_on(
    request: Request, go: Annotated[Go, Form()], back: Annotated[str, Form()] = ""
) -> Response:
    """Comes back to the same page; while the days still fly its bar says so."""
    await _controls(request).move(go.value)
    return see(own_path(back))


@router.post(addresses.PRACTICE_SCENE)
async def go_to_scene(request: Request, scene: Annotated[Scene, Form()]) -> Response:
    """A scene whose day has passed changes nothing: the days do not go back."""
    await _controls(request).go_to(scene.value)
    return see(addresses.MY_TASKS)


def _controls(request: Request) -> PracticeControls:
    practice = parts_of(request).practice
    if practice is None:
        raise NotFound
    return practice
