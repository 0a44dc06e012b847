"""Which module keeps the page of which step 手順ごとの画面 of open posting.

A step gets its page by one line in ``PAGES``. Its module has ``page``, which shows the task's page as it
stands, with what was typed and what is wrong with it, and ``press``, which reads a press and answers with
the page again or leads to the receipt (``taking.take``, ``taking.take_sealed``). A form that is saved
while it is typed names ``hand.draft_href`` and its module has ``keep`` as well.
"""

from typing import Final

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
from api.tasks.step_way import DraftedPage, StepPage
from models.challenge_job.acts import PostingStep
from models.challenge_job.steps import ApplicationStep, CampaignStep

PAGES: Final[dict[PostingStep, StepPage[PostingAtHand]]] = {
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
DRAFTED: Final[dict[PostingStep, DraftedPage[PostingAtHand]]] = {
    CampaignStep.PROPOSE_POSTING: propose_posting,
    CampaignStep.SCREEN_POSTING: screen_posting,
    CampaignStep.ASSESS_APPLICANTS: assess_applicants,
    CampaignStep.RANK_APPLICANTS: rank_applicants,
    ApplicationStep.APPLY: apply_for_posting,
    ApplicationStep.FOLLOW_APPLICATION: follow_application,
}
"""Steps whose forms are saved while they are typed."""
