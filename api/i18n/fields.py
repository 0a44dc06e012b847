"""Names of form fields 項目名 and the words of the rules they break, so that summary, field and answers agree."""

import re
from collections.abc import Iterable
from typing import Final

from babel.support import NullTranslations

from api.i18n.catalogue import translations
from api.i18n.marked import N_
from api.i18n.posting_words import DAYS
from api.views.answers import ErrorLine
from api.views.frame import Language
from models.errors import FieldError
from models.evaluation.steps import Step

ROW = re.compile(r"^(?:goals|proposals)-(\d+)-(\w+)$")
ITEM = re.compile(r"^items-(\d+)-(\w+)$")
ABOUT_SOMEBODY = re.compile(r"^(points|remark|rank|unfit_why|on_day|at_time)-([0-9A-Za-z-]+)$")
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
    "dispute": N_("申し出たいこと"),
    "seed": N_("抽選の種"),
    "feedback": N_("本人に伝えたいこと"),
    "seats": N_("募集人数"),
    "posting": N_("募集"),
    "statement": N_("志望の理由"),
    "reply": N_("回答"),
    "experience": N_("生かしたい経験や学んだこと"),
    "post_id": N_("募集する職"),
    "background": N_("募集の背景"),
    "duties": N_("仕事の内容"),
    "wanted": N_("求める人"),
    "grades": N_("応募できる職位"),
    "families": N_("応募できる職種"),
    "panel": N_("審査員"),
    "question": N_("質問"),
    "answer_text": N_("回答"),
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
RULES: Final[dict[str, str]] = {
    "required": N_("%(field)sを書いてください。"),
    "choose": N_("%(field)sを選んでください。"),
    "too_long": N_("%(field)sが長すぎます。%(allowed)s文字以内にしてください。"),
    "not_a_number": N_("%(field)sは数で書いてください(例 30)。"),
    "out_of_range": N_("%(field)sは、%(allowed)sの範囲で書いてください。"),
    "not_a_day": N_("%(field)sは、2026-10-09 または 令和8年10月9日 のように書いてください。"),
    "day_in_future": N_("%(field)sは、今日までの日を書いてください。"),
    "day_in_past": N_("%(field)sは、今日より後の日を書いてください。"),
    "day_too_late": N_("%(field)sは、%(allowed)sまでの日を書いてください。"),
    "outside_period": N_("%(field)sは、対象の期間(%(allowed)s)の中の日を書いてください。"),
    "weights_sum": N_("ウエイトの合計が100%%になるようにしてください。"),
    "too_few_goals": N_("%(field)sが足りません。%(allowed)sつ以上書いてください。"),
    "too_many_goals": N_("%(field)sが多すぎます。%(allowed)sつ以内にしてください。"),
    "unknown_choice": N_("%(field)sを、示した中から選んでください。"),
    "reason_needed": N_("理由を書いてください。相手の方に届きます。"),
    "proposal_needed": N_("直したい目標の修正案を書いてください。"),
    "not_an_address": N_("%(field)sは、https:// で始まるアドレスを書いてください。"),
    "not_https": N_("%(field)sは、https:// で始まるものだけ使えます。"),
    "host_not_allowed": N_("%(field)sは、使える接続先(%(allowed)s)の中のものを書いてください。"),
    "items_differ": N_("評価項目が変わりました。ページを開き直してください。"),
    "changed_meanwhile": N_(
        "%(field)sは、ほかの画面か相手の方が先に変えました。いまの内容を見て、まとめてから保存してください。"
    ),
    "not_a_quarter": N_("%(field)sは、15分刻みで選んでください(例 13:30)。"),
    "not_a_time": N_("%(field)sは、9:00 や 13:30 のように書いてください。"),
    "time_past": N_("%(field)sがすぎています。これからの日時を選んでください。"),
    "talk_too_late": N_("%(field)sは、%(allowed)sまでの中から選んでください。"),
    "closed_day": N_("%(field)sは閉庁日です。開庁日を選んでください。"),
    "outside_hours": N_("%(field)sは、1on1のできる時間(%(allowed)s)に収まるように選んでください。"),
    "over_lunch": N_(
        "%(field)sが、昼休み(%(allowed)s)にかかります。前か後の時間を選んでください。"
    ),
    "employee_not_free": N_("この時間は、相手の方に別の予定があります。別の時間を選んでください。"),
    "partner_not_free": N_("この時間は、あなたに別の予定があります。別の時間を選んでください。"),
    "same_time": N_("いまの日時と同じです。別の日時を選んでください。"),
    "slot_taken": N_("この時間には、先に別の予定が入りました。別の時間を選んでください。"),
    "proposed_or_other": N_(
        "日か時刻が書かれています。「ほかの日時」を選ぶか、書いた日と時刻を消してください。"
    ),
    "not_begun": N_(
        "1on1はまだ始まっていません。始まる時刻をすぎてから、実施したかどうかを答えてください。"
    ),
    "has_begun": N_(
        "1on1の始まる時刻をすぎたため、日時は変えられません。実施したかどうかを答えてください。"
    ),
    "changed_since": N_(
        "開いている間に、期限か担当が変わりました。いまの内容を見て、もう一度押してください。"
    ),
    "away_backwards": N_("不在の終わりが、始まりより前になっています。"),
    "away_too_long": N_(
        "不在は%(allowed)s日までです。もっと長いときは、休業として人事課へご相談ください。"
    ),
    "too_many_away": N_(
        "これからの不在は%(allowed)s件までです。終わったものや要らないものを消してください。"
    ),
    "too_many_choices": N_("希望は%(allowed)sつまでです。多い分を消してください。"),
    "choices_in_order": N_("%(field)sが空いています。第1希望から順に選んでください。"),
    "same_posting": N_(
        "%(field)sに、上の希望と同じ募集が選ばれています。別の募集を選んでください。"
    ),
    "posting_withdrawn": N_(
        "%(field)sに選んだ募集は、取り下げられました。別の募集を選んでください。"
    ),
    "posting_filled": N_(
        "%(field)sに選んだ募集は、席がすべて決まっています。別の募集を選んでください。"
    ),
    "posting_closed": N_(
        "%(field)sに選んだ募集には、審査員との関係により応募できません。別の募集を選んでください。"
    ),
    "posting_asks_others": N_(
        "%(field)sに選んだ募集は、求める職位か職種が合いません。別の募集を選んでください。"
    ),
    "not_eligible": N_(
        "応募資格を満たしていないため、応募できません。記録に誤りがあるときは、公募の窓口に申し出てください。"
    ),
    "window_closed": N_(
        "応募の受付は%(allowed)sに終わりました。内容は変えられません。取り下げることはできます。"
    ),
    "problems_left": N_("直すところが残っている間は、配置を決められません。"),
    "matching_changed": N_(
        "開いている間に、取下げや順位の変更などがあり、配置の案が変わりました。いまの案を見て、もう一度押してください。"
    ),
    "no_such_family": N_(
        "選んだ職種にない職位があります。職種を加えるか、その職位の印を外してください。"
    ),
    "before_other": N_("%(field)sは、%(allowed)sより前にはできません。"),
    "after_other": N_("%(field)sは、%(allowed)sより後にはできません。"),
    "no_new_day": N_("日が一つも変わっていません。変えたい日を書き直してください。"),
    "panel_twice": N_("同じ人が二度入っています。一人を一度だけ選んでください。"),
    "panel_full": N_("審査員も補欠も決まっています。だれかを外してから加えてください。"),
    "panel_incomplete": N_("審査員%(allowed)s人と、補欠1人を選んでください。"),
    "panel_gone": N_("選考の終わる日まで在職する人を選んでください。%(allowed)s"),
    "panel_on_leave": N_(
        "面談か選考の期間に休業する人は、審査員になれません。ほかの人を選んでください: %(allowed)s"
    ),
    "panel_sees_all": N_(
        "公募の担当はすべての応募を見るため、審査員にはなれません。ほかの人を選んでください: %(allowed)s"
    ),
    "ranks_missing": N_(
        "順位も「適さない」も付いていない応募者が%(allowed)s人います。全員に、どちらかを付けてください。"
    ),
    "rank_or_unfit": N_("順位か「適さない」の、どちらか一つにしてください。"),
    "not_a_place": N_("順位は、1からの数で書いてください(例 1)。"),
    "not_interview_day": N_("面談の期間(%(allowed)s)の中の日を選んでください。"),
    "outside_interview_hours": N_(
        "%(field)sは、面談のできる時間(%(allowed)s)に収まるように選んでください。"
    ),
    "applicant_not_free": N_("この時間は、応募者に別の予定があります。別の時間を選んでください。"),
    "panel_not_free": N_(
        "この時間は、審査員のだれかに別の予定があります。別の時間を選んでください。"
    ),
    "interviews_overlap": N_("ほかの人の面談と重なります。別の時間を選んでください。"),
    "declined_time": N_("本人が都合が悪いと知らせた時間です。別の時間を選んでください。"),
    "only_reserve": N_("審査員に代われるのは、補欠の方だけです。交代する審査員を選んでください。"),
    "reserve_away": N_("補欠の方がいま不在のため、交代できません。"),
    "panel_changed": N_(
        "開いている間に審査員が変わりました。いまの審査員を確かめて、もう一度選んでください。"
    ),
    "nothing_to_fix": N_("日時を決める人を一人以上選んでください。"),
    "comment_at_extreme": N_("いちばん上と下の評価には、そう考えた事実を書いてください。"),
}
OTHERWISE: Final = N_("%(field)sを確かめてください。")
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
)
"""Every name and rule, for the catalogue and its test."""
