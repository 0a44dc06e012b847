"""Words of the rules 決まり a form's field can break: what to do about each, with the field's name in it."""

from typing import Final

from api.i18n.marked import N_

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
    "tick_to_go_on": N_("選考の行われていない募集があるまま決めるときは、印を付けてください。"),
    "matching_changed": N_(
        "開いている間に、取下げや順位の変更などがあり、配置の案が変わりました。いまの案を見て、もう一度押してください。"
    ),
    "no_such_family": N_(
        "選んだ職種にない職位があります。職種を加えるか、その職位の印を外してください。"
    ),
    "before_other": N_("%(field)sは、%(allowed)sより前にはできません。"),
    "after_other": N_("%(field)sは、%(allowed)sより後にはできません。"),
    "no_day_to_answer": N_(
        "%(field)sと%(allowed)sの間に、内定に回答できる開庁日が一日もありません。間をあけてください。"
    ),
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
    "too_many_lines": N_("%(field)sは%(allowed)s個までです。多い分を消してください。"),
    "no_such_number": N_("いま在職している職員の番号ではありません: %(allowed)s"),
    "line_too_long": N_("%(field)sは、一つを%(allowed)s文字以内にしてください。"),
    "too_many_people": N_("%(field)sは%(allowed)s人までです。だれかを外してから加えてください。"),
    "may_not_guide": N_(
        "この制度の決まり(職位、勤続年数、休業など)により、引き受けることができない職員の番号です。だれも登録していません: %(allowed)s"
    ),
    "may_not_wish": N_(
        "すでに今年度の対象になっているか、この制度の対象にできない職員の番号です。だれも登録していません: %(allowed)s"
    ),
    "wished_and_kept_apart": N_(
        "%(allowed)sさんは、組にしない人としても挙げています。どちらかから外してください。"
    ),
    "nothing_to_fix": N_("日時を決める人を一人以上選んでください。"),
    "comment_at_extreme": N_("いちばん上と下の評価には、そう考えた事実を書いてください。"),
}
OTHERWISE: Final = N_("%(field)sを確かめてください。")
"""For a rule nobody has put into words."""
