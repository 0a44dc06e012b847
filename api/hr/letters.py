"""Letters 手紙 at the HR desk: every letter with example data, the state of the post, and A4 for those on paper."""

from functools import lru_cache
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from api import addresses
from api.access import AtTheHrDesk
from api.hr.rows import Desk, desk_of
from api.i18n.catalogue import translations
from api.parts import House
from api.security.arrivals import address_of
from api.show import show
from api.views.frame import Language, Place
from api.views.hr_desk import LetterExample, Letters
from api.views.letters import PaperCode, PaperLetter
from api.views.person import Link
from api.ways import see
from models.audit import AuditAct
from models.errors import NotFound
from models.ids import PersonId
from models.letters import Letter, LetterState
from models.link_codes import grouped
from models.queries.audit import record_read
from models.queries.hr_letters import is_printable, may_be_printed, undelivered
from models.queries.letters import counts
from models.queries.paper_letters import handed_out, letter_to_print
from models.tables.letter import LetterRow
from notifications.catalogue import LETTERS, Example, examples
from notifications.composition import compose
from notifications.links import Links
from notifications.rendering import Contact, Renderer

router = APIRouter()
EXAMPLE: Final = "/letter-view/examples/{name}"
PRINT: Final = addresses.HR_LETTERS + "/{letter_id}/print"
HANDED: Final = addresses.HR_LETTERS + "/{letter_id}/handed-out"
_TITLES: Final = {kind.__module__.rpartition(".")[2]: title for kind, title in LETTERS.items()}


@router.get(addresses.HR_LETTERS)
async def letters(request: Request, viewer: AtTheHrDesk) -> Response:
    """The post as it stands, and every letter as text and as HTML."""
    desk = await desk_of(request)
    async with desk.parts.database.reading() as session:
        by_state = (await counts(session)).by_state
        rows = await undelivered(session, viewer)
    view = Letters(
        examples=tuple(_example(desk, one) for one in _examples(desk.parts.house)),
        counts=tuple((state, by_state[state]) for state in LetterState if by_state.get(state)),
        failed=tuple(_line(desk, row) for row in rows if row.state != LetterState.PAPER),
        paper=tuple(_line(desk, row) for row in rows if row.state == LetterState.PAPER),
    )
    return await show(request, "hr/letters.html", place=Place.HR, letters=view)


@router.get(EXAMPLE)
async def example_as_html(request: Request, _viewer: AtTheHrDesk, name: str) -> Response:
    """An example as a mail program shows it, under headers that let it do nothing; see ``headers``."""
    desk = await desk_of(request)
    found = next((one for one in _examples(desk.parts.house) if one.name == name), None)
    if found is None:
        raise NotFound
    return HTMLResponse(found.words.html)


@router.get(PRINT)
async def on_paper(request: Request, viewer: AtTheHrDesk, letter_id: str) -> Response:
    """One letter on A4; that it was printed is noted first."""
    desk = await desk_of(request)
    async with desk.parts.database.reading() as session:
        row = await may_be_printed(session, viewer, letter_id)
        letter = await letter_to_print(session, letter_id, desk.arrival.now)
    house = desk.parts.house
    words = _renderer(house.city, house.contact).words(compose(letter, Links(house.base_url)))
    await record_read(
        desk.parts.database,
        at=desk.parts.now(),
        viewer_id=viewer.person_id,
        subject_ids=[row.person_id],
        what=f"letter.{row.kind}",
        case_id=row.case_id,
        address=address_of(request),
        act=AuditAct.PRINTED,
    )
    is_waiting = row.state == LetterState.PAPER
    return await show(
        request,
        "print/letter.html",
        place=Place.HR,
        back=Link(words=_words(desk), href=addresses.HR_LETTERS),
        letter=PaperLetter(
            person=desk.person(row.person_id),
            written_on=row.day,
            subject=words.subject,
            paragraphs=tuple(part for part in words.text.split("\n\n") if part.strip()),
            sender=f"{house.city} {house.contact}",
            handed_action=HANDED.format(letter_id=row.id) if is_waiting else "",
            code=_code(desk, letter),
        ),
    )


@router.post(HANDED)
async def was_handed_out(request: Request, viewer: AtTheHrDesk, letter_id: str) -> Response:
    """The paper was given to its person; pressing twice is once."""
    desk = await desk_of(request)
    async with desk.parts.database.writing() as session:
        await may_be_printed(session, viewer, letter_id)
        await handed_out(session, letter_id, desk.arrival.now)
    return see(addresses.HR_LETTERS)


def _code(desk: Desk, letter: Letter) -> PaperCode | None:
    """For a letter whose link sets a password: everything that has to be typed."""
    person = desk.arrival.organisation.person(PersonId(letter.person_id))
    if not letter.facts.token or person is None:
        return None
    return PaperCode(
        number=person.number,
        code=grouped(letter.facts.token),
        page=desk.parts.house.base_url.rstrip("/") + addresses.INVITATIONS,
        until=letter.facts.until,
    )


def _words(desk: Desk) -> str:
    """手紙, in the reader's language: the place one goes back to."""
    return translations(Language(desk.arrival.language)).gettext("手紙")


def _example(desk: Desk, one: Example) -> LetterExample:
    return LetterExample(
        kind=one.title,
        subject=one.words.subject,
        text=one.words.text,
        html_href=EXAMPLE.format(name=one.name),
        sender=f"{desk.parts.house.city} {desk.parts.house.contact}",
    )


def _line(desk: Desk, row: LetterRow) -> LetterExample:
    return LetterExample(
        subject=_TITLES.get(row.kind, row.kind),
        text="",
        html_href="",
        to=desk.person(row.person_id).name,
        at=row.created_at,
        state=LetterState(row.state),
        print_href=PRINT.format(letter_id=row.id) if is_printable(row) else "",
        why=row.failure,
    )


def _examples(house: House) -> tuple[Example, ...]:
    return _examples_of(house.city, house.contact)


@lru_cache(maxsize=4)
def _examples_of(city: str, contact: str) -> tuple[Example, ...]:
    return tuple(examples(Renderer(Contact(city=city, line=contact))))


@lru_cache(maxsize=4)
def _renderer(city: str, contact: str) -> Renderer:
    return Renderer(Contact(city=city, line=contact))
