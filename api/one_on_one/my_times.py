"""My times 自分の時間: when one is away 不在, and the hours and places one likes best for 1on1."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Annotated, Final

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from api import addresses
from api.access import SignedIn
from api.i18n.fields import field_words
from api.one_on_one.times_typed import clock_typed, places_typed
from api.parts import AppParts, parts_of
from api.security.arrivals import Arrival, arrival_of
from api.show import show
from api.tasks.filling import typed_in
from api.views.answers import Answers
from api.views.frame import Place
from api.views.my_talks import Away, MyTimes
from api.ways import see
from models.errors import BadDate, FieldError
from models.ids import form_key, new_id
from models.one_on_one.away import AwayForm, wrong_with_away
from models.one_on_one.likes import Part
from models.queries.own_times import add_away, away_times, keep_hours, my_hours, remove_away
from models.rights import Viewer
from models.tables.talk import AwayRow, HoursRow
from models.wareki import parse_day

router = APIRouter()
WEEKDAYS: Final = range(5)
_UNPROCESSABLE: Final = 422
_KEPT: Final = frozenset({"away", "gone", "hours"})
_INSTANT: Final = timedelta(microseconds=1)


@router.get(addresses.MY_TIMES)
async def my_times(request: Request, viewer: SignedIn, kept: str = "") -> Response:
    return await _page(request, viewer, kept=kept if kept in _KEPT else "")


@router.post(addresses.MY_AWAY)
async def be_away(request: Request, viewer: SignedIn) -> Response:
    """Keeps a time away; one that overlaps another becomes one with it."""
    parts, arrival = parts_of(request), await arrival_of(request)
    typed = await typed_in(request)
    form, errors = _read(typed, arrival)
    if form is not None and not errors:
        span = form.span(parts.days)
        errors = wrong_with_away(span, arrival.now)
        if not errors:
            key = form_key(typed.get("nonce", ""), viewer.person_id)
            async with parts.database.writing() as session:
                wrong = await add_away(session, viewer, span, key=key, now=arrival.now)
            errors = [wrong] if wrong else []
    if errors:
        return await _page(request, viewer, typed, errors)
    return see(f"{addresses.MY_TIMES}?kept=away")


@router.post(addresses.MY_AWAY_END)
async def be_back(
    request: Request, viewer: SignedIn, away_id: Annotated[str, Form()] = ""
) -> Response:
    """Takes a time away back; twice is the same as once, and nobody else's is touched."""
    async with parts_of(request).database.writing() as session:
        await remove_away(session, viewer, away_id)
    return see(f"{addresses.MY_TIMES}?kept=gone")


@router.post(addresses.MY_HOURS)
async def like_hours(request: Request, viewer: SignedIn) -> Response:
    """Keeps the preferred hours; what is ticked orders the proposals and hinders none."""
    parts, arrival = parts_of(request), await arrival_of(request)
    typed = await typed_in(request)
    place, online, errors = places_typed(typed)
    row = HoursRow(
        person_id=viewer.person_id,
        weekdays=[day for day in WEEKDAYS if typed.get(f"weekday-{day}")],
        parts=[part.value for part in Part if typed.get(f"part-{part}")],
        place=place,
        online=online,
        written_at=arrival.now,
    )
    if errors:
        return await _page(request, viewer, typed, errors, hours=row)
    async with parts.database.writing() as session:
        await keep_hours(session, row)
    return see(f"{addresses.MY_TIMES}?kept=hours")


def _read(typed: Mapping[str, str], arrival: Arrival) -> tuple[AwayForm | None, list[FieldError]]:
    """Without a last day it is the first; without times whole days are meant."""
    errors: list[FieldError] = []
    first = _day("away_first", typed, errors, arrival)
    last = _day("away_last", typed, errors, arrival) or first
    begins, ends = (_clock(name, typed, errors) for name in ("away_begins", "away_ends"))
    if first is None and not errors:
        errors.append(FieldError("away_first", "required"))
    if errors or first is None or last is None:
        return None, errors
    return AwayForm(first, last, begins, ends), []


def _day(
    name: str, typed: Mapping[str, str], errors: list[FieldError], arrival: Arrival
) -> date | None:
    text = typed.get(name, "").strip()
    if not text:
        return None
    try:
        day = parse_day(text)
    except BadDate:
        errors.append(FieldError(name, "not_a_day"))
        return None
    if abs(day.year - arrival.day.year) > 2:  # further than anybody plans
        errors.append(FieldError(name, "not_a_day"))
        return None
    return day


def _clock(name: str, typed: Mapping[str, str], errors: list[FieldError]) -> time | None:
    text = typed.get(name, "").strip()
    if not text:
        return None
    found = clock_typed(text)
    if found is None:
        errors.append(FieldError(name, "not_a_time"))
    return found


async def _page(
    request: Request,
    viewer: Viewer,
    typed: dict[str, str] | None = None,
    errors: list[FieldError] | None = None,
    *,
    hours: HoursRow | None = None,
    kept: str = "",
) -> Response:
    """``hours`` are those just typed, where something is wrong with the rest; else those that stand."""
    parts, arrival = parts_of(request), await arrival_of(request)
    async with parts.database.reading() as session:
        away = await away_times(session, viewer, arrival.now)
        hours = hours or await my_hours(session, viewer)
    return await show(
        request,
        "one_on_one/my_times.html",
        status=_UNPROCESSABLE if errors else 200,
        place=Place.MY_RECORD,
        answers=Answers(
            action=addresses.MY_AWAY,
            nonce=new_id(),
            values=typed or {},
            errors=field_words(arrival.language).lines(errors or []),
        ),
        times=MyTimes(
            away=tuple(_away(row, parts) for row in away),
            away_action=addresses.MY_AWAY,
            end_action=addresses.MY_AWAY_END,
            hours_action=addresses.MY_HOURS,
            weekdays=frozenset(hours.weekdays if hours else ()),
            parts=frozenset(Part(it) for it in hours.parts) if hours else frozenset(),
            place=hours.place if hours else "",
            online=hours.online if hours else "",
            kept=kept,
        ),
    )


def _away(row: AwayRow, parts: AppParts) -> Away:
    first, last = (parts.days.local_day(it) for it in (row.starts_at, row.ends_at - _INSTANT))
    whole = AwayForm(first, last).span(parts.days)
    return Away(
        start=row.starts_at,
        end=row.ends_at,
        first=first,
        last=last,
        whole_days=(whole.start, whole.end) == (row.starts_at, row.ends_at),
        id=row.id,
    )
