"""総則: what the evaluation is for, and the days and hours on which the city works."""

from models.policy.articles import Draft, Statement
from models.policy.chapters import ClosedDays, Weekday
from models.policy.schema import Policy
from models.policy.sentences.words import clock
from models.policy.source import Source, SourceStatus
from models.timetable import GRACE_OPEN_DAYS

_LATE = (
    f"期限の日を過ぎてから依頼するときは、依頼の日の翌日から{GRACE_OPEN_DAYS}開庁日目を期限とする。"
)
_WEEKDAYS = dict(zip(Weekday, "月火水木金土日", strict=True))


def general(policy: Policy) -> list[Draft]:
    return [_purpose(policy), _open_days(policy)]


def _purpose(policy: Policy) -> Draft:
    basis = policy.evaluation.basis
    return Draft(
        key="basis",
        title="趣旨",
        statements=(Statement(text=basis.value, source=basis.source),),
    )


def _open_days(policy: Policy) -> Draft:
    closed, hours = policy.calendar.closed_days, policy.calendar.office_hours
    span = f"{clock(hours.value.opens)}から{clock(hours.value.closes)}まで"
    deadline = "期限は、その日の閉庁時刻とし、閉庁日に当たるときは次の開庁日とする。"
    return Draft(
        key="open_days",
        title="開庁日と期限",
        statements=(
            Statement(text=_closed(closed.value), source=closed.source),
            Statement(text=f"開庁時間は、{span}とする。{deadline}", source=hours.source),
            Statement(text=_LATE, source=Source(status=SourceStatus.ASSUMED)),
        ),
    )


def _closed(closed: ClosedDays) -> str:
    weekdays = "、".join(f"{_WEEKDAYS[day]}曜日" for day in closed.weekdays)
    turn = f"{closed.new_year_from.words}から{closed.new_year_to.words}まで"
    text = f"閉庁日は、{weekdays}、国民の祝日及び{turn}とする。"
    if closed.also_closed:
        text += f"このほか、{'、'.join(map(str, closed.also_closed))}を閉庁日とする。"
    if closed.also_open:
        text += f"ただし、{'、'.join(map(str, closed.also_open))}は開庁日とする。"
    return text
