"""組の一年の条文: the period, the training plan and its reports where there is one, checks, and what is kept."""

from collections.abc import Iterator

from models.policy.articles import Draft, article
from models.policy.ojt import OjtChapter
from models.policy.programme import Programme, ProgrammeKind
from models.policy.sentences.programme_records import records
from models.policy.sentences.words import DESKS
from models.policy.source import Source


def year(chapter: OjtChapter, programme: Programme) -> list[Draft]:
    """Promoters, where the city has them, read what instructors report."""
    growth = [_growth(chapter, programme)] if programme.training_plan.value else []
    return [_period(programme), *growth, _closing(programme), records(programme)]


def _period(programme: Programme) -> Draft:
    starts, ends, quiet = (
        programme.days.starts_on,
        programme.days.ends_on,
        programme.dormant_after_open_days,
    )
    texts = [
        (f"実施の期間は、{starts.value.words}に始まる。", starts.source),
        (f"実施の期間は、{ends.value.words}に終わる。", ends.source),
        (
            f"面談が{quiet.value}開庁日の間行われないときは、双方に次の面談の日時を決めるよう知らせ、"
            "その後も同じ期間行われないときは、人事課に知らせる。",
            quiet.source,
        ),
    ]
    return article(f"{programme.key}-period", f"{programme.name.value}の期間", texts)


def _growth(chapter: OjtChapter, programme: Programme) -> Draft:
    title = f"{programme.name.value}の育成計画と報告"
    return article(f"{programme.key}-growth", title, [*_plan(chapter, programme)])


def _plan(chapter: OjtChapter, programme: Programme) -> Iterator[tuple[str, Source]]:
    plan, report = programme.training_plan, programme.progress_every_months
    mentor = programme.mentor_word.value
    written = "身に付けることとその段階を示した育成計画を作る"
    yield f"{mentor}は、本人と話し合い、{written}。", plan.source
    if report.value is None:
        yield "育成計画の進み具合は、報告を求めない。", report.source
        return
    every = "毎月" if report.value == 1 else f"{report.value}か月ごと"
    told = f"人事課{_promoter(chapter, programme)}に報告する"
    yield f"{mentor}は、{every}及び期間の終わりに、育成計画の進み具合を{told}。", report.source


def _promoter(chapter: OjtChapter, programme: Programme) -> str:
    if chapter.has_promoters and programme.kind.value is ProgrammeKind.OJT:
        return f"及び{chapter.promoters.word.value}"
    return ""


def _interview(programme: Programme) -> tuple[str, Source]:
    after, desk = programme.staff_interview_after_months, programme.staff_interview_desk
    if after.value is None:
        return "人事課が本人の様子を聞く面談は、設けない。", after.source
    since = "本人の採用の日(前の年度までに採用された者は、最初の組が始まった日)"
    held = f"{since}から{after.value}か月を経過した後、本人の様子を聞く面談を行う"
    return f"{DESKS[desk.value]}は、{held}。", after.source


def _closing(programme: Programme) -> Draft:
    texts = [_interview(programme), _midterm(programme), *_survey(programme)]
    return article(f"{programme.key}-closing", f"{programme.name.value}の確認と終了", texts)


def _midterm(programme: Programme) -> tuple[str, Source]:
    day = programme.midterm_on
    if day.value is None:
        return "中間の確認は、行わない。", day.source
    return f"双方は、{day.value.words}から、中間の確認を行う。", day.source


def _survey(programme: Programme) -> Iterator[tuple[str, Source]]:
    survey, least = programme.survey, programme.survey_least
    if not survey.value:
        yield "期間の終わりのアンケートは、行わない。", survey.source
        return
    yield "期間の終わりに、双方にアンケートを行う。", survey.source
    yield f"アンケートの結果は、回答が{least.value}人に満たないときは示さない。", least.source
