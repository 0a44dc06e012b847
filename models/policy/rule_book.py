"""The rule book 規程: a pack as articles that read like a city's own, each sentence with its source.

A page and the command line print the same articles; task pages link to them by step.
"""

from collections.abc import Callable
from typing import Final

from models.challenge_job.steps import ApplicationStep, CampaignStep
from models.evaluation.steps import Step
from models.fiscal_year import FiscalYear
from models.one_on_one.steps import TalkStep
from models.policy.articles import Article, Draft, Statement, Table
from models.policy.schema import Policy
from models.policy.sentences.challenge_job import challenge_job
from models.policy.sentences.contents import contents
from models.policy.sentences.general import general
from models.policy.sentences.handling import handling
from models.policy.sentences.mentoring import mentoring
from models.policy.sentences.ojt import ojt
from models.policy.sentences.one_on_one import one_on_one
from models.policy.sentences.posting_steps import POSTING_ARTICLES
from models.policy.sentences.programme_steps import programme_article
from models.policy.sentences.results import results
from models.policy.sentences.steps import steps
from models.policy.sentences.subjects import subjects
from models.policy.sentences.talk_steps import ARTICLES
from models.steps import AnyStep

__all__ = ["Article", "Statement", "Table", "article_of", "rule_book", "title"]

_CHAPTERS: Final[tuple[tuple[str, Callable[[Policy], list[Draft]]], ...]] = (
    ("第1章 総則", general),
    ("第2章 対象", subjects),
    ("第3章 評価の内容", contents),
    ("第4章 手順", steps),
    ("第5章 評価の後", results),
    ("第6章 1on1", one_on_one),
    ("第7章 庁内公募", challenge_job),
    ("第8章 メンターと助言", mentoring),
    ("第9章 職場研修(OJT)", ojt),
    ("第10章 雑則", handling),
)


def title(policy: Policy) -> str:
    """``甲府市 令和8年度(2026年度)人事評価等の規程 第1版``; 等 where it says more than the evaluation."""
    year = FiscalYear(policy.year)
    span = f"{year.label}({year.western_label})"
    beside = (policy.one_on_one, policy.challenge_job, policy.mentoring, policy.ojt)
    what = "人事評価等" if any(chapter.used.value for chapter in beside) else "人事評価"
    return f"{policy.city.name} {span}{what}の規程 第{policy.version}版"


def rule_book(policy: Policy) -> list[Article]:
    """All articles of a pack, numbered through."""
    drafts = ((chapter, draft) for chapter, write in _CHAPTERS for draft in write(policy))
    return [
        Article(number=number, chapter=chapter, **dict(draft))
        for number, (chapter, draft) in enumerate(drafts, start=1)
    ]


def article_of(policy: Policy, step: AnyStep, programme: str = "") -> Article | None:
    """The article on a step, for the link "why me"; None if the city does not take it.

    Steps of mentors and OJT are those of one ``programme`` 制度, named by its key; so are the talks of a
    pair, while without it talks are those of 1on1.
    """
    key = _article_key(step, programme)
    return next((article for article in rule_book(policy) if article.key == key), None)


def _article_key(step: AnyStep, programme: str) -> str:
    if isinstance(step, Step):
        return step.value
    if isinstance(step, CampaignStep | ApplicationStep):
        return POSTING_ARTICLES[step]
    if isinstance(step, TalkStep) and not programme:
        return ARTICLES[step]
    return programme_article(programme, step)
