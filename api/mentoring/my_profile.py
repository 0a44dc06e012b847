"""My profile プロフィール for the matching of pairs: written by oneself, also by whoever would guide others."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import Response

from api import addresses
from api.access import SignedIn
from api.i18n.fields import field_words
from api.mentoring.kept_apart import changed, is_change
from api.mentoring.profile_typed import profile_fields, profile_form, profile_typed, wishes_standing
from api.mentoring.step_form import UNPROCESSABLE
from api.on_the_day import OnTheDay
from api.parts import AppParts, parts_of
from api.security.arrivals import Arrival, arrival_of
from api.show import show
from api.tasks.filling import typed_in
from api.tasks.step_way import Typed
from api.views.answers import Answers
from api.views.frame import Place
from api.ways import see
from models.acts import Act
from models.errors import FieldError
from models.ids import PackId, new_id
from models.mentoring.sheets import Profile
from models.mentoring.year import programme_of
from models.queries.access_mentoring import keep_own_profile, own_profile
from models.queries.access_own_mentoring import open_years
from models.rights import Viewer

router = APIRouter()


@dataclass(frozen=True)
class _Seen(OnTheDay):
    """The organisation on the day."""

    arrival: Arrival


@router.get(addresses.MY_MENTORING_PROFILE)
async def my_profile(request: Request, viewer: SignedIn, kept: int = 0) -> Response:
    async with parts_of(request).database.reading() as session:
        told = await own_profile(session, viewer) or Profile()
    return await _page(request, viewer, profile_fields(told), kept=bool(kept))


@router.post(addresses.MY_MENTORING_PROFILE)
async def keep_profile(request: Request, viewer: SignedIn) -> Response:
    """A search, somebody named or taken out: the page again. Or it is kept; the newest words stand."""
    parts, arrival, typed = parts_of(request), await arrival_of(request), await typed_in(request)
    if is_change(typed) or typed.get("act") != Act.SUBMIT:
        fields, errors = changed(typed)
        return await _page(request, viewer, fields, errors)
    if not await _mentee_chooses(parts, viewer):
        async with parts.database.reading() as session:
            typed = wishes_standing(typed, await own_profile(session, viewer))
    profile, errors = profile_typed(typed, _Seen(arrival))
    if profile is None:
        return await _page(request, viewer, typed, errors)
    async with parts.database.writing() as session:
        await keep_own_profile(session, viewer, profile, arrival.now)
    return see(f"{addresses.MY_MENTORING_PROFILE}?kept=1")


async def _mentee_chooses(parts: AppParts, viewer: Viewer) -> bool:
    """Whether a programme whose year is open lets mentees say whom they would like."""
    async with parts.database.reading() as session:
        for own in await open_years(session, viewer):
            policy = await parts.policies.policy(session, PackId(own.cycle.pack_id))
            programme = policy.programme(programme_of(own.cycle.kind))
            if programme is not None and programme.mentee_chooses:
                return True
    return False


async def _page(
    request: Request,
    viewer: Viewer,
    fields: Typed,
    errors: Sequence[FieldError] = (),
    *,
    kept: bool = False,
) -> Response:
    arrival = await arrival_of(request)
    chooses = await _mentee_chooses(parts_of(request), viewer)
    form = profile_form(_Seen(arrival), fields, viewer.person_id, mentee_chooses=chooses)
    return await show(
        request,
        "mentoring/my_profile.html",
        status=UNPROCESSABLE if errors else 200,
        place=Place.MY_RECORD,
        answers=Answers(
            action=addresses.MY_MENTORING_PROFILE,
            nonce=new_id(),
            values=dict(fields),
            errors=field_words(arrival.language).lines(errors),
        ),
        form=form.model_copy(update={"kept": kept}),
    )
