"""Names of form fields 項目名, and what is wrong with one in words, so that summary, field and answers agree."""

import re
from collections.abc import Iterable
from typing import Final

from babel.support import NullTranslations

from api.i18n.catalogue import translations
from api.i18n.marked import N_
from api.i18n.posting_words import DAYS
from api.i18n.rule_words import OTHERWISE, RULES
from api.views.answers import ErrorLine
from api.views.frame import Language
from models.errors import FieldError
from models.evaluation.steps import Step

ROW = re.compile(r"^(?:goals|proposals)-(\d+)-(\w+)$")
ITEM = re.compile(r"^items-(\d+)-(\w+)$")
ABOUT_SOMEBODY = re.compile(r"^(points|remark|rank|unfit_why|on_day|at_time)-([0-9A-Za-z-]+)$")
PLANNED = re.compile(r"^plan-(\d+)-(\w+)$")
CHOICE = re.compile(r"^(posting|statement)-(\d+)$")

FIELDS: Final[dict[str, str]] = {
    "act": N_("判断"),
    "goals": N_("目標"),
    "items": N_("評価項目"),
    "title": N_("題名"),
    "text": N_("内容"),
    "measure": N_("測り方"),
    "weight": N_("ウエイト"),
    "difficulty": N_("難易度"),
    "link": N_("つながる目標"),
    "section_goal": N_("つながる目標"),
    "mark": N_("評価"),
    "comment": N_("そう考えた事実"),
    "weights": N_("ウエイトの合計"),
    "result": N_("したことと結果"),
    "overall": N_("総合評価"),
    "day": N_("面談をした日"),
    "record": N_("窓口の記録"),
    "answer": N_("本人への回答"),
    "wish": N_("望むこと"),
    "words": N_("伝えたいこと"),
    "reason": N_("理由"),
    "strengths": N_("よかった点"),
    "weaknesses": N_("伸ばしてほしい点"),
    "skills": N_("身につける力"),
    "paper_day": N_("紙の日付"),
    "person": N_("職員"),
    "nominees": N_("推薦する職員"),
    "offer_kinds": N_("相談できること"),
    "offer_words": N_("紹介"),
    "offer_number": N_("職員番号"),
    "advice_kind": N_("相談したいこと"),
    "advice_words": N_("相談の内容"),
    "reply_words": N_("回答の言葉"),
    "person_id": N_("新しい担当"),
    "partner_id": N_("新しい相手"),
    "office": N_("権限"),
    "due": N_("新しい期限"),
    "email": N_("メールアドレス"),
    "seen_on": N_("行動のあった日"),
    "item": N_("関わる項目"),
    "file": N_("ファイル"),
    "kind": N_("予定表の種類"),
    "address": N_("予定表のアドレス"),
    "user": N_("ログイン名"),
    "password": N_("パスワード"),
    "when": N_("日時"),
    "talk_day": N_("日"),
    "talk_time": N_("時刻"),
    "place": N_("場所"),
    "online": N_("オンラインのアドレス"),
    "topic": N_("話したいこと"),
    "away_first": N_("初日"),
    "away_begins": N_("始まる時刻"),
    "away_last": N_("最終日"),
    "away_ends": N_("終わる時刻"),
    "agenda": N_("話したいこと"),
    "shared": N_("二人の記録"),
    "memo": N_("自分用のメモ"),
    "action": N_("約束したこと"),
    "by_day": N_("期限"),
    "owner": N_("する人"),
    "desk": N_("窓口"),
    "referral": N_("窓口に伝えたいこと"),
    "points": N_("評点"),
    "remark": N_("そう考えた理由"),
    "rank": N_("順位"),
    "ranks": N_("順位"),
    "unfit_why": N_("適さない理由"),
    "on_day": N_("面談の日"),
    "at_time": N_("面談の時刻"),
    "interviews": N_("面談の日時"),
    "minutes": N_("面談の長さ"),
    "seat": N_("審査員"),
    "goes_on": N_("選考の行われていない募集"),
    "dispute": N_("申し出たいこと"),
    "seed": N_("選び方の番号"),
    "draft_name": N_("案の名前"),
    "feedback": N_("本人に伝えたいこと"),
    "seats": N_("募集人数"),
    "posting": N_("募集"),
    "statement": N_("志望の理由"),
    "reply": N_("回答"),
    "experience": N_("生かしたい経験や学んだこと"),
    "post_id": N_("募集する職"),
    "background": N_("募集の背景"),
    "duties": N_("職務の内容"),
    "wanted": N_("求める人"),
    "grades": N_("応募できる職位"),
    "families": N_("応募できる職種"),
    "panel": N_("審査員"),
    "question": N_("質問"),
    "answer_text": N_("回答"),
    "going": N_("組の様子"),
    "helpful": N_("役に立ったか"),
    "rhythm": N_("面談の回数と長さ"),
    "match": N_("相手との組合せ"),
    "again": N_("また参加したいか"),
    "level": N_("段階"),
    "interests": N_("関心のあること"),
    "gender": N_("性別"),
    "gender_wish": N_("相手の性別の希望"),
    "introduction": N_("自己紹介"),
    "wishes": N_("話したいこと・希望"),
    "avoided": N_("組にしない人"),
    "kin": N_("組にしない親族"),
    "wished": N_("お願いしたい人"),
    "numbers": N_("職員番号"),
    "training": N_("研修の名称"),
    "held_on": N_("行った日"),
    "side": N_("申出の種類"),
    **DAYS,
}
AT_STEP: Final[dict[Step, dict[str, str]]] = {
    Step.REVIEW_GOALS: {"words": N_("本人への言葉")},
    Step.REVIEW_CHANGE: {"words": N_("本人への言葉")},
    Step.MIDTERM_CHECK: {"words": N_("本人への言葉")},
    Step.DECLARE: {"words": N_("全体の振り返り")},
    Step.ASSIST: {"words": N_("全体について確かめた事実")},
    Step.RATE_FIRST: {"comment": N_("総合所見")},
    Step.RATE_SECOND: {"comment": N_("総合所見")},
    Step.ADJUST: {"overall": N_("調整後の総合評価")},
    Step.CLOSING_INTERVIEW: {"words": N_("本人への言葉")},
    Step.ACKNOWLEDGE: {"words": N_("評価者への言葉")},
    Step.COMPLAIN: {"text": N_("納得できないところと、その理由")},
    Step.HEAR_COMPLAINT: {"day": N_("話を伺った日")},
    Step.HR_DECIDES: {"day": N_("新しい期限")},
}
"""What the page of a step calls a field, where it is another name than usual."""
CHOSEN: Final = frozenset(
    {
        "act",
        "difficulty",
        "mark",
        "overall",
        "person",
        "person_id",
        "post_id",
        "office",
        "kind",
        "owner",
        "desk",
        "when",
        "talk_time",
        "posting",
        "reply",
        "going",
        "level",
        "offer_kinds",
        "advice_kind",
    }
)
"""Fields with choices: one of them is missing when nothing is chosen, not when nothing is written."""


