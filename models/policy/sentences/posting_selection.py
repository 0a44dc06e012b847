"""庁内公募の選考と結果: the panel, the matching, the answer, and what follows for those not chosen."""

from typing import Final

from models.policy.articles import IN_EVERY_CITY, Draft, article
from models.policy.challenge_job import CampaignDays, ChallengeJobChapter
from models.policy.source import Source

_UNSUITABLE: Final = "審査員は、ふさわしくないとする者について、その理由を記録する。"
_TIES: Final = "同じ順位の者の順は、審査員が話し合い、又は記録に残るくじにより決める。"
_STABLE: Final = (
    "異動する者は、募集の人数の範囲で、応募した者が望む順と審査員が付けた順位とを組み合わせて選び、"
    "応募した者と審査員とが、決まった組合せよりもほかの組合せをともに望むことのないようにする。"
)
_VETO: Final = (
    "人事課は、組合せの結果と異なる決定をするときは、その理由を記録し、二人の職員により行う。"
)
_RELEASE: Final = "送り出す課には、本人が異動に応じると答えた後に知らせる。"
_NO_TRACE: Final = "応募したこと及びその結果は、人事評価に用いず、人事評価の記録に残さない。"


def selection(chapter: ChallengeJobChapter) -> list[Draft]:
    return [_panel(chapter), _decision(chapter), _results(chapter), _afterwards(chapter)]


def _panel(chapter: ChallengeJobChapter) -> Draft:
    days, size = chapter.days, chapter.panel_size
    opened, to, due = days.opened_to_panels_on, days.interviews_to, days.ranking_due
    span = f"{days.interviews_from.value.words}から{to.value.words}まで"
    texts = [
        (f"審査員は、募集ごとに{size.value}人とする。", size.source),
        (
            f"応募の書類は、{opened.value.words}に、すべての審査員に同時に示す。",
            opened.source,
        ),
        (f"選考の面談は、{span}の間に行う。", to.source),
        *_interview_lengths(chapter),
        (
            f"審査員は、{due.value.words}までに、面談した者に順位を付ける。",
            due.source,
        ),
        (_TIES, IN_EVERY_CITY),
        (_UNSUITABLE, IN_EVERY_CITY),
    ]
    return article("posting_panel", "審査", texts)


def _interview_lengths(chapter: ChallengeJobChapter) -> list[tuple[str, Source]]:
    lengths, usual = chapter.interview_minutes, chapter.interview_minutes_usual
    if len(lengths.value) == 1:
        return [(f"面談の時間は、一人につき{usual.value}分とする。", lengths.source)]
    named = "、".join(f"{it}分" for it in lengths.value)
    return [
        (f"面談の時間は、一人につき{named}のうちから審査員が決める。", lengths.source),
        (f"審査員が決めないときは、{usual.value}分とする。", usual.source),
    ]


def _decision(chapter: ChallengeJobChapter) -> Draft:
    due, limit = chapter.days.decision_due, chapter.release_limit_per_section
    released = (
        "一つの課から異動する者の数に、上限は置かない。"
        if limit.value is None
        else f"一つの課から異動する者は{limit.value}人までとし、"
        "これを超えるおそれがあるときは、組合せの前に人事課が定める。"
    )
    texts = [
        (_STABLE, IN_EVERY_CITY),
        (released, limit.source),
        (f"人事課は、{due.value.words}までに異動する者を決定する。", due.source),
        (_VETO, IN_EVERY_CITY),
    ]
    return article("posting_decision", "組合せと決定", texts)


def _results(chapter: ChallengeJobChapter) -> Draft:
    days, within = chapter.days, chapter.acceptance_within_open_days
    told, transfer = days.results_on, days.transfer_on
    answer = (
        f"選ばれた者は、結果の知らせの日の翌日から{within.value}開庁日以内に、"
        "異動に応じるかどうかを答える。応じないとき、又は答えがないときは、次の者を選ぶ。"
    )
    texts = [
        (f"結果は、{told.value.words}に、応募したすべての者に同時に知らせる。", told.source),
        (answer, within.source),
        (_RELEASE, IN_EVERY_CITY),
        (f"異動は、翌年度の{transfer.value.words}に行う。", transfer.source),
        _second_call(chapter, days),
    ]
    return article("posting_results", "結果と異動", texts)


def _second_call(chapter: ChallengeJobChapter, days: CampaignDays) -> tuple[str, Source]:
    rule = chapter.second_call
    if not rule.value:
        return "人数に満たない募集は、その年度には改めて行わない。", rule.source
    span = f"{days.second_from.value.words}から{days.second_to.value.words}まで"
    told = f"{days.second_results_on.value.words}に結果を知らせる"
    return f"人数に満たない募集は、{span}二次募集を行い、{told}。", rule.source


def _afterwards(chapter: ChallengeJobChapter) -> Draft:
    feedback, stay, kept = (
        chapter.feedback_within_open_days,
        chapter.minimum_stay_years,
        chapter.keep_years,
    )
    stays = (
        f"異動した者は、異動の日から{stay.value}年間は、ほかの課に異動させない。"
        "ただし、人事課が理由を示して認めるときは、この限りでない。"
        if stay.value
        else "異動した後にその課に置く期間は、定めない。"
    )
    texts = [
        (
            f"選ばれなかった者には、結果の知らせの日の翌日から{feedback.value}開庁日以内に、"
            "本人だけに選考の所見を伝える。",
            feedback.source,
        ),
        (_NO_TRACE, IN_EVERY_CITY),
        (stays, stay.source),
        (
            f"応募の記録は、年度の終わりから{kept.value}年間保存した後、消去する。",
            kept.source,
        ),
    ]
    return article("posting_afterwards", "選考の後", texts)
