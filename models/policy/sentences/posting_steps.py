"""Which article of 庁内公募 speaks of a step, for the link "why me" on its page."""

from typing import Final

from models.challenge_job.steps import ApplicationStep, CampaignStep

POSTING_ARTICLES: Final[dict[CampaignStep | ApplicationStep, str]] = {
    CampaignStep.PROPOSE_POSTING: "posting_posts",
    CampaignStep.SCREEN_POSTING: "posting_posts",
    CampaignStep.NAME_PANEL: "posting_panel",
    CampaignStep.KEEP_POSTING: "posting_posts",
    CampaignStep.STAGE: "posting_posts",
    CampaignStep.ASSESS_APPLICANTS: "posting_panel",
    CampaignStep.RANK_APPLICANTS: "posting_panel",
    CampaignStep.DECIDE_PLACEMENTS: "posting_decision",
    ApplicationStep.APPLY: "posting_application",
    ApplicationStep.FOLLOW_APPLICATION: "posting_application",
    ApplicationStep.ACCEPT_PLACEMENT: "posting_results",
    ApplicationStep.READ_OUTCOME: "posting_afterwards",
}
