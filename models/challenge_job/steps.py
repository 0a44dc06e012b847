"""Steps 手順 of open posting 庁内公募: those of the campaign, for the city, and those of one application."""

from enum import StrEnum
from typing import Final

from models.roles import Role


class CampaignStep(StrEnum):
    PROPOSE_POSTING = "propose_posting"  # 募集の申出 (課長)
    SCREEN_POSTING = "screen_posting"  # 募集の審査 (人事課)
    NAME_PANEL = "name_panel"  # 審査員の指定 (人事課)
    KEEP_POSTING = "keep_posting"  # 募集の取下げ (人事課、随意)
    ASSESS_APPLICANTS = "assess_applicants"  # 応募者の評点 (審査員)
    RANK_APPLICANTS = "rank_applicants"  # 選考の順位 (主査の審査員)
    DECIDE_PLACEMENTS = "decide_placements"  # 配置の決定 (公募の担当)
    STAGE = "posting_stage"  # 募集の日程 (人事課、日が来れば進む)


class ApplicationStep(StrEnum):
    APPLY = "apply_for_posting"  # 応募 (本人、随意)
    FOLLOW_APPLICATION = "follow_application"  # 応募の変更・取下げ (本人、随意)
    ACCEPT_PLACEMENT = "accept_placement"  # 内定への回答 (本人)
    READ_OUTCOME = "read_outcome"  # 選考の結果 (本人)


class CampaignPhase(StrEnum):
    CALLING = "calling"  # 課からの申出
    SCREENING = "screening"  # 審査
    LISTED = "listed"  # 募集の公開
    APPLYING = "applying"  # 応募の受付
    CHECKING = "checking"  # 資格の確認
    SELECTING = "selecting"  # 選考
    DECIDING = "deciding"  # 配置の決定
    PLACED = "placed"  # 結果の知らせ後
    ENDED = "ended"  # 終了


class ApplicationPhase(StrEnum):
    OPEN = "open"  # 応募できる
    ENDED = "ended"  # 終了


ROLES: Final[dict[CampaignStep | ApplicationStep, Role]] = {
    CampaignStep.PROPOSE_POSTING: Role.SECTION_HEAD,
    CampaignStep.SCREEN_POSTING: Role.HR,
    CampaignStep.NAME_PANEL: Role.HR,
    CampaignStep.KEEP_POSTING: Role.HR,
    CampaignStep.ASSESS_APPLICANTS: Role.PANEL,
    CampaignStep.RANK_APPLICANTS: Role.PANEL,
    CampaignStep.DECIDE_PLACEMENTS: Role.POSTING_DESK,
    CampaignStep.STAGE: Role.HR,
    **dict.fromkeys(ApplicationStep, Role.EMPLOYEE),
}

BEFORE_LISTING: Final = frozenset(
    {CampaignStep.PROPOSE_POSTING, CampaignStep.SCREEN_POSTING, CampaignStep.NAME_PANEL}
)
"""What is still to do before a posting can be listed; on the day of the list it is too late for it."""
TAKES_APPLICATIONS: Final = frozenset({CampaignPhase.APPLYING})
"""While applications are taken, everybody who may apply has a case, also who becomes able to meanwhile."""
