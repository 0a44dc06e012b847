"""The page of wishes プロフィールと希望 of whoever is looked after: as often as one likes, and only what one likes to say."""

from collections.abc import Sequence

from fastapi import Request
from starlette.responses import Response

from api.mentoring.at_hand import PairAtHand
from api.mentoring.kept_apart import changed, is_change
from api.mentoring.profile_typed import profile_fields, profile_form, profile_typed, wishes_standing
from api.mentoring.step_form import UNPROCESSABLE, keep_form, kept_form, show_step
from api.mentoring.taking import take
from api.tasks.step_form import answers_of
from api.tasks.step_way import Typed
from models.acts import Act
from models.errors import FieldError
from models.mentoring.sheets import Profile
from models.queries.access_mentoring import own_profile


async def page(
    request: Request,
    hand: PairAtHand,
    typed: Typed | None = None,
    errors: Sequence[FieldError] = (),
    status: int = 200,
) -> Response:
    draft = await kept_form(hand) if typed is None else None
    fields = typed if typed is not None else draft.fields if draft else await _told(hand)
    answers = answers_of(hand, fields, errors, draft=draft, is_kept=True)
    chooses = hand.programme.mentee_chooses
    form = profile_form(hand, fields, hand.viewer.person_id, mentee_chooses=chooses)
    return await show_step(request, hand, answers, status, form=form)


async def press(request: Request, hand: PairAtHand, typed: Typed) -> Response:
    """A search, somebody named or taken out: the page again. Or the profile as it stands."""
    if is_change(typed) or typed.get("act") != Act.SUBMIT:
        fields, errors = changed(typed)
        await keep_form(hand, fields)
        return await page(request, hand, fields, errors, UNPROCESSABLE if errors else 200)
    if not hand.programme.mentee_chooses:
        typed = wishes_standing(typed, await _standing(hand))
    profile, errors = profile_typed(typed, hand)
    if profile is None:
        return await page(request, hand, typed, errors, UNPROCESSABLE)
    return await take(hand, Act.SUBMIT, profile, typed)


async def _told(hand: PairAtHand) -> dict[str, str]:
    return profile_fields(await _standing(hand) or Profile())


async def _standing(hand: PairAtHand) -> Profile | None:
    async with hand.parts.database.reading() as session:
        return await own_profile(session, hand.viewer)
