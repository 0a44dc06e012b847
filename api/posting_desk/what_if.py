"""What if もしもの配置: the same campaign with other seats, another lot or a veto, to look at; nothing is kept.

It is worked out as if nobody had applied but those the desk sees: by asking again and again one could
otherwise find out at which place, and for which posting, somebody of the other desk stands.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from fastapi import APIRouter, Request
from starlette.datastructures import FormData
from starlette.responses import Response

from api import addresses
from api.i18n.fields import field_words
from api.parts import parts_of
from api.posting_desk.at_hand import AtThePostingDesk, DeskAtHand, desk_at_hand
from api.posting_desk.matching import Worked, moved_lines, problem_lines, worked
from api.show import show
from api.views.answers import Answers
from api.views.posting_desk import DeskPosting, Supposed
from models.challenge_job.lot_seed import lot_seed
from models.challenge_job.matching import Matching, Placement
from models.challenge_job.posting import PostingState
from models.challenge_job.preferences import Preferences
from models.challenge_job.sheets import MAX_SEATS
from models.challenge_job.what_if import moved, supposed
from models.errors import FieldError, NotFound
from models.ids import new_id
from models.queries.campaign_preferences import preferences_of, taken_seats
from models.rights import Viewer
from models.roles import Office

router = APIRouter()
SEATS: Final = "seats-"
VETO: Final = "veto"
_MAX_SEED_DIGITS: Final = 15
_UNPROCESSABLE: Final = 422


@router.get(addresses.POSTING_DESK_WHAT_IF)
async def ask(request: Request, viewer: AtThePostingDesk) -> Response:
    """The form, as the call stands."""
    return await _page(request, viewer, FormData())


@router.post(addresses.POSTING_DESK_WHAT_IF)
async def answer(request: Request, viewer: AtThePostingDesk) -> Response:
    """What would be different. A press changes nothing, so it may come as often as it likes."""
    return await _page(request, viewer, await request.form(), is_asked=True)


async def _page(
    request: Request, viewer: Viewer, form: FormData, *, is_asked: bool = False
) -> Response:
    hand = await _hand(request, viewer)
    call = hand.desk.call
    now = _as_seen(hand, call)
    errors: list[FieldError] = []
    offered = _offered(hand, call)
    seats = _seats(offered, form, errors) if is_asked else {}
    seed = _seed(now.wanted, form, errors) if is_asked else now.wanted.seed
    vetoed = [it for it in form.getlist(VETO) if isinstance(it, str)]
    view = _asked(hand, call, now, form, errors).model_copy(update={"postings": offered})
    if is_asked and not errors:
        view = _answered(hand, view, now, worked(_supposed(hand, now, seats, seed, vetoed)))
    await hand.note_look(request)
    return await show(
        request,
        "posting_desk/what_if.html",
        status=_UNPROCESSABLE if errors else 200,
        place=hand.place,
        it=view,
        answers=view.answers,
    )


async def _hand(request: Request, viewer: Viewer) -> DeskAtHand:
    """For the desk alone, and only while a call is selected for."""
    if not viewer.holds(Office.POSTING_DESK):
        raise NotFound
    async with parts_of(request).database.reading() as session:
        hand = await desk_at_hand(request, session, viewer)
    if hand is None or not hand.desk.is_opened(hand.desk.call):
        raise NotFound
    if hand.desk.is_announced(hand.desk.call):
        raise NotFound
    return hand


def _as_seen(hand: DeskAtHand, call: int) -> Worked:
    """The matching of those the desk sees, with the campaign's own lot."""
    seed = lot_seed(hand.desk.cycle.id, call)
    return worked(preferences_of(hand.desk.seen(), call, seed))


def _supposed(
    hand: DeskAtHand, now: Worked, seats: dict[str, int], seed: int | None, vetoed: Sequence[str]
) -> Preferences:
    """Passed over: vetoes of choices the viewer does not see, and seats for which nobody it sees applied."""
    book = hand.desk.book
    seen = [book.candidacies[it] for it in vetoed if it in book.candidacies]
    pairs = [
        Placement(applicant_id=it["application_id"], post_id=it["posting_id"])
        for it in seen
        if hand.desk.sees(it["application_id"])
    ]
    named = {it.post_id for it in now.wanted.rankings}
    wanted = {key: number for key, number in seats.items() if key in named}
    return supposed(now.wanted, seats=wanted, seed=seed, vetoed=pairs)


def _asked(
    hand: DeskAtHand, call: int, now: Worked, form: FormData, errors: list[FieldError]
) -> Supposed:
    seen = [it for one in hand.desk.applications(call) for it in _choices(hand, one["id"])]
    values = {key: value for key, value in form.items() if isinstance(value, str)}
    words = field_words(hand.arrival.language)
    return Supposed(
        candidacies=tuple(seen),
        vetoed=tuple(it for it in form.getlist(VETO) if isinstance(it, str)),
        seed=now.wanted.seed or 0,
        answers=Answers(
            action=addresses.POSTING_DESK_WHAT_IF,
            nonce=new_id(),
            values=values,
            errors=words.lines(errors),
        ),
    )


def _choices(hand: DeskAtHand, application_id: str) -> list[tuple[str, str]]:
    lines = [(it["id"], hand.choice(it)) for it in hand.desk.book.choices_of(application_id)]
    return [(key, f"{it.person.name} — {it.posting}") for key, it in lines if not it.excluded]


def _offered(hand: DeskAtHand, call: int) -> tuple[DeskPosting, ...]:
    """Every posting on offer, whoever applied, with the name of its field.

    Its seats are those nobody whom the desk sees holds since an earlier call.
    """
    taken = taken_seats(hand.desk.seen(), call)
    rows = [it for it in hand.desk.book.postings.values() if it["state"] == PostingState.LISTED]
    return tuple(
        hand.posting(it["id"]).model_copy(
            update={"seats": it["content"]["seats"] - taken[it["id"]], "href": SEATS + it["id"]}
        )
        for it in sorted(rows, key=lambda it: it["number"])
        if it["content"]["seats"] > taken[it["id"]]
    )


def _answered(hand: DeskAtHand, view: Supposed, now: Worked, then: Worked) -> Supposed:
    changes = moved(now.matching or Matching(), then.matching or Matching())
    return view.model_copy(
        update={
            "is_asked": True,
            "is_sound": then.proof is not None and then.proof.sound,
            "moved": tuple(moved_lines(hand, changes)) if then.matching else (),
            "problems": tuple(problem_lines(hand, then.problems)),
        }
    )


def _seats(
    offered: Iterable[DeskPosting], form: FormData, errors: list[FieldError]
) -> dict[str, int]:
    found = {}
    for it in offered:
        said = form.get(it.href, "")
        number = _number(said, len(str(MAX_SEATS)))
        if said == "":
            continue
        if number is None or not 1 <= number <= MAX_SEATS:
            errors.append(FieldError("seats", "out_of_range", f"1–{MAX_SEATS}"))
        else:
            found[it.href.removeprefix(SEATS)] = number
    return found


def _seed(wanted: Preferences, form: FormData, errors: list[FieldError]) -> int | None:
    said = form.get("seed", "")
    if said == "":
        return wanted.seed
    number = _number(said, _MAX_SEED_DIGITS)
    if number is None:
        errors.append(FieldError("seed", "not_a_number"))
    return number


def _number(said: object, digits: int) -> int | None:
    is_one = isinstance(said, str) and said.isascii() and said.isdecimal() and len(said) <= digits
    return int(str(said)) if is_one else None