class FieldWords:
    """Names fields and says what is wrong with them, in one language."""

    def __init__(self, catalogue: NullTranslations, step: Step | None = None) -> None:
        self._say = catalogue.gettext
        self._here = AT_STEP.get(step, {}) if step else {}

    def label(self, name: str) -> str:
        """``goals-0-title`` is 目標1の題名; a name nobody declared is a KeyError."""
        if row := ROW.match(name):
            number, part = int(row[1]) + 1, self._say(FIELDS[row[2]])
            return self._say(N_("目標%(number)sの%(part)s")) % {"number": number, "part": part}
        if item := ITEM.match(name):
            return self._say(FIELDS[item[2]])
        if about := ABOUT_SOMEBODY.match(name):
            return self._say(FIELDS[about[1]])
        if row := PLANNED.match(name):
            part = self._say(N_("育成項目") if row[2] == "title" else FIELDS[row[2]])
            return self._say(N_("項目%(number)sの%(part)s")) % {
                "number": int(row[1]) + 1,
                "part": part,
            }
        if choice := CHOICE.match(name):
            part = self._say(FIELDS[choice[1]])
            return self._say(N_("第%(number)s希望の%(part)s")) % {"number": choice[2], "part": part}
        return self._say(self._here.get(name) or FIELDS[name])

    def complaint(self, error: FieldError, named: str = "") -> str:
        """What to do about one error; ``named`` says which item it is about (倫理)."""
        said = {"field": self.label(error.field), "allowed": error.allowed}
        words = self._say(RULES.get(_rule(error), OTHERWISE)) % said
        return f"{named}: {words}" if named else words

    def lines(
        self, errors: Iterable[FieldError], items: dict[str, str] | None = None
    ) -> tuple[ErrorLine, ...]:
        """The error summary in the order of the form; ``items`` names the pack's items, or people, by key."""
        return tuple(
            ErrorLine(
                field=error.field, words=self.complaint(error, self._item(error, items or {}))
            )
            for error in errors
        )

    def _item(self, error: FieldError, items: dict[str, str]) -> str:
        if about := ABOUT_SOMEBODY.match(error.field):
            return items.get(about[2], "")
        found = ITEM.match(error.field)
        return items.get(found[1], "") if found else ""


def _rule(error: FieldError) -> str:
    is_chosen = error.field.rpartition("-")[2] in CHOSEN
    return "choose" if error.rule == "required" and is_chosen else error.rule


def field_words(language: str, step: Step | None = None) -> FieldWords:
    """The names and complaints in one language, as the page of this step says them."""
    return FieldWords(translations(Language(language)), step)


ALL_FIELDS: Final = (
    *FIELDS.values(),
    *(name for names in AT_STEP.values() for name in names.values()),
    *RULES.values(),
    OTHERWISE,
    "目標%(number)sの%(part)s",
    "第%(number)s希望の%(part)s",
    "項目%(number)sの%(part)s",
    "育成項目",
)
"""Every name and rule, for the catalogue and its test."""
