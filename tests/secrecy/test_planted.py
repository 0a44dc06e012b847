"""Planted leaks 仕込んだ漏れ: a page, a count, a letter that tell of an application are each found by the pairs."""

from collections.abc import AsyncIterator

import pytest
from fastapi import APIRouter, Request
from sqlalchemy import ColumnElement, true
from sqlmodel import func, select
from starlette.responses import PlainTextResponse, Response

from api.access import SignedIn
from api.parts import parts_of
from models.tables.application import ApplicationRow
from models.tables.case import CaseRow
from tests.secrecy.pairs import Pairs, the_pairs

APPLYING, PLACED = 0, 61
"""Seeds whose worlds are compared while applications are taken, and when the applicant has been placed."""
leaking = APIRouter()


@leaking.get("/planted/applications")
async def how_many_applied(request: Request, _viewer: SignedIn) -> Response:
    async with parts_of(request).database.reading() as session:
        return PlainTextResponse(str(await session.scalar(_COUNT)))


@leaking.get("/planted/cases/{case_id}")
async def how_far_a_case_is(request: Request, _viewer: SignedIn, case_id: str) -> Response:
    async with parts_of(request).database.reading() as session:
        case = await session.get(CaseRow, case_id)
        return PlainTextResponse(str(case.seq if case else 404))


_COUNT = select(func.count()).select_from(ApplicationRow)
"""Everybody's, so also the number of those who did not apply before."""


@pytest.fixture
async def leaking_pairs() -> AsyncIterator[Pairs]:
    async with the_pairs((leaking,)) as pairs:
        yield pairs


async def test_a_page_that_counts_applications_is_found(leaking_pairs: Pairs) -> None:
    compared = await leaking_pairs.compare(APPLYING, ["colleague"])
    found = {line.partition("\n")[0] for line in compared.differ}
    case = "case:application:"
    assert "colleague: /planted/applications" in found
    assert any(it.startswith(f"colleague: /planted/cases/{case}") for it in found)
    assert all("/planted/" in it for it in found)


def _no_condition() -> ColumnElement[bool]:
    return true()


FORGOTTEN: dict[str, tuple[str, int, str]] = {
    "figures count receipts": ("models.queries.figures.not_sealed", APPLYING, "office: status"),
    "figures count steps": ("models.queries.figures.no_sealed_step", PLACED, "office: status"),
    "the round reminds": ("models.queries.morning_round.no_sealed_step", PLACED, "office: mail"),
}
"""Where the one condition might be forgotten, and what would then differ."""


@pytest.mark.parametrize("forgotten", FORGOTTEN)
async def test_a_forgotten_condition_is_found(
    pairs: Pairs, monkeypatch: pytest.MonkeyPatch, forgotten: str
) -> None:
    place, seed, found = FORGOTTEN[forgotten]
    monkeypatch.setattr(place, _no_condition)
    monkeypatch.setattr("models.queries.letter_reasons.no_sealed_step", _no_condition)
    compared = await pairs.compare(seed, [])
    assert any(it.startswith(found) for it in compared.differ), compared


async def test_letters_and_trail_of_a_case_that_is_not_sealed_are_found(
    pairs: Pairs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("activities.turning.SEALED", frozenset())
    compared = await pairs.compare(PLACED, [])
    found = {
        line.partition(" ")[2].partition(" ")[0].partition("\n")[0] for line in compared.differ
    }
    assert {"trail", "letter"} <= found
