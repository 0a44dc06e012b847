"""人事課の助言の名簿: how many requests there were of each kind, and whose offers stand.

Who asked whom, and what was said, is no matter of HR's: it counts and reads nothing.
"""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk
from api.advice.at_hand import AdviceHand, TheDirectory
from api.charts import Bar, Bars
from api.i18n.catalogue import translations
from api.i18n.fields import field_words
from api.paging import page_of
from api.show import show
from api.tasks.step_way import Typed
from api.views.advice import AdviceAtHr, HrOffer
from api.views.answers import Answers
from api.views.frame import Language, Place
from models.advice.request import KIND_WORDS
from models.errors import FieldError
from models.fiscal_year import FiscalYear
from models.ids import PersonId, new_id
from models.queries.access_advice import AdviceCounts, counts_for_hr, offers_for_hr
from models.rights import Viewer
from models.tables.advice import AdviceOfferRow

router = APIRouter()
_UNPROCESSABLE = 422


@router.get(addresses.HR_ADVICE)
async def advice_at_hr(
    request: Request,
    viewer: AtTheHrDesk,
    hand: TheDirectory,
    kept: int = 0,
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Response:
    """This fiscal year's numbers, and whose offers stand."""
    return await hr_page(request, viewer, hand, {}, kept=bool(kept), page=page)


async def hr_page(
    request: Request,
    viewer: Viewer,
    hand: AdviceHand,
    typed: Typed,
    errors: Sequence[FieldError] = (),
    *,
    kept: bool = False,
    page: int = 1,
) -> Response:
    """The page with the form to enter an offer, as it was typed."""
    year, least = FiscalYear.of(hand.today), hand.policy.anonymity.least_people.value
    async with hand.parts.database.reading() as session:
        counts = await counts_for_hr(session, viewer, int(year), least)
        offers = await offers_for_hr(session, viewer)
    shown, paging = page_of(hand.in_order(offers), page, addresses.HR_ADVICE)
    return await show(
        request,
        "advice/hr.html",
        status=_UNPROCESSABLE if errors else 200,
        place=Place.HR,
        city=hand.city,
        advice=AdviceAtHr(
            year=year.label,
            total=counts.total,
            picture=_picture(hand, counts),
            least_people=least,
            offers=tuple(hr_offer(hand, it) for it in shown),
            offered=len(offers),
            paging=paging,
            kept=kept,
        ),
        answers=Answers(
            action=addresses.HR_ADVICE,
            nonce=new_id(),
            values=dict(typed),
            errors=field_words(hand.arrival.language).lines(errors),
        ),
    )


def _picture(hand: AdviceHand, counts: AdviceCounts) -> Bars | None:
    """What the requests were about; None while too few have asked."""
    if counts.by_kind is None:
        return None
    say = translations(Language(hand.arrival.language)).gettext
    bars = (
        Bar(label=say(KIND_WORDS[it]), count=counts.by_kind.get(it, 0))
        for it in hand.rules.kinds.value
    )
    return Bars(bars=tuple(bars))


def hr_offer(hand: AdviceHand, row: AdviceOfferRow) -> HrOffer:
    person = hand.organisation.person(PersonId(row.person_id))
    return HrOffer(
        person=hand.person(row.person_id),
        number=person.number if person else "",
        kinds=hand.kinds_of(row),
        paused=row.paused,
        by_hr=row.written_by != row.person_id,
    )
