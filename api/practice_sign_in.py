"""Being somebody in the practice city この人になる; in production this way is not even an address."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from api import addresses
from api.let_in import read_number, welcome
from api.security.arrivals import arrival_of
from models.errors import NotFound
from models.ids import PersonId
from models.sign_in import Way

router = APIRouter()
Typed = Annotated[str, Form()]


@router.post(addresses.PRACTICE_PERSON)
async def be(
    request: Request, person: Typed = "", number: Typed = "", to: Typed = "", kept: Typed = ""
) -> Response:
    """By id from the list, or by employee number. Raises NotFound for whoever does not work here."""
    arrival = await arrival_of(request)
    typed = read_number(number)
    found = arrival.organisation.by_number(typed) if typed else None
    person_id = found.id if found else PersonId(person)
    if not arrival.organisation.employed(person_id, arrival.day):
        raise NotFound
    return await welcome(request, person_id, Way.PRACTICE, to=to, word=kept)
