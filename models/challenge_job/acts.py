"""Acts of each step of open posting 行為, the sheet each is submitted with, and the words on the buttons."""

from collections.abc import Mapping
from typing import Any, Final

from pydantic import ValidationError

from models.acts import BUTTONS, Act
from models.challenge_job.sheets import (
    Answered,
    Decision,
    NewDay,
    PanelSheet,
    PostingSheet,
    Reason,
    Sealed,
)
from models.challenge_job.steps import ApplicationStep, CampaignStep
from models.frozen import Frozen

PostingStep = CampaignStep | ApplicationStep

ACTS: Final[dict[PostingStep, tuple[Act, ...]]] = {
    CampaignStep.PROPOSE_POSTING: (Act.SUBMIT,),
    CampaignStep.SCREEN_POSTING: (Act.CONFIRM, Act.SEND_BACK, Act.REFUSE),
    CampaignStep.NAME_PANEL: (Act.SUBMIT,),
    CampaignStep.KEEP_POSTING: (Act.WITHDRAW,),
    CampaignStep.ASSESS_APPLICANTS: (Act.SUBMIT,),
    CampaignStep.RANK_APPLICANTS: (Act.SUBMIT,),
    CampaignStep.DECIDE_PLACEMENTS: (Act.CONFIRM,),
    CampaignStep.STAGE: (Act.EXTEND,),
    ApplicationStep.APPLY: (Act.SUBMIT,),
    ApplicationStep.FOLLOW_APPLICATION: (Act.SUBMIT, Act.WITHDRAW),
    ApplicationStep.ACCEPT_PLACEMENT: (Act.AGREE, Act.DECLINE),
    ApplicationStep.READ_OUTCOME: (),
}
"""The first act of each step is the usual one. ``PLACE`` and ``NOT_PLACE`` are the product's own and no buttons."""

_SHEETS: Final[dict[tuple[PostingStep, Act], type[Frozen]]] = {
    (CampaignStep.PROPOSE_POSTING, Act.SUBMIT): PostingSheet,
    (CampaignStep.SCREEN_POSTING, Act.CONFIRM): PostingSheet,
    (CampaignStep.SCREEN_POSTING, Act.SEND_BACK): Reason,
    (CampaignStep.SCREEN_POSTING, Act.REFUSE): Reason,
    (CampaignStep.NAME_PANEL, Act.SUBMIT): PanelSheet,
    (CampaignStep.KEEP_POSTING, Act.WITHDRAW): Reason,
    (CampaignStep.ASSESS_APPLICANTS, Act.SUBMIT): Sealed,
    (CampaignStep.RANK_APPLICANTS, Act.SUBMIT): Sealed,
    (CampaignStep.DECIDE_PLACEMENTS, Act.CONFIRM): Decision,
    (CampaignStep.STAGE, Act.EXTEND): NewDay,
    (ApplicationStep.APPLY, Act.SUBMIT): Sealed,
    (ApplicationStep.FOLLOW_APPLICATION, Act.SUBMIT): Sealed,
    (ApplicationStep.FOLLOW_APPLICATION, Act.WITHDRAW): Answered,
    (ApplicationStep.ACCEPT_PLACEMENT, Act.AGREE): Answered,
    (ApplicationStep.ACCEPT_PLACEMENT, Act.DECLINE): Answered,
}

_OWN_WORDS: Final[dict[tuple[PostingStep, Act], str]] = {
    (CampaignStep.PROPOSE_POSTING, Act.SUBMIT): "この内容で申し出る",
    (CampaignStep.SCREEN_POSTING, Act.CONFIRM): "この内容で募集する",
    (CampaignStep.SCREEN_POSTING, Act.SEND_BACK): "課に差し戻す",
    (CampaignStep.SCREEN_POSTING, Act.REFUSE): "募集しない",
    (CampaignStep.NAME_PANEL, Act.SUBMIT): "この審査員に決める",
    (CampaignStep.KEEP_POSTING, Act.WITHDRAW): "募集を取り下げる",
    (CampaignStep.ASSESS_APPLICANTS, Act.SUBMIT): "評点を提出する",
    (CampaignStep.RANK_APPLICANTS, Act.SUBMIT): "順位を提出する",
    (CampaignStep.DECIDE_PLACEMENTS, Act.CONFIRM): "この配置に決める",
    (CampaignStep.STAGE, Act.EXTEND): "日を変える",
    (ApplicationStep.APPLY, Act.SUBMIT): "応募する",
    (ApplicationStep.FOLLOW_APPLICATION, Act.SUBMIT): "応募を差し替える",
    (ApplicationStep.FOLLOW_APPLICATION, Act.WITHDRAW): "応募を取り下げる",
    (ApplicationStep.ACCEPT_PLACEMENT, Act.AGREE): "異動を受ける",
    (ApplicationStep.ACCEPT_PLACEMENT, Act.DECLINE): "辞退する",
}


def button(step: PostingStep, act: Act) -> str:
    """The words on the button of an act in a step."""
    return _OWN_WORDS.get((step, act), BUTTONS[act])


def is_readable(step: PostingStep, act: Act, content: Mapping[str, Any]) -> bool:
    """Whether the content is a sheet of this act: what a page cannot read must never be received."""
    try:
        _SHEETS[step, act].model_validate(content)
    except ValidationError:
        return False
    return True
