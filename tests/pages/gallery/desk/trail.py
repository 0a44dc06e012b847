"""The audit trail 監査記録 in the gallery."""

from api.views.audit import AuditLine, AuditTrail
from api.views.person import Link
from models.audit import AuditAct, Finding
from tests.pages.gallery.desk.scene import hr
from tests.pages.gallery.scene import at

TRAIL = AuditTrail(
    lines=(
        AuditLine(
            seq=1204,
            at=at(10, 13),
            actor="佐藤 一郎",
            act=AuditAct.READ,
            what="sheet.rate_first",
            subject="山田 花子",
            reason="一次評価者",
        ),
        AuditLine(
            seq=None, at=at(10, 13), actor="山田 花子", act=AuditAct.SUBMITTED, what="task.declare"
        ),
    ),
    total=2,
    sealed=1204,
    unsealed=1,
    head="9f" * 32,
    verified_at=at(10, 13),
    verify_action="#",
    export=Link(words="書き出す(CSV)", href="#c"),
)

SCENES = (
    hr("audit-filled", "audit/page.html", "/audit", trail=TRAIL),
    hr(
        "audit-error",
        "audit/page.html",
        "/audit",
        trail=TRAIL.model_copy(update={"finding": Finding.GAP, "finding_seq": 12}),
    ),
    hr("audit-empty", "audit/page.html", "/audit", trail=AuditTrail(verify_action="#")),
)
