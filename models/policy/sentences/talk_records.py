"""1on1の記録: only the two read what was said; what HR learns, where a worry may go, which calendars are read."""

from typing import Final

from models.policy.articles import Draft, Statement
from models.policy.one_on_one import OneOnOneChapter
from models.policy.sentences.talk_times import calendars
from models.policy.sentences.words import DESKS
from models.policy.source import Source, SourceStatus

_OURS: Final = Source(status=SourceStatus.ASSUMED, note="どの市でも変わらない")
_FOR_TWO: Final = "1on1で話した内容の記録は、本人とその相手のほかは、読むことができない。"
_NO_RATING: Final = "1on1で話した内容は、人事評価に用いない。"
_HR: Final = "人事課は、1on1の日、行われたかどうか及びその数を知ることができる。"


def records(chapter: OneOnOneChapter) -> list[Draft]:
    return [_notes(chapter), _told_to_hr(chapter), _passed_on(chapter), _calendars(chapter)]


def _notes(chapter: OneOnOneChapter) -> Draft:
    years = chapter.notes_years
    kept = f"1on1で話した内容の記録は、年度の終わりから{years.value}年間保存した後、消去する。"
    return Draft(
        key="talk_notes",
        title="1on1の記録",
        statements=(
            Statement(text=_FOR_TWO, source=_OURS),
            Statement(text=_NO_RATING, source=_OURS),
            Statement(text=kept, source=years.source),
        ),
    )


def _told_to_hr(chapter: OneOnOneChapter) -> Draft:
    late, shared = chapter.tell_hr_after_open_days, chapter.share_topics
    told = f"日時の調整が期限から{late.value}開庁日を過ぎても行われないときは、人事課に知らせる。"
    topics = (
        "話題は、本人が伝えることを選んだときに限り、人事課に伝える。"
        if shared.value
        else "話題は、人事課に伝えない。"
    )
    return Draft(
        key="talk_coverage",
        title="人事課が知ること",
        statements=(
            Statement(text=_HR, source=_OURS),
            Statement(text=topics, source=shared.source),
            Statement(text=told, source=late.source),
        ),
    )


def _passed_on(chapter: OneOnOneChapter) -> Draft:
    desks = chapter.referral_desks
    names = "又は".join(DESKS[desk] for desk in desks.value)
    text = (
        f"重大な相談は、本人の同意があるときに限り、{names}に引き継ぐことができる。"
        if desks.value
        else "1on1で受けた相談は、ほかに引き継がない。"
    )
    statement = Statement(text=text, source=desks.source)
    return Draft(key="talk_referral", title="相談の引継ぎ", statements=(statement,))


def _calendars(chapter: OneOnOneChapter) -> Draft:
    statement = calendars(chapter, "予定表の接続先")
    return Draft(key="talk_calendars", title="予定表", statements=(statement,))
