"""The rule book on open posting: a chapter where the city holds it, one sentence where it does not."""

from pathlib import Path

import pytest

from models.policy.articles import Article
from models.policy.loader import load_policy
from models.policy.rule_book import rule_book
from models.policy.schema import Policy
from tests.given.packs import YEAR, spoiled, the_pack_of

CHAPTER = "第7章 庁内公募"


def _articles(policy: Policy) -> dict[str, Article]:
    return {one.key: one for one in rule_book(policy) if one.chapter == CHAPTER}


def _texts(policy: Policy, key: str) -> list[str]:
    return [statement.text for statement in _articles(policy)[key].statements]


@pytest.mark.parametrize("city", ["hachioji", "osaki", "takasaki"])
def test_a_city_without_it_says_so_in_one_sentence(city: str) -> None:
    articles = _articles(the_pack_of(city))
    assert list(articles) == ["challenge_job"]
    (statement,) = articles["challenge_job"].statements
    assert statement.text == "庁内公募は、この規程では定めない。"
    assert (statement.status, bool(statement.where)) == ("文書に定めなし", True)


@pytest.mark.parametrize(
    ("city", "name"), [("kofu", "チャレンジ・ジョブ制度"), ("aizuwakamatsu", "庁内公募制")]
)
def test_the_first_article_names_the_scheme(city: str, name: str) -> None:
    first = next(iter(_articles(the_pack_of(city)).values()))
    assert first.title == name
    used, named = first.statements
    assert (used.status, named.text) == ("市の文書の定め", f"この制度の名は、{name}とする。")


def test_it_reads_like_a_rule_book() -> None:
    kofu = the_pack_of("kofu")
    assert list(_articles(kofu)) == [
        "challenge_job",
        "posting_posts",
        "posting_may_apply",
        "posting_application",
        "posting_secrecy",
        "posting_panel",
        "posting_decision",
        "posting_results",
        "posting_afterwards",
    ]
    assert _texts(kofu, "posting_application")[:4] == [
        "応募は、所属の課を通さず、本人が人事課に直接行う。",
        "応募は、10月1日から10月30日まで受け付ける。",
        "一人が応募することができる募集は、3件までとし、望む順を付ける。",
        "志望の理由は、募集ごとに1000字以内で書く。",
    ]
    assert _texts(kofu, "posting_may_apply")[0].endswith("翌年度の4月1日の時点で判断する。")


def test_secrecy_is_said_plainly() -> None:
    secret = _texts(the_pack_of("kofu"), "posting_secrecy")
    assert secret[0] == "応募は、本人の上司に知られないように扱う。"
    assert any("審査員のいる募集に応募することができない" in text for text in secret)
    assert any("応募の有無にはよらない" in text for text in secret)
    assert _texts(the_pack_of("kofu"), "posting_afterwards")[1].startswith(
        "応募したこと及びその結果は"
    )


@pytest.mark.parametrize(
    ("old", "new", "key", "text"),
    [
        ("value: [regular]\n", "value: [regular, fixed_term]\n", "posting_may_apply", "常勤の職員及び任期付の職員とする。"),
        ("value: [staff, supervisor]\n", "value: [staff]\n", "posting_may_apply", "職位は、一般職員とする。"),
        ("least_overall_letter: {value: null,", "least_overall_letter: {value: B,", "posting_may_apply", "全体評語がBに達しない者は"),
        ("during_leave:\n      value: false", "during_leave:\n      value: true", "posting_may_apply", "休業などをしている者も、"),
        ("choices_at_most: {value: 3,", "choices_at_most: {value: 1,", "posting_application", "1件とする。"),
        ("small_group: {value: 5,", "small_group: {value: 10,", "posting_secrecy", "10人に満たない"),
        ("panel_size: {value: 3,", "panel_size: {value: 4,", "posting_panel", "4人とする。"),
        ("interview_minutes: {value: [15, 30, 45, 60],", "interview_minutes: {value: [30, 60],", "posting_panel", "30分、60分のうちから"),
        ("interview_minutes_usual: {value: 30,", "interview_minutes_usual: {value: 45,", "posting_panel", "決めないときは、45分とする。"),
        ("release_limit_per_section: {value: null,", "release_limit_per_section: {value: 2,", "posting_decision", "2人までとし、"),
        ("second_call: {value: true,", "second_call: {value: false,", "posting_results", "改めて行わない。"),
        ("acceptance_within_open_days: {value: 5,", "acceptance_within_open_days: {value: 4,", "posting_results", "4開庁日以内に"),
        ("minimum_stay_years: {value: 3,", "minimum_stay_years: {value: 0,", "posting_afterwards", "期間は、定めない。"),
        ("  keep_years: {value: 3,", "  keep_years: {value: 1,", "posting_afterwards", "1年間保存した後"),
    ],
)  # fmt: skip
def test_another_value_is_another_sentence(
    tmp_path: Path, old: str, new: str, key: str, text: str
) -> None:
    folder = spoiled(tmp_path, "standard", old, new, "challenge_job")
    policy = load_policy("aizuwakamatsu", YEAR, folder)
    usual = _texts(the_pack_of("aizuwakamatsu"), key)
    told = [it for it in _texts(policy, key) if it not in usual]
    assert len(told) == 1
    assert text in told[0]


def test_one_length_of_interviews_is_one_sentence(tmp_path: Path) -> None:
    old = "interview_minutes: {value: [15, 30, 45, 60],"
    folder = spoiled(tmp_path, "standard", old, "interview_minutes: {value: [30],")
    told = _texts(load_policy("kofu", YEAR, folder), "posting_panel")
    assert [it for it in told if "面談の時間" in it] == ["面談の時間は、一人につき30分とする。"]
    assert not [it for it in told if "決めないとき" in it]


def test_conditions_of_no_years_are_no_sentences(tmp_path: Path) -> None:
    old = "years_in_section:\n      value: 3"
    folder = spoiled(tmp_path, "standard", old, old.replace("3", "0"))
    told = _texts(load_policy("aizuwakamatsu", YEAR, folder), "posting_may_apply")
    assert not [text for text in told if "配属" in text]
    assert [text for text in told if "採用から3年" in text]


def test_other_job_families_can_be_shut_out(tmp_path: Path) -> None:
    old = "other_job_families:\n      value: true"
    folder = spoiled(tmp_path, "standard", old, old.replace("true", "false"))
    told = _texts(load_policy("aizuwakamatsu", YEAR, folder), "posting_may_apply")
    assert "募集の職種と異なる職種の者は、応募することができない。" in told
