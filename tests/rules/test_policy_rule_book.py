"""The rule book 規程 as people read it: numbered articles, sentences, sources."""

import pytest

from models.evaluation.steps import Step
from models.policy.rule_book import article_of, rule_book, title
from tests.given.packs import CITIES, the_pack_of


@pytest.mark.parametrize("city", CITIES)
def test_articles_are_numbered_through_and_every_sentence_has_a_source(city: str) -> None:
    articles = rule_book(the_pack_of(city))
    assert [article.number for article in articles] == list(range(1, len(articles) + 1))
    assert len({article.key for article in articles}) == len(articles)
    for article in articles:
        assert article.statements
        for statement in article.statements:
            assert statement.text.endswith("。")
            assert statement.status


@pytest.mark.parametrize("city", CITIES)
def test_no_word_of_the_program_shows(city: str) -> None:
    for article in rule_book(the_pack_of(city)):
        for statement in article.statements:
            text = (statement.text + article.heading).replace("1on1", "")
            assert not [letter for letter in text if letter.isascii() and letter.islower()], text
            assert "None" not in text
            assert "{" not in text


def test_every_step_taken_has_its_article_and_others_are_left_aside() -> None:
    takasaki = the_pack_of("takasaki")
    for step in takasaki.evaluation.steps.used():
        assert article_of(takasaki, step) is not None
    assert article_of(takasaki, Step.ADJUST) is None
    aside = next(it for it in rule_book(takasaki) if it.key == "unused_steps")
    assert [it.text for it in aside.statements] == [
        "中間の確認は、行わない。",
        "評価補助は、行わない。",
        "調整は、行わない。",
    ]


def test_it_reads_like_a_rule_book() -> None:
    kofu = the_pack_of("kofu")
    assert title(kofu) == "甲府市 令和8年度(2026年度)人事評価等の規程 第1版"
    closed, hours, late = rule_book(kofu)[1].statements
    assert closed.text.startswith("閉庁日は、土曜日、日曜日、国民の祝日及び12月29日から1月3日まで")
    assert "3開庁日" in late.text
    assert hours.text.startswith("開庁時間は、午前8時30分から午後5時15分までとする。")
    assert (hours.status, hours.where) == ("仮の定め", "")
    change = article_of(kofu, Step.CHANGE_GOALS)
    assert change is not None
    assert change.heading.endswith("条(目標の変更)")
    assert (
        change.statements[0].text
        == "本人は、6月1日から1月14日までに、目標の変更をすることができる。"
    )


def test_a_value_of_a_document_names_its_place() -> None:
    hachioji = {article.key: article for article in rule_book(the_pack_of("hachioji"))}
    link = hachioji["goals"].statements[1]
    assert link.text == "目標は、事務事業に結び付けなければならない。"
    assert link.status == "市の文書の定め"
    assert link.where.startswith("第5章")
