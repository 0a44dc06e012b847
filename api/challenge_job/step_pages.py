"""Which module keeps the page of which step 手順ごとの画面 of open posting.

A step gets its page by one line in ``PAGES``. Its module has ``page``, which shows the task's page as it
stands, with what was typed and what is wrong with it, and ``press``, which reads a press and answers with
the page again or leads to the receipt (``taking.take``, ``taking.take_sealed``). A form that is saved
while it is typed names ``hand.draft_href`` and its module has ``keep`` as well. Double presses, other
tabs and late presses are answered by the routes; the module lets those refusals pass.
"""

from collections.abc import Mapping, Sequence
from typing import Final, Protocol

from fastapi import Request
from starlette.responses import Response

from api.challenge_job import (
    accept_placement,
    apply_for_posting,
    assess_applicants,
    decide_placements,
    follow_application,
    keep_posting,
    name_panel,
    posting_stage,
    propose_posting,
    rank_applicants,
    read_outcome,
    screen_posting,
)
from api.challenge_job.at_hand import PostingAtHand
from models.challenge_job.acts import PostingStep
from models.challenge_job.steps import ApplicationStep, CampaignStep
from models.errors import FieldError

Typed = Mapping[str, str]


class StepPage(Protocol):
    """What a step's module offers; ``status`` is of the answer, such as 422 beside errors."""

    async def page(
        self,
        request: Request,
        hand: PostingAtHand,
        typed: Typed | None = None,
        errors: Sequence[FieldError] = (),
        status: int = 200,
    ) -> Response:
        """The page; ``typed`` None is the page as it opens."""

    async def press(self, request: Request, hand: PostingAtHand, typed: Typed) -> Response:
        """Answers a press. May raise what ``receipts.take`` raises."""


class DraftedPage(StepPage, Protocol):
    """A page whose form is saved while it is typed."""

    async def keep(self, hand: PostingAtHand, typed: Typed) -> None:
        """Keeps what is typed. Raises TooLate when the task is not open any more."""


PAGES: Final[dict[PostingStep, StepPage]] = {
    CampaignStep.PROPOSE_POSTING: propose_posting,
    CampaignStep.SCREEN_POSTING: screen_posting,
    CampaignStep.NAME_PANEL: name_panel,
    CampaignStep.KEEP_POSTING: keep_posting,
    CampaignStep.STAGE: posting_stage,
    CampaignStep.ASSESS_APPLICANTS: assess_applicants,
    CampaignStep.RANK_APPLICANTS: rank_applicants,
    CampaignStep.DECIDE_PLACEMENTS: decide_placements,
    ApplicationStep.APPLY: apply_for_posting,
    ApplicationStep.FOLLOW_APPLICATION: follow_application,
    ApplicationStep.ACCEPT_PLACEMENT: accept_placement,
    ApplicationStep.READ_OUTCOME: read_outcome,
}
DRAFTED: Final[dict[PostingStep, DraftedPage]] = {
    CampaignStep.PROPOSE_POSTING: propose_posting,
    CampaignStep.SCREEN_POSTING: screen_posting,
    CampaignStep.ASSESS_APPLICANTS: assess_applicants,
    CampaignStep.RANK_APPLICANTS: rank_applicants,
    ApplicationStep.APPLY: apply_for_posting,
    ApplicationStep.FOLLOW_APPLICATION: follow_application,
}
"""Steps whose forms are saved while they are typed."""
