"""The rule book on 1on1: one chapter where the city holds it, one sentence where it does not."""

from pathlib import Path

import pytest

from models.one_on_one.steps import TalkStep
from models.policy.articles import Article
from models.policy.loader import load_policy
from models.policy.rule_book import article_of, rule_book, title
from models.policy.schema import Policy
from tests.given.packs import YEAR, spoiled, the_pack_of

CHAPTER = "第6章 1on1"


def _articles(policy: Policy) -> dict[str, Article]:
    return {one.key: one for one in rule_book(policy) if one.chapter == CHAPTER}


def _texts(policy: Policy, key: str) -> list[str]:
    return [statement.text for statement in _articles(policy)[key].statements]


@pytest.mark.parametrize("city", ["kofu", "takasaki"])
def test_every_step_of_a_talk_has_its_article(city: str) -> None:
    policy = the_pack_of(city)
    assert "人事評価等" in title(policy)
    found = {step: article_of(policy, step) for step in TalkStep}
    assert all(one is not None and one.chapter == CHAPTER for one in found.values())
    assert found[TalkStep.LEAD_TALK] == found[TalkStep.JOIN_TALK]
    assert len({one.key for one in found.values() if one}) == len(TalkStep) - 1


@pytest.mark.parametrize("city", ["aizuwakamatsu", "hachioji", "osaki"])
def test_a_city_without_it_says_so_in_one_sentence(city: str) -> None:
    policy = the_pack_of(city)
    assert list(_articles(policy)) == ["one_on_one"]
    (statement,) = _articles(policy)["one_on_one"].statements
    assert statement.text == "1on1は、この規程では定めない。"
    assert (statement.status, bool(statement.where)) == ("文書に定めなし", True)
    assert "1on1" not in title(policy)
    assert {article_of(policy, step) for step in TalkStep} == {None}


def test_the_other_chapters_follow_it_in_every_city() -> None:
    for city in ("kofu", "osaki"):
        chapters = list(dict.fromkeys(one.chapter for one in rule_book(the_pack_of(city))))
        assert chapters[-5:] == [
            CHAPTER,
            "第7章 庁内公募",
            "第8章 メンターと助言",
            "第9章 職場研修(OJT)",
            "第10章 雑則",
        ]


def test_it_reads_like_a_rule_book() -> None:
    kofu, takasaki = the_pack_of("kofu"), the_pack_of("takasaki")
    assert _texts(kofu, "talk_rounds") == [
        "1on1は、年度の初めから2か月ごとに一回行う。",
        "1on1の時間は、一回につき30分とする。",
        "新たに採用した者とは、採用の日から1か月以内に最初の1on1を行う。",
        "1on1は、開庁日の午前9時から午後5時までの間に行う。ただし、正午から午後1時までを除く。",
    ]
    assert _texts(takasaki, "talk_rounds")[0] == "1on1は、年度の初めから毎月一回行う。"
    assert _texts(kofu, "talk_partner")[0] == "1on1の相手は、本人の一次評価者とする。"
    assert "依頼の日の翌日から10開庁日以内に" in _texts(kofu, "arrange_talk")[0]
    assert "依頼の日の翌日から5開庁日以内に" in _texts(takasaki, "arrange_talk")[0]


def test_what_was_said_is_read_by_the_two_alone_and_rates_nobody() -> None:
    notes = _texts(the_pack_of("kofu"), "talk_notes")
    assert notes[0].endswith("本人とその相手のほかは、読むことができない。")
    assert notes[1] == "1on1で話した内容は、人事評価に用いない。"


def test_the_duty_of_kofu_names_its_place_in_the_document() -> None:
    duty = _articles(the_pack_of("kofu"))["one_on_one"].statements[0]
    assert duty.status == "市の文書の定め"
    assert duty.where.startswith("III章 施策展開 3-2(2)")


@pytest.mark.parametrize(
    ("old", "new", "key", "text"),
    [
        ("  every_months: {value: 2,", "  every_months: {value: 12,", "talk_rounds", "年度に一回行う"),
        ("new_staff_first_month: {value: true", "new_staff_first_month: {value: false", "talk_rounds", "ほかの職員と同じ期間"),
        ('lunch_to: "13:00"}', 'lunch_to: "12:00"}', "talk_rounds", "午後5時までの間に行う。"),
        ("may_hand_over: {value: true", "may_hand_over: {value: false", "talk_partner", "引き継ぐことができない"),
        ("{at_most: 2, then: count}", "{at_most: 3, then: end_round}", "choose_time", "日時を3度変更してなお"),
        ("skipped: {value: catch_up", "skipped: {value: count", "lead_talk", "改めて行わず"),
        ("counts: {value: when_marked", "counts: {value: never", "lead_talk", "1on1に数えない"),
        ("interview_days_before: {value: 14", "interview_days_before: {value: 7", "lead_talk", "初日の7日前から末日までに"),
        ("interview_days_before: {value: 14", "interview_days_before: {value: 0", "lead_talk", "初日から末日までに"),
        ("goals_beside: {value: true", "goals_beside: {value: false", "lead_talk", "示さない"),
        ("share_topics: {value: true", "share_topics: {value: false", "talk_coverage", "話題は、人事課に伝えない。"),
        ("referral_desks: {value: [complaint_desk, hr_admin]", "referral_desks: {value: []", "talk_referral", "引き継がない"),
        ("calendar_hosts: {value: []", "calendar_hosts: {value: [dav.example.jp]", "talk_calendars", "予定のある時間"),
    ],
)  # fmt: skip
def test_another_value_is_another_sentence(
    tmp_path: Path, old: str, new: str, key: str, text: str
) -> None:
    folder = spoiled(tmp_path, "standard", old, new, "one_on_one")
    policy = load_policy("standard", YEAR, folder)
    usual = _texts(the_pack_of("standard"), key)
    told = [it for it in _texts(policy, key) if it not in usual]
    assert len(told) == 1
    assert text in told[0]


def test_days_of_interviews_are_told_only_where_interviews_count(tmp_path: Path) -> None:
    old, new = "counts: {value: when_marked", "counts: {value: never"
    policy = load_policy("standard", YEAR, spoiled(tmp_path, "standard", old, new))
    told = "初日の14日前から末日まで"
    assert any(told in text for text in _texts(the_pack_of("standard"), "lead_talk"))
    assert not any(told in text for text in _texts(policy, "lead_talk"))


def test_hosts_of_calendars_stand_in_a_table(tmp_path: Path) -> None:
    new = "calendar_hosts: {value: [dav.example.jp]"
    folder = spoiled(tmp_path, "standard", "calendar_hosts: {value: []", new)
    (statement,) = _articles(load_policy("kofu", YEAR, folder))["talk_calendars"].statements
    assert [table.rows for table in statement.tables] == [(("dav.example.jp",),)]
