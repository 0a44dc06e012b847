"""The six files a city brings 取込の様式: sections, posts, roster, orders, earlier results, section goals."""

from typing import Final

from models.imports.columns import (
    DAYS_ALLOWED,
    Column,
    code,
    day,
    fiscal_year,
    one_of,
    text,
    whole_number,
    words_of,
    yes_or_no,
)
from models.imports.kinds import ImportKind
from models.people import AUTHORITY_WORDS, EMPLOYMENT_WORDS, LEAVE_WORDS
from models.personnel_orders import ORDER_WORDS
from models.section_goals import SECTION_GOAL_WORDS
from models.sections import SECTION_WORDS

_ANY_TEXT: Final = "200文字まで"
_ANY_CODE: Final = "空白のない60文字まで"
_NUMBER: Final = Column(
    "number", ("職員番号", "employee_number", "number"), code, _ANY_CODE, required=True
)
_GRADE: Final = Column("grade", ("級", "grade"), whole_number(0, 20), "0 から 20 の数")
_FAMILY: Final = Column("job_family", ("職種", "job_family"), text(40), "40文字まで")
_AUTHORITY: Final = Column(
    "appointing_authority",
    ("任命権者", "appointing_authority"),
    one_of(AUTHORITY_WORDS),
    words_of(AUTHORITY_WORDS),
)
_EMPLOYMENT: Final = Column(
    "employment",
    ("任用形態", "employment", "任用区分"),
    one_of(EMPLOYMENT_WORDS),
    words_of(EMPLOYMENT_WORDS),
)
_LEAVE_KIND: Final = Column(
    "leave_kind", ("休業区分", "leave_kind"), one_of(LEAVE_WORDS), words_of(LEAVE_WORDS)
)

SECTIONS: Final = (
    Column("code", ("所属コード", "section_code", "code"), code, _ANY_CODE, required=True),
    Column("name", ("所属名", "section_name", "name"), text(), _ANY_TEXT, required=True),
    Column(
        "kind",
        ("区分", "kind", "所属区分"),
        one_of(SECTION_WORDS),
        words_of(SECTION_WORDS),
        required=True,
    ),
    Column("parent_code", ("上位所属コード", "parent_code"), code, _ANY_CODE),
    Column("valid_from", ("設置日", "valid_from"), day, DAYS_ALLOWED),
    Column("valid_to", ("廃止日", "valid_to"), day, DAYS_ALLOWED),
)

POSTS: Final = (
    Column("code", ("職コード", "post_code", "code"), code, _ANY_CODE, required=True),
    Column("title", ("職名", "title"), text(), _ANY_TEXT, required=True),
    Column("section_code", ("所属コード", "section_code"), code, _ANY_CODE, required=True),
    Column("rank", ("職位順", "rank"), whole_number(0, 1000), "0 から 1000 の数", required=True),
    Column("is_head", ("所属長", "is_head"), yes_or_no, "○、はい、1 または空欄", default=False),
)

ROSTER: Final = (
    _NUMBER,
    Column("family", ("姓", "family_name", "氏"), text(120), "120文字まで"),
    Column("given", ("名", "given_name"), text(120), "120文字まで", default=""),
    Column("full", ("氏名", "name"), text(240), "姓と名の間に空白"),
    Column(
        "family_kana", ("姓カナ", "family_kana", "氏カナ", "セイ"), text(120), "カナ", default=""
    ),
    Column("given_kana", ("名カナ", "given_kana", "メイ"), text(120), "カナ", default=""),
    Column("full_kana", ("氏名カナ", "name_kana", "フリガナ"), text(240), "カナ、間に空白"),
    Column("work_family", ("旧姓", "work_family_name"), text(120), "120文字まで", default=""),
    Column("work_family_kana", ("旧姓カナ", "work_family_kana"), text(120), "カナ", default=""),
    Column("email", ("メール", "email", "メールアドレス"), text(254), "254文字まで"),
    Column("has_mailbox", ("メール利用", "has_mailbox"), yes_or_no, "○ または ×"),
    _GRADE,
    _FAMILY,
    _AUTHORITY,
    _EMPLOYMENT,
    Column("hired_on", ("採用日", "hired_on", "採用年月日"), day, DAYS_ALLOWED, required=True),
    Column("left_on", ("退職日", "left_on", "退職年月日"), day, DAYS_ALLOWED),
    Column("post_code", ("職コード", "post_code"), code, _ANY_CODE),
    Column("assigned_on", ("配属日", "assigned_on"), day, DAYS_ALLOWED),
    Column(
        "dual_post_codes", ("兼務職コード", "dual_post_codes"), text(), "「;」で区切る", default=""
    ),
    _LEAVE_KIND,
    Column("leave_from", ("休業開始日", "leave_from"), day, DAYS_ALLOWED),
    Column("leave_to", ("休業終了日", "leave_to"), day, DAYS_ALLOWED),
)

ORDERS: Final = (
    Column("order_number", ("発令番号", "order_number"), code, _ANY_CODE, required=True),
    _NUMBER,
    Column("kind", ("発令区分", "kind"), one_of(ORDER_WORDS), words_of(ORDER_WORDS), required=True),
    Column("effective_on", ("発令日", "effective_on"), day, DAYS_ALLOWED, required=True),
    Column("post_code", ("職コード", "post_code"), code, _ANY_CODE),
    _GRADE,
    _FAMILY,
    _AUTHORITY,
    _EMPLOYMENT,
    _LEAVE_KIND,
    Column("until", ("終了予定日", "until"), day, DAYS_ALLOWED),
)

RESULTS: Final = (
    _NUMBER,
    Column("period_label", ("評価期間", "period"), text(60), "60文字まで", required=True),
    Column("kind", ("評価種別", "kind"), text(40), "40文字まで", required=True),
    Column("overall", ("総合評価", "overall", "全体評語"), text(20), "20文字まで", required=True),
)

SECTION_GOALS: Final = (
    Column(
        "fiscal_year", ("年度", "fiscal_year"), fiscal_year, "2026、令和8年度、R8", required=True
    ),
    Column("section_code", ("所属コード", "section_code"), code, _ANY_CODE, required=True),
    Column("code", ("目標番号", "code", "事務事業番号"), code, _ANY_CODE, required=True),
    Column(
        "kind",
        ("目標の区分", "kind", "区分"),
        one_of(SECTION_GOAL_WORDS),
        words_of(SECTION_GOAL_WORDS),
        required=True,
    ),
    Column("title", ("名称", "title", "目標", "事務事業名"), text(), _ANY_TEXT, required=True),
    Column("valid_from", ("適用開始日", "valid_from"), day, DAYS_ALLOWED),
    Column("valid_to", ("適用終了日", "valid_to"), day, DAYS_ALLOWED),
)

LAYOUTS: Final[dict[ImportKind, tuple[Column, ...]]] = {
    ImportKind.SECTIONS: SECTIONS,
    ImportKind.POSTS: POSTS,
    ImportKind.ROSTER: ROSTER,
    ImportKind.ORDERS: ORDERS,
    ImportKind.RESULTS: RESULTS,
    ImportKind.SECTION_GOALS: SECTION_GOALS,
}
