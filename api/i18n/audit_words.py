"""Words of the audit trail 監査記録の言葉: acts and findings, translated when shown."""

from typing import Final

from api.i18n.marked import N_
from models.audit import AuditAct, Finding

AUDIT_ACTS: Final[dict[str, str]] = {
    AuditAct.READ: N_("閲覧"),
    AuditAct.SEARCHED: N_("検索"),
    AuditAct.EXPORTED: N_("書き出し"),
    AuditAct.PRINTED: N_("印刷"),
    AuditAct.CHANGED: N_("変更の操作"),
    AuditAct.SUBMITTED: N_("提出の操作"),
    AuditAct.SUBMITTED_FOR: N_("紙からの代行入力"),
    AuditAct.REASSIGNED: N_("担当替えの操作"),
    AuditAct.EXTENDED: N_("期限の延長の操作"),
    AuditAct.CONFIRMED: N_("確認の操作"),
    AuditAct.DISCLOSED: N_("開示"),
    AuditAct.IMPORTED: N_("取込み"),
    AuditAct.ORDERED: N_("発令の操作"),
    AuditAct.GRANTED: N_("権限の付与"),
    AuditAct.REVOKED: N_("権限の取消し"),
    AuditAct.INVITED: N_("利用の案内"),
    AuditAct.SIGNED_IN: N_("ログイン"),
    AuditAct.SIGN_IN_FAILED: N_("ログインの失敗"),
    AuditAct.LOCKED_OUT: N_("ログインの一時停止"),
    AuditAct.SIGNED_OUT: N_("ログアウト"),
    AuditAct.PASSWORD_SET: N_("パスワードの設定"),
}
FINDINGS: Final[dict[str, str]] = {
    Finding.CONTENT: N_("内容が変わっています。"),
    Finding.GAP: N_("記録が抜けています。"),
    Finding.LINK: N_("前の記録とつながりません。"),
    Finding.CUT: N_("末尾が切られています。"),
    Finding.REWRITTEN: N_("控えと食い違っています。"),
}
