"""The page of a conduct log 職務行動記録: the evaluator writes what was seen; the pack says who reads it."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import Response

from api import addresses
from api.access import SignedIn
from api.frames import person_on
from api.i18n.fields import field_words
from api.parts import AppParts, parts_of
from api.security.arrivals import Arrival, address_of, arrival_of
from api.show import show
from api.views.answers import Answers, Choice
from api.views.conduct_log import ConductLog, LogEntry
from api.views.frame import Place
from api.ways import see
from models.audit import AuditAct
from models.conduct_log import LogRights, NewEntry, log_rights, wrong_in
from models.errors import BadDate, FieldError, NotFound
from models.evaluation.subject import Subject, subject_of
from models.evaluators import evaluators
from models.fiscal_year import FiscalYear
from models.ids import PersonId, form_key, new_id
from models.policy.evaluation import EvaluationChapter
from models.queries.audit import append_audit, audit_values, record_read
from models.queries.conduct_logs import CaseOfLog, add_entry, case_of_log, entries_of
from models.rights import Viewer
from models.tables.case import CaseState
from models.tables.conduct_log import ConductLogRow
from models.wareki import parse_day

router = APIRouter()
Typed = Annotated[str, Form()]
_UNPROCESSABLE = 422


@dataclass(frozen=True)
class OpenLog:
    """A log the viewer may read, and what its page is made from."""

    parts: AppParts
    viewer: Viewer
    arrival: Arrival
    found: CaseOfLog
    chapter: EvaluationChapter
    rights: LogRights

    @property
    def person_id(self) -> PersonId:
        return PersonId(self.found.case.person_id)

    @property
    def may_write(self) -> bool:
        return self.rights.may_write and self.found.case.state != CaseState.CLOSED

    @property
    def href(self) -> str:
        return log_path(self.found.case.id)

    @property
    def year(self) -> FiscalYear:
        return FiscalYear(self.found.case.fiscal_year)

    def subject(self) -> Subject:
        """The items an entry may speak of: those the person is rated on."""
        organisation, day = self.arrival.organisation, self.arrival.day
        return subject_of(
            self.chapter,
            organisation.grade(self.person_id, day),
            organisation.job_family(self.person_id, day),
        )


def log_path(case_id: str) -> str:
    return addresses.CONDUCT_LOG.format(case_id=case_id)


async def _opened(request: Request, case_id: str, viewer: SignedIn) -> OpenLog:
    parts, arrival = parts_of(request), await arrival_of(request)
    async with parts.database.reading() as session:
        found = await case_of_log(session, viewer, case_id)
        if found is None:
            raise NotFound
        chapter = (await parts.policies.policy(session, found.case.pack_id)).evaluation
    who = PersonId(found.case.person_id)
    chain = evaluators(arrival.organisation, who, arrival.day, chapter.chain.value)
    rights = log_rights(viewer, who, chain, chapter, asked_as=found.asked_as)
    if not rights.may_read:
        raise NotFound
    return OpenLog(parts, viewer, arrival, found, chapter, rights)


async def _to_write(log: "LogIMayRead") -> OpenLog:
    if not log.may_write:
        raise NotFound
    return log


LogIMayRead = Annotated[OpenLog, Depends(_opened)]
"""A person's log, for the roles the pack names and the first evaluator of today; others 404."""
LogIMayWrite = Annotated[OpenLog, Depends(_to_write)]
"""The log of somebody whose first evaluator the viewer is, while the case is open."""


@router.get(addresses.CONDUCT_LOG)
async def read_log(request: Request, log: LogIMayRead) -> Response:
    """The reading is in the audit trail before the page is shown."""
    return await _page(request, log, Answers(action=log.href, nonce=new_id()))


@router.post(addresses.CONDUCT_LOG)
async def write_entry(
    request: Request,
    log: LogIMayWrite,
    nonce: Typed = "",
    seen_on: Typed = "",
    item: Typed = "",
    words: Typed = "",
) -> Response:
    """Adds one entry; what was typed stays on the page while something is to be mended."""
    entry, errors = _read(log, seen_on, item, words)
    if errors:
        typed = {"seen_on": seen_on, "item": item, "words": words}
        lines = field_words(log.arrival.language).lines(errors)
        answers = Answers(action=log.href, nonce=new_id(), values=typed, errors=lines)
        return await _page(request, log, answers)
    async with log.parts.database.writing() as session:
        if await add_entry(session, _row(log, nonce, entry)):
            await append_audit(session, _note(request, log))
    return see(log.href)


def _note(request: Request, log: OpenLog) -> dict[str, Any]:
    """Who wrote in whose log, never what."""
    return audit_values(
        AuditAct.CHANGED,
        "conduct_log",
        at=log.parts.now(),
        actor_id=log.viewer.person_id,
        subject_id=log.person_id,
        case_id=log.found.case.id,
        reason=log.rights.role,
        address=address_of(request),
    )


def _read(log: OpenLog, seen_on: str, item: str, words: str) -> tuple[NewEntry, list[FieldError]]:
    errors: list[FieldError] = []
    day = None
    if not seen_on.strip():
        errors.append(FieldError("seen_on", "required"))
    else:
        try:
            day = parse_day(seen_on)
        except BadDate:
            errors.append(FieldError("seen_on", "not_a_day"))
    text = words.replace("\r\n", "\n").strip()
    entry = NewEntry(seen_on=day, text=text, item=item)
    keys = [one.key for one in log.subject().entries]
    return entry, errors + wrong_in(entry, log.chapter, keys, log.year, log.arrival.day)


def _row(log: OpenLog, nonce: str, entry: NewEntry) -> ConductLogRow:
    if entry.seen_on is None:
        raise NotFound(what="day")
    return ConductLogRow(
        id=form_key(nonce, log.viewer.person_id),
        case_id=log.found.case.id,
        author_id=log.viewer.person_id,
        seen_on=entry.seen_on,
        text=entry.text,
        item=entry.item or None,
        written_at=log.arrival.now,
    )


async def _page(request: Request, log: OpenLog, answers: Answers) -> Response:
    await record_read(
        log.parts.database,
        at=log.parts.now(),
        viewer_id=log.viewer.person_id,
        subject_ids=[log.person_id],
        what="conduct_log",
        case_id=log.found.case.id,
        reason=log.rights.role,
        address=address_of(request),
    )
    return await show(
        request,
        "conduct_log/page.html",
        status=_UNPROCESSABLE if answers.errors else 200,
        place=Place.MY_PEOPLE,
        log=await _view(log),
        answers=answers,
    )


async def _view(log: OpenLog) -> ConductLog:
    async with log.parts.database.reading() as session:
        rows = await entries_of(session, log.found.case.id, log.rights, log.viewer)
    names = {entry.key: entry.name for entry in log.subject().entries}
    organisation, local_day = log.arrival.organisation, log.parts.days.local_day
    return ConductLog(
        person=person_on(organisation, log.person_id, log.arrival.day),
        entries=tuple(
            LogEntry(
                day=row.seen_on,
                words=row.text,
                item=names.get(row.item or "", ""),
                by=person_on(organisation, PersonId(row.author_id), local_day(row.written_at)),
            )
            for row in rows
        ),
        items=tuple(Choice(value=key, words=name) for key, name in names.items()),
        readers=tuple(log.chapter.conduct_log_readers.value),
        may_write=log.may_write,
    )
