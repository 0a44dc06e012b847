"""Sheets 用紙 of a talk: what a page could not read, or what reservations cannot hold, is never received."""

from typing import Any

import pytest

from models.acts import Act
from models.one_on_one.acts import ACTS, is_readable
from models.one_on_one.steps import TalkStep
from models.steps import is_readable as any_readable

NOON = "2026-04-27T03:00:00Z"
ARRANGE, CHOOSE = TalkStep.ARRANGE_TALK, TalkStep.CHOOSE_TIME
BOOKING = {"start": NOON, "minutes": 30}


def test_every_act_of_every_step_has_a_sheet() -> None:
    for step, acts in ACTS.items():
        for act in acts:
            assert not is_readable(step, act, {"unknown": 1})


@pytest.mark.parametrize(
    ("step", "act", "content"),
    [
        (ARRANGE, Act.BOOK, BOOKING),
        (ARRANGE, Act.OFFER, {"starts": [NOON], "minutes": 30}),
        (ARRANGE, Act.HELD, {"day": "2026-04-20"}),
        (CHOOSE, Act.BOOK, {"start": NOON}),
        (TalkStep.LEAD_TALK, Act.HELD, {}),
    ],
)
def test_sheets_as_pages_send_them_are_read(
    step: TalkStep, act: Act, content: dict[str, Any]
) -> None:
    assert any_readable(step, act, content)


@pytest.mark.parametrize(
    ("step", "act", "content"),
    [
        (ARRANGE, Act.HELD, {"topics": [], "share_topics": False}),
        (ARRANGE, Act.BOOK, {"start": NOON}),
        (ARRANGE, Act.BOOK, {"start": "2026-04-27T03:07:00Z", "minutes": 30}),
        (ARRANGE, Act.BOOK, {"start": "2026-04-27T03:00:00", "minutes": 30}),
        (ARRANGE, Act.BOOK, {"start": NOON, "minutes": 0}),
        (ARRANGE, Act.OFFER, {"starts": [], "minutes": 30}),
        (CHOOSE, Act.BOOK, BOOKING),
    ],
)
def test_sheets_that_fit_no_page_are_not(step: TalkStep, act: Act, content: dict[str, Any]) -> None:
    assert not any_readable(step, act, content)
