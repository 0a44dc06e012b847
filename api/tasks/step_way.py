"""The way of a task whose steps have pages of their own 手順ごとの画面の道筋: open it, press once, and there is the receipt.

A process says which module shows and takes which step. Double presses, other tabs and late presses are
answered here, so the modules let those refusals pass.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, Protocol, TypeVar

from fastapi import Request
from starlette.responses import JSONResponse, Response

from api.dates import DateWords
from api.tasks.again import again, again_or_moved, earlier_receipt
from api.tasks.at_hand import Astray, MovedOn
from api.tasks.filling import typed_in
from api.tasks.healed import show_healed
from api.tasks.own_pages import TaskAtHand
from api.views.frame import Language
from api.ways import see
from models.errors import ChangedMeanwhile, FieldError, NotFound, SameKeyOtherContent, TooLate

Typed = Mapping[str, str]
"""A form as it was sent, by flat names."""
Hand = TypeVar("Hand", bound=TaskAtHand, contravariant=True)
_CONFLICT: Final = 409


class StepPage(Protocol[Hand]):
    """What a step's module offers; ``status`` is of the answer, such as 422 beside errors."""

    async def page(
        self,
        request: Request,
        hand: Hand,
        typed: Typed | None = None,
        errors: Sequence[FieldError] = (),
        status: int = 200,
    ) -> Response:
        """The page; ``typed`` None is the page as it opens."""

    async def press(self, request: Request, hand: Hand, typed: Typed) -> Response:
        """Answers a press. May raise what ``receipts.take`` raises."""


class DraftedPage(StepPage[Hand], Protocol[Hand]):
    """A page whose form is saved while it is typed."""

    async def keep(self, hand: Hand, typed: Typed) -> None:
        """Keeps what is typed. Raises TooLate when the task is not open any more."""


@dataclass(frozen=True)
class StepWay(Generic[Hand]):
    """The three requests of such a task. A step without a page, or without a draft, is NotFound."""

    pages: Mapping[Any, StepPage[Hand]]
    keeps: Mapping[Any, Callable[[Hand, Typed], Awaitable[None]]]
    """Steps whose forms are saved while they are typed, and what keeps them."""
    again: Callable[[Request, Astray, Typed], Awaitable[Response]] = again
    """Answers a press for a task that is over."""

    async def open(self, request: Request, where: Hand | Astray) -> Response:
        """The task's page, or where its matter stands now. Nothing is changed by looking."""
        if isinstance(where, Astray):
            return await show_healed(request, where)
        return await self._of(where).page(request, where)

    async def press(self, request: Request, where: Hand | Astray) -> Response:
        """Takes the press. The same press again, even much later, leads to the same receipt."""
        typed = await typed_in(request)
        if isinstance(where, Astray):
            return await self.again(request, where, typed)
        try:
            return await self._of(where).press(request, where, typed)
        except SameKeyOtherContent as other:
            return see(earlier_receipt(other.data["receipt_id"]))
        except ChangedMeanwhile as changed:
            if "receipt_id" in changed.data:
                return await again_or_moved(where.astray())
            errors = [FieldError("act", "changed_since")]
            return await self._of(where).page(request, where, typed, errors, _CONFLICT)
        except TooLate:
            raise MovedOn(where.astray()) from None

    async def keep(self, request: Request, hand: Hand) -> Response:
        """Keeps what is typed, as the page does by itself every few seconds."""
        typed = await typed_in(request)
        if hand.step not in self.keeps:
            raise NotFound
        try:
            await self.keeps[hand.step](hand, typed)
        except TooLate:
            raise MovedOn(hand.astray()) from None
        saved_at = DateWords(Language(hand.arrival.language)).clock(hand.now)
        return JSONResponse({"saved_at": saved_at})

    def _of(self, hand: Hand) -> StepPage[Hand]:
        if hand.step not in self.pages:
            raise NotFound
        return self.pages[hand.step]
