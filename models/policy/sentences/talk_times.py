"""面談の時: how often, at which hours, and how a time moves; told alike of 1on1 and of the talks of a pair 組."""

from typing import Final

from models.policy.articles import Statement, Table
from models.policy.one_on_one import OneOnOneChapter
from models.policy.sentences.words import clock
from models.policy.talks import Afterwards, SkippedRound, TalkHours, TalkMoves

_SKIPPED: Final[dict[SkippedRound, str]] = {
    SkippedRound.CATCH_UP: "日時が決まらず、又は行われなかった{}は、一度に限り改めて日時を決める。",
    SkippedRound.COUNT: "日時が決まらず、又は行われなかった{}は、改めて行わず、その数を数える。",
}
_MOVED: Final[dict[Afterwards, str]] = {
    Afterwards.COUNT: "日時を{}度変更した{}は、人事課がその数をまとめる。",
    Afterwards.END_ROUND: "日時を{}度変更してなお行うことができない{}は、行われなかったものとする。",
}


def often(months: int) -> str:
    """``毎月一回``, ``2か月ごとに一回``, ``年度に一回``."""
    if months == 1:
        return "毎月一回"
    return "年度に一回" if months == 12 else f"{months}か月ごとに一回"


def within(begins: str, open_days: int) -> str:
    """``依頼の日の翌日から5開庁日以内に``"""
    return f"{begins}の翌日から{open_days}開庁日以内に"


def at_hours(what: str, hours: TalkHours) -> str:
    text = f"{what}は、開庁日の{clock(hours.from_)}から{clock(hours.to)}までの間に行う。"
    if hours.lunch_from == hours.lunch_to:
        return text
    lunch = f"{clock(hours.lunch_from)}から{clock(hours.lunch_to)}まで"
    return f"{text}ただし、{lunch}を除く。"


def skipped(what: str, rule: SkippedRound) -> str:
    return _SKIPPED[rule].format(what)


def moved(what: str, moves: TalkMoves) -> str:
    return _MOVED[moves.then].format(moves.at_most, what)


def calendars(chapter: OneOnOneChapter, caption: str) -> Statement:
    """Which calendars outside are read; their hosts stand in a table of that caption."""
    hosts = chapter.calendar_hosts
    if not hosts.value:
        text = "職員が使うほかの予定表からは、予定を読み取らない。"
        return Statement(text=text, source=hosts.source)
    text = "本人が望むときは、次の表の接続先にある予定表から、予定のある時間に限り読み取る。"
    rows = tuple((host,) for host in hosts.value)
    table = Table(caption=caption, heads=("接続先",), rows=rows)
    return Statement(text=text, source=hosts.source, tables=(table,))
