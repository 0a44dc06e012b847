"""組の面談の条文: how often the two of a pair talk, how a time is found, and who reads what was said."""

from typing import Final

from models.policy.articles import IN_EVERY_CITY, Draft, article
from models.policy.one_on_one import OneOnOneChapter
from models.policy.programme import Programme
from models.policy.sentences.talk_times import at_hours, calendars, moved, often, skipped, within
from models.policy.sentences.words import DESKS

_NO_RATING: Final = "面談で話した内容は、人事評価に用いない。"
_HR: Final = "人事課は、面談の日及び行われたかどうかに限り知ることができる。"


def talks(chapter: OneOnOneChapter, programme: Programme) -> list[Draft]:
    """The hours, moves and calendars are those of 1on1, held or not."""
    return [_talks(chapter, programme), _times(chapter, programme), _notes(programme)]


def _talks(chapter: OneOnOneChapter, programme: Programme) -> Draft:
    rules, first = programme.talks, programme.talks.first_within_open_days
    begun = within("組が始まった日", first.value)
    texts = [
        (f"双方は、{often(rules.every_months.value)}面談する。", rules.every_months.source),
        (f"面談の時間は、一回につき{rules.minutes.value}分とする。", rules.minutes.source),
        (f"最初の面談は、{begun}行う。", first.source),
        (at_hours("面談", chapter.hours.value), chapter.hours.source),
    ]
    return article(f"{programme.key}-talks", f"{programme.name.value}の面談", texts)


def _times(chapter: OneOnOneChapter, programme: Programme) -> Draft:
    rules, mentor = programme.talks, programme.mentor_word.value
    arranged = within("依頼の日", rules.arrange_within_open_days.value)
    chosen = within("候補を示された日", rules.choose_within_open_days.value)
    wished = within("希望の日", rules.wish_within_open_days.value)
    confirmed = within("面談の日", rules.confirm_within_open_days.value)
    alone = f"面談の日から{rules.alone_after_open_days.value}開庁日を過ぎたときは"
    texts = [
        (
            f"{mentor}は、{arranged}、面談の日時を決め、又は三つまでの候補を本人に示す。",
            rules.arrange_within_open_days.source,
        ),
        (
            f"本人は、{chosen}、一つを選び、又はほかの日時を求めることができる。",
            rules.choose_within_open_days.source,
        ),
        (
            f"本人が面談を希望したときは、{mentor}は、{wished}、日時を決め、又は候補を示す。",
            rules.wish_within_open_days.source,
        ),
        (moved("面談", chapter.moves.value), chapter.moves.source),
        (
            f"双方は、{confirmed}、面談を行ったかどうかを届け出る。",
            rules.confirm_within_open_days.source,
        ),
        (
            f"{alone}、一方の届出を双方の届出とみなす。",
            rules.alone_after_open_days.source,
        ),
        (skipped("面談", chapter.skipped.value), chapter.skipped.source),
    ]
    plain = article(f"{programme.key}-times", f"{programme.name.value}の面談の日時", texts)
    read = calendars(chapter, f"{programme.name.value}の予定表の接続先")
    return plain.model_copy(update={"statements": (*plain.statements, read)})


def _notes(programme: Programme) -> Draft:
    rules, mentor = programme.talks, programme.mentor_word.value
    desks, years = rules.referral_desks, rules.notes_years
    names = "又は".join(DESKS[desk] for desk in desks.value)
    passed = (
        f"重大な相談は、本人の同意があるときに限り、{names}に引き継ぐことができる。"
        if desks.value
        else "面談で受けた相談は、ほかに引き継がない。"
    )
    kept = f"面談で話した内容の記録は、年度の終わりから{years.value}年間保存した後、消去する。"
    texts = [
        (
            f"面談で話した内容の記録は、本人と{mentor}のほかは、読むことができない。",
            IN_EVERY_CITY,
        ),
        (_NO_RATING, IN_EVERY_CITY),
        (_HR, IN_EVERY_CITY),
        (passed, desks.source),
        (kept, years.source),
    ]
    return article(f"{programme.key}-notes", f"{programme.name.value}の面談の記録", texts)
