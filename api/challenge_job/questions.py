"""Questions about a posting 募集への質問: whoever wants to know something asks without a name, HR relays and answers on its page."""

from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from api import addresses
from api.access import AtTheHrDesk, SignedIn
from api.challenge_job.posting_words import section_name
from api.i18n.fields import field_words
from api.parts import parts_of
from api.security.arrivals import Arrival, arrival_of
from api.show import show
from api.tasks.filling import typed_in
from api.views.answers import Answers
from api.views.campaign import Question, QuestionsAtHr, QuestionsOfPosting
from api.views.frame import Place
from api.ways import see
from models.errors import ChangedMeanwhile, FieldError
from models.ids import form_key, new_id
from models.queries.posting_questions import (
    answer_question,
    ask_section,
    listed_questions,
    public_posting,
    questions_for_hr,
)
from models.rights import Viewer
from models.tables.posting import PostingRow
from models.tables.posting_question import PostingQuestionRow

router = APIRouter()
LONGEST_QUESTION: Final = 500
LONGEST_ANSWER: Final = 1000
_UNPROCESSABLE: Final = 422
_CONFLICT: Final = 409


@router.get(addresses.POSTING_QUESTIONS)
async def questions(
    request: Request, _viewer: SignedIn, posting_id: str, asked: int = 0
) -> Response:
    """What was asked and answered about a posting of the list, and a form to ask."""
    return await _page(request, posting_id, {}, [], asked=bool(asked))


@router.post(addresses.POSTING_QUESTIONS)
async def ask(request: Request, viewer: SignedIn, posting_id: str) -> Response:
    """Keeps the question and forgets who asked; the same press twice is one question."""
    typed = await typed_in(request)
    words = _words(typed, "question")
    if errors := _faults("question", words, LONGEST_QUESTION):
        return await _page(request, posting_id, typed, errors)
    parts, arrival = parts_of(request), await arrival_of(request)
    key = form_key(typed.get("nonce", ""), viewer.person_id)
    async with parts.database.writing() as session:
        posting = await public_posting(session, posting_id)
        await ask_section(session, posting.id, words, key=key, on=arrival.day)
    return see(f"{addresses.POSTING_QUESTIONS.format(posting_id=posting_id)}?asked=1")


@router.get(addresses.HR_QUESTIONS)
async def waiting(request: Request, viewer: AtTheHrDesk) -> Response:
    """What waits for an answer of the section."""
    return await _desk(request, viewer, {}, [])


@router.post(addresses.HR_QUESTION)
async def answer(request: Request, viewer: AtTheHrDesk, question_id: str) -> Response:
    """Puts question and answer on the posting's page, or leaves the question out."""
    typed = await typed_in(request)
    words = "" if typed.get("act") == "leave_out" else _words(typed, "answer_text")
    errors = (
        _faults("answer_text", words, LONGEST_ANSWER) if typed.get("act") != "leave_out" else []
    )
    if errors:
        return await _desk(request, viewer, typed | {"id": question_id}, errors)
    parts, arrival = parts_of(request), await arrival_of(request)
    try:
        async with parts.database.writing() as session:
            await answer_question(session, viewer, question_id, words, now=arrival.now)
    except ChangedMeanwhile:
        return await _desk(request, viewer, typed, [], status=_CONFLICT)
    return see(addresses.HR_QUESTIONS)


async def _page(
    request: Request,
    posting_id: str,
    typed: dict[str, str],
    errors: list[FieldError],
    *,
    asked: bool = False,
) -> Response:
    parts, arrival = parts_of(request), await arrival_of(request)
    async with parts.database.reading() as session:
        posting = await public_posting(session, posting_id)
        rows = await listed_questions(session, posting_id)
    view = QuestionsOfPosting(
        title=posting.content["title"],
        number=posting.number,
        href=addresses.POSTING.format(posting_id=posting_id),
        questions=tuple(_question(it, posting, arrival) for it in rows),
        asked=asked,
        longest=LONGEST_QUESTION,
    )
    action = addresses.POSTING_QUESTIONS.format(posting_id=posting_id)
    return await show(
        request,
        "challenge_job/questions.html",
        status=_UNPROCESSABLE if errors else 200,
        place=Place.MY_RECORD,
        asking=view,
        answers=_answers(action, typed, errors, arrival),
    )


async def _desk(
    request: Request,
    viewer: Viewer,
    typed: dict[str, str],
    errors: list[FieldError],
    *,
    status: int = _UNPROCESSABLE,
) -> Response:
    parts, arrival = parts_of(request), await arrival_of(request)
    async with parts.database.reading() as session:
        rows = await questions_for_hr(session, viewer)
    view = QuestionsAtHr(
        questions=tuple(_question(row, posting, arrival) for row, posting in rows),
        wrong=typed.get("id", ""),
        answered_by_other=status == _CONFLICT,
    )
    return await show(
        request,
        "hr/questions.html",
        status=status if errors or status == _CONFLICT else 200,
        place=Place.HR,
        asking=view,
        answers=_answers("", typed, errors, arrival),
    )


def _question(row: PostingQuestionRow, posting: PostingRow, arrival: Arrival) -> Question:
    return Question(
        words=row.words,
        asked_on=row.asked_on,
        answer=row.answer,
        id=row.id,
        action=addresses.HR_QUESTION.format(question_id=row.id),
        posting=posting.content["title"],
        section=section_name(arrival.organisation, posting.section_id),
    )


def _answers(
    action: str, typed: dict[str, str], errors: list[FieldError], arrival: Arrival
) -> Answers:
    lines = field_words(arrival.language).lines(errors)
    return Answers(action=action, nonce=new_id(), values=typed, errors=lines)


def _words(typed: dict[str, str], name: str) -> str:
    return typed.get(name, "").replace("\r\n", "\n").strip()


def _faults(field: str, words: str, longest: int) -> list[FieldError]:
    if not words:
        return [FieldError(field, "required")]
    return [FieldError(field, "too_long", longest)] if len(words) > longest else []
