"""Naming a panel 審査員の指定, for HR: search staff, choose chair, members and one in reserve, and see whom it shuts out.

Whoever is chosen stands in the form, never in an address.
"""

from collections.abc import Sequence
from typing import Final

from fastapi import Request
from starlette.responses import Response

from api.challenge_job.at_hand import PostingAtHand
from api.challenge_job.panel_form import interviews_of, panel_form
from api.challenge_job.panel_typed import Chosen, changed, chosen_typed
from api.challenge_job.plain_drafts import keep_plain, kept_plain
from api.challenge_job.step_form import show_step
from api.challenge_job.taking import take
from api.tasks.step_form import answers_of
from api.tasks.step_way import Typed
from models.acts import Act
from models.challenge_job.panel_choice import NotOnPanel, not_on_panel
from models.challenge_job.sheets import PanelSheet
from models.errors import FieldError, NotFound
from models.ids import PersonId, SectionId
from models.queries.access_campaigns import posting_of_task
from models.tables.posting import PostingRow

_UNPROCESSABLE: Final = 422


async def page(
    request: Request,
    hand: PostingAtHand,
    typed: Typed | None = None,
    errors: Sequence[FieldError] = (),
    status: int = 200,
) -> Response:
    """The panel so far. At first the head of the section that offers the posting is its chair."""
    posting = await _posting(hand)
    draft = await kept_plain(hand) if typed is None else None
    said = typed if typed is not None else draft.fields if draft else None
    chosen = chosen_typed(said) if said is not None else _usual(hand, posting)
    sheet = panel_form(hand, posting, chosen, (typed or {}).get("q", "").strip())
    return await show_step(request, hand, answers_of(hand, chosen.fields(), errors), sheet, status)


async def press(request: Request, hand: PostingAtHand, typed: Typed) -> Response:
    """A search, somebody more, somebody less, another chair: the page again. Or the panel as it stands."""
    if typed.get("act") == Act.SUBMIT:
        return await _submit(request, hand, typed)
    chosen, errors = changed(chosen_typed(typed), typed, hand.chapter.panel_size.value)
    if not errors and (who := typed.get("add")):
        errors = list(_faults(hand, [who]))
        chosen = chosen.without(who) if errors else chosen
    said = {**chosen.fields(), "q": typed.get("q", "")}
    await keep_plain(hand, chosen.fields())
    return await page(request, hand, said, errors, _UNPROCESSABLE if errors else 200)


async def _submit(request: Request, hand: PostingAtHand, typed: Typed) -> Response:
    chosen, size = chosen_typed(typed), hand.chapter.panel_size.value
    errors = list(_faults(hand, chosen.everybody))
    if len(set(chosen.everybody)) < len(chosen.everybody):
        errors.append(FieldError("panel", "panel_twice"))
    elif len(chosen.members) != size or not chosen.reserve:
        errors.append(FieldError("panel", "panel_incomplete", size))
    if errors:
        return await page(request, hand, typed, errors, _UNPROCESSABLE)
    sheet = PanelSheet(members=chosen.members, reserve=chosen.reserve)
    return await take(hand, Act.SUBMIT, sheet, typed)


def _faults(hand: PostingAtHand, people: Sequence[str]) -> list[FieldError]:
    """One complaint for each rule that is broken, with the names it is about."""
    broken: dict[NotOnPanel, list[str]] = {}
    for who in people:
        fault = not_on_panel(hand.organisation, PersonId(who), interviews_of(hand), hand.today)
        if fault:
            broken.setdefault(fault, []).append(hand.person(who).name)
    return [FieldError("panel", f"panel_{fault}", "・".join(it)) for fault, it in broken.items()]


def _usual(hand: PostingAtHand, posting: PostingRow) -> Chosen:
    """The head of the section, if nothing stands against it."""
    heads = hand.organisation.heads(SectionId(posting.section_id), hand.today)
    fit = [it for it in heads[:1] if not _faults(hand, [it])]
    return Chosen(members=tuple(fit))


async def _posting(hand: PostingAtHand) -> PostingRow:
    async with hand.parts.database.reading() as session:
        posting = await posting_of_task(session, hand.task)
    if posting is None:
        raise NotFound
    return posting
