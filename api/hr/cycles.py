"""Cycles 評価の期間: the list, the preview of who is in and out and why, one press to open, one to close."""

from collections.abc import Iterator
from typing import Annotated, Final

from fastapi import APIRouter, Form, Request
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk, HrAdmin
from api.hr.cycle_preview import CycleAtHand, opened, planned, shown_state
from api.hr.living import living
from api.hr.noting import note_change
from api.hr.reasons import wrong_with
from api.hr.rows import Desk, desk_of
from api.i18n.fields import field_words
from api.show import show
from api.views.answers import Answers
from api.views.frame import Place
from api.views.hr_desk import CycleLine, Cycles, StillLiving
from api.ways import see
from models.errors import FieldError, NotFound
from models.fiscal_year import FiscalYear
from models.ids import PackId
from models.policy.population import CycleKind, CycleRule
from models.policy.schema import Policy
from models.queries.cycles import begin_closing, living_cases, open_cycle
from models.queries.hr_cycles import cases_by_cycle, cycles_by_kind, newest_pack
from models.rights import Viewer
from models.tables.cycle import CycleRow, CycleState

router = APIRouter()
_CONFLICT: Final = 409
ONE: Final = addresses.HR_CYCLES + "/{year}/{kind}"


@router.get(addresses.HR_CYCLES)
async def cycles(request: Request, _viewer: AtTheHrDesk) -> Response:
    """Every cycle that stands, and those of the newest pack that do not yet."""
    desk = await desk_of(request)
    async with desk.parts.database.reading() as session:
        lines = tuple(await _lines(session, desk))
    return await show(request, "hr/cycles.html", place=Place.HR, cycles=Cycles(lines=lines))


@router.get(ONE)
async def one_cycle(request: Request, viewer: AtTheHrDesk, year: int, kind: str) -> Response:
    """Before it is opened the preview; afterwards how many cases live."""
    return await _page(request, viewer, year, kind)


@router.post(ONE + "/open")
async def open_it(request: Request, viewer: HrAdmin, year: int, kind: str) -> Response:
    """Writes the cycle's row and commits it, then the launch begins; pressing twice is once."""
    desk = await desk_of(request)
    async with desk.parts.database.writing() as session:
        at_hand = await _at_hand(session, desk, year, kind)
        row = await open_cycle(
            session,
            at_hand.rule,
            FiscalYear(year),
            at_hand.pack_id,
            now=desk.arrival.now,
            by=viewer.person_id,
        )
        if at_hand.row is None:
            await note_change(request, session, desk, viewer, "cycle.open")
    if desk.parts.cycles is not None and row.state in (CycleState.OPENING, CycleState.OPEN):
        await desk.parts.cycles.start(row.id)
    return see(_path(year, kind))


@router.post(ONE + "/close")
async def close_it(
    request: Request,
    viewer: HrAdmin,
    year: int,
    kind: str,
    reason: Annotated[str, Form()] = "",
) -> Response:
    """Only when no case of it lives, else the page says what does; the reason stands in the audit trail.

    It is closing from the commit on: what the engine does not hear now, the watch tells it again.
    """
    desk, reason = await desk_of(request), reason.strip()
    if errors := wrong_with(reason):
        return await _page(request, viewer, year, kind, errors)
    async with desk.parts.database.writing() as session:
        at_hand = await _at_hand(session, desk, year, kind)
        row = at_hand.row
        if row is None:
            raise NotFound
        if row.state in (CycleState.CLOSING, CycleState.CLOSED):
            return see(_path(year, kind))
        lives = row.state != CycleState.OPEN or await living_cases(session, row.id) > 0
        if not lives and await begin_closing(session, row.id):
            await note_change(request, session, desk, viewer, "cycle.close", reason)
    if lives:
        return await _page(request, viewer, year, kind, is_refused=True)
    if desk.parts.cycles is not None:
        await desk.parts.cycles.close(row.id)
    return see(_path(year, kind))


async def _lines(session: AsyncSession, desk: Desk) -> list[CycleLine]:
    standing, counts = await cycles_by_kind(session), await cases_by_cycle(session)
    lines = [_line(row, counts.get(row.id, (0, 0))[0]) for row in standing.values()]
    pack = await newest_pack(session)
    if pack is not None:
        policy = await desk.parts.policies.policy(session, pack.id)
        to_come = (it for it in _regular(policy) if (it.key, policy.year) not in standing)
        lines = [*(_planned_line(policy, rule) for rule in to_come), *lines]
    return lines


def _regular(policy: Policy) -> Iterator[CycleRule]:
    """A special evaluation 特別評価 follows each person's probation, not the year."""
    return (it for it in policy.evaluation.cycles.value if it.kind is CycleKind.REGULAR)


def _line(row: CycleRow, people: int) -> CycleLine:
    return CycleLine(
        name=f"{FiscalYear(row.fiscal_year).label} {row.name}",
        href=_path(row.fiscal_year, row.kind),
        state=shown_state(row),
        first=row.period_from,
        last=row.period_to,
        people=people,
    )


def _planned_line(policy: Policy, rule: CycleRule) -> CycleLine:
    year = FiscalYear(policy.year)
    return CycleLine(
        name=f"{year.label} {rule.name}",
        href=_path(policy.year, rule.key),
        state="planned",
        first=year.day(rule.period_from.month, rule.period_from.day),
        last=year.day(rule.period_to.month, rule.period_to.day),
    )


async def _at_hand(session: AsyncSession, desk: Desk, year: int, kind: str) -> CycleAtHand:
    """The cycle with its rule and pack. Raises NotFound for what no pack knows."""
    row = (await cycles_by_kind(session)).get((kind, year))
    pack = await newest_pack(session)
    pack_id = row.pack_id if row else pack.id if pack else ""
    if not pack_id:
        raise NotFound
    policy = await desk.parts.policies.policy(session, pack_id)
    rule = next((it for it in _regular(policy) if it.key == kind), None)
    if rule is None or policy.year != year:
        raise NotFound
    return CycleAtHand(desk=desk, policy=policy, pack_id=PackId(pack_id), rule=rule, row=row)


async def _page(
    request: Request,
    viewer: Viewer,
    year: int,
    kind: str,
    errors: list[FieldError] | None = None,
    *,
    is_refused: bool = False,
) -> Response:
    desk = await desk_of(request)
    async with desk.parts.database.reading() as session:
        at_hand = await _at_hand(session, desk, year, kind)
        counts = await cases_by_cycle(session)
        still = await living(session, desk, at_hand.row) if at_hand.row else StillLiving()
    path = _path(year, kind)
    view = (
        opened(at_hand, at_hand.row, counts.get(at_hand.row.id, (0, 0)))
        if at_hand.row
        else planned(at_hand)
    )
    may_open = at_hand.row is None and viewer.is_hr_admin
    may_close = view.state == "open" and not view.still_open and viewer.is_hr_admin
    view = view.model_copy(
        update={
            "open_action": f"{path}/open" if may_open else "",
            "close_action": f"{path}/close" if may_close else "",
            "living": still,
            "close_refused": is_refused,
        }
    )
    answers = Answers(action=path, errors=field_words(desk.arrival.language).lines(errors or []))
    return await show(
        request,
        "hr/cycle.html",
        status=422 if errors else _CONFLICT if is_refused else 200,
        place=Place.HR,
        cycle=view,
        answers=answers,
    )


def _path(year: int, kind: str) -> str:
    return f"{addresses.HR_CYCLES}/{year}/{kind}"
