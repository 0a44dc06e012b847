"""評価の後: disclosure, complaints, the conduct log, transfers, probation, and what is still under study."""

from collections.abc import Iterator

from models.policy.articles import Draft, Statement
from models.policy.evaluation import EvaluationChapter
from models.policy.schema import Policy
from models.policy.sentences.words import ROLES, joined
from models.policy.source import Source


def results(policy: Policy) -> list[Draft]:
    return [_article(*parts) for parts in _parts(policy.evaluation)]


def _article(key: str, title: str, text: str, source: Source) -> Draft:
    return Draft(key=key, title=title, statements=(Statement(text=text, source=source),))


def _parts(chapter: EvaluationChapter) -> Iterator[tuple[str, str, str, Source]]:
    yield "disclosure", "開示", _disclosure(chapter), chapter.disclosure.source
    yield "complaints", "苦情相談の窓口", _complaints(chapter), chapter.complaints.source
    log = chapter.conduct_log_readers
    yield "conduct_log", "職務行動記録", _conduct_log(chapter), log.source
    yield "transfers", "期間中の異動", _transfers(chapter), chapter.transfers.source
    yield "probation", "条件付採用の特別評価", _probation(chapter), chapter.probation.source
    council = chapter.council.value
    held = "行う" if council.used else "行わない"
    yield "council", "合議による調整", f"{council.name}は、{held}。", chapter.council.source
    yield "multi_source", "多面的な評価", _multi_source(chapter), chapter.multi_source.source


def _disclosure(chapter: EvaluationChapter) -> str:
    rule = chapter.disclosure.value
    shown = ["総合評価"]
    shown += ["目標と項目の評語"] if rule.items else []
    shown += ["所見"] if rule.comments else []
    shown += ["点"] if rule.points else []
    return f"確認が終わった後に、本人に{joined(shown)}を開示する。確認の前には開示しない。"


def _complaints(chapter: EvaluationChapter) -> str:
    desk = chapter.complaints.value.desk
    return f"評価についての苦情は、{desk}が聞く。申し出たことを理由に不利益な扱いをしてはならない。"


def _conduct_log(chapter: EvaluationChapter) -> str:
    readers = joined(ROLES[role] for role in chapter.conduct_log_readers.value)
    return f"職務行動記録は、一次評価者が付け、{readers}が読むことができる。"


def _transfers(chapter: EvaluationChapter) -> str:
    rule = chapter.transfers.value
    log = "職務行動記録は、新しい評価者に引き継ぐ。" if rule.hand_over_log else ""
    return (
        f"期間中に異動した者は、異動後の期間が{rule.new_evaluator_after_months}か月以上のとき、"
        f"新しい所属の評価者が評価する。{log}"
        f"新しい目標は、異動の日から{rule.new_goals_within_days}日以内に定める。"
    )


def _probation(chapter: EvaluationChapter) -> str:
    rule = chapter.probation.value
    if not rule.used:
        return "条件付採用の期間中の者の特別評価は、行わない。"
    return f"条件付採用の期間中の者は、採用から{rule.months_after_hire}か月後に特別評価を行う。"


def _multi_source(chapter: EvaluationChapter) -> str:
    rule = chapter.multi_source.value
    if not rule.used:
        return "多面的な評価は、行わない。"
    return f"多面的な評価は、{rule.least_raters}人以上が答えたときに限り、結果を示す。"
