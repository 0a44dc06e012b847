"""Forms are ours 送信の確認: every unsafe request carries a token of this very session, from our own pages.

The token is bound to the session on the server (before signing in, to the visitor's cookie), so a
double cookie is not needed; what was typed into an outdated form is kept and offered again.
"""

from hmac import compare_digest
from typing import Final

from itsdangerous import Signer
from starlette.datastructures import FormData
from starlette.requests import Request

from api.parts import House, parts_of
from api.security.arrivals import Arrival, arrival_of
from api.security.origin import Source, source_of
from api.security.signs import has_unkeepable
from models.errors import BadInput, ForeignForm, StaleForm

SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
FIELD: Final = "csrf_token"
HEADER: Final = "x-csrf-token"


def form_token(house: House, arrival: Arrival) -> str:
    """The token every form of this person's pages carries; it lives as long as the session."""
    session = arrival.session
    bound_to = f"session:{session.csrf_secret}" if session else f"visitor:{arrival.visitor}"
    return Signer(house.secret, salt="form-token").get_signature(bound_to).decode()


async def form_is_ours(request: Request) -> None:
    """Stands before every route. Raises ForeignForm, StaleForm with what was typed, or BadInput."""
    if request.method in SAFE:
        return
    house = parts_of(request).house
    source = source_of(request, house)
    if source is Source.FOREIGN:
        raise ForeignForm
    form = await request.form()
    arrival = await arrival_of(request)
    if compare_digest(_given(request, form).encode(), form_token(house, arrival).encode()):
        if has_unkeepable(form.multi_items()):
            raise BadInput
        return
    if source is Source.UNSAID:
        raise ForeignForm
    raise StaleForm(typed=typed_into(form))


def typed_into(form: FormData) -> list[tuple[str, str]]:
    """The texts of a form in their order, without token and passwords; files cannot be kept."""
    return [
        (name, value)
        for name, value in form.multi_items()
        if isinstance(value, str) and name != FIELD and "password" not in name
    ]


def _given(request: Request, form: FormData) -> str:
    token = request.headers.get(HEADER) or form.get(FIELD)
    return token if isinstance(token, str) else ""
