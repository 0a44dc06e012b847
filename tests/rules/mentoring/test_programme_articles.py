"""The rule book on mentors and OJT: every programme in its own articles, one sentence where there is none."""

from pathlib import Path

import pytest

from models.mentoring.steps import PairStep, ProgrammeStep
from models.one_on_one.steps import TalkStep
from models.policy.articles import Article
from models.policy.loader import load_policy
from models.policy.programme import Programme
from models.policy.rule_book import article_of, rule_book
from models.policy.schema import Policy
from tests.given.packs import CITIES, YEAR, spoiled, the_pack_of, the_pack_whose_mentees_choose

MENTORING, OJT = "第8章 メンターと助言", "第9章 職場研修(OJT)"
PARTS = [
    "purpose",
    "may_guide",
    "pairs",
    "consent",
    "talks",
    "times",
    "notes",
    "period",
    "growth",
    "closing",
    "records",
]
OF_PLANS = (PairStep.WRITE_PLAN, PairStep.REPORT_PROGRESS)


def _articles(policy: Policy, chapter: str) -> dict[str, Article]:
    return {one.key: one for one in rule_book(policy) if one.chapter == chapter}


def _keys(programme: Programme) -> list[str]:
    """Of its articles; plans and reports have one where plans are made."""
    left_out = set() if programme.training_plan.value else {"growth"}
    return [f"{programme.key}-{part}" for part in PARTS if part not in left_out]


def _texts(policy: Policy, key: str) -> list[str]:
    (found,) = (one for one in rule_book(policy) if one.key == key)
    return [statement.text for statement in found.statements]


@pytest.mark.parametrize("city", ["aizuwakamatsu", "hachioji", "osaki"])
def test_a_city_without_instructors_says_so_in_one_sentence(city: str) -> None:
    articles = _articles(the_pack_of(city), OJT)
    assert list(articles) == ["ojt"]
    (statement,) = articles["ojt"].statements
    assert statement.text == "職場研修の指導員は、この規程では定めない。"
    assert (statement.status, bool(statement.where)) == ("文書に定めなし", True)


@pytest.mark.parametrize("city", [*CITIES, "standard"])
def test_every_programme_has_its_own_articles(city: str) -> None:
    policy = the_pack_of(city)
    mentors = [it for one in policy.mentoring.programmes for it in _keys(one)]
    assert list(_articles(policy, MENTORING)) == ["mentoring", *mentors, "advice"]
    if policy.ojt.used.value:
        instructors = [it for one in policy.ojt.programmes for it in _keys(one)]
        assert list(_articles(policy, OJT)) == ["ojt", *instructors, "promoters"]


@pytest.mark.parametrize("city", ["aizuwakamatsu", "kofu", "takasaki"])
def test_every_step_has_its_article_in_its_programme(city: str) -> None:
    policy = the_pack_of(city)
    for programme in policy.programmes:
        for step in (*ProgrammeStep, *PairStep, *TalkStep):
            found = article_of(policy, step, programme.key)
            if step in OF_PLANS and not programme.training_plan.value:
                assert found is None
                continue
            assert found is not None
            assert found.key.startswith(f"{programme.key}-")
    assert {article_of(policy, step) for step in PairStep} == {None}
    assert {article_of(policy, step, "unknown") for step in PairStep} == {None}


def test_talks_without_a_programme_are_those_of_1on1() -> None:
    takasaki = the_pack_of("takasaki")
    alone = article_of(takasaki, TalkStep.ARRANGE_TALK)
    pairs = article_of(takasaki, TalkStep.ARRANGE_TALK, "promoted")
    assert alone is not None
    assert alone.key == "arrange_talk"
    assert pairs is not None
    assert pairs.key == "promoted-times"


def test_a_programme_without_training_plans_has_no_article_about_them() -> None:
    aizu = rule_book(the_pack_of("aizuwakamatsu"))
    assert [it.heading for it in aizu if "育成計画" in it.heading] == []
    assert _texts(the_pack_of("aizuwakamatsu"), "new_staff-closing")[0] == (
        "人事課が本人の様子を聞く面談は、設けない。"
    )


def test_it_reads_like_a_rule_book() -> None:
    aizu, kofu, takasaki = (the_pack_of(it) for it in ("aizuwakamatsu", "kofu", "takasaki"))
    assert _texts(aizu, "new_staff-purpose") == [
        "この制度の名は、メンター制度とする。",
        "支援を行う者の呼び名は、「メンター」とする。",
        "支援を受ける者の呼び名は、「支援を受ける職員」とする。",
        "対象は、新規採用職員で採用の日から12か月以内のものとする。",
        "対象は、常勤、再任用及び任期付の職員に限る。",
    ]
    assert "一つの課の職員が受け持つ組は、3組までとする。" in _texts(aizu, "new_staff-pairs")
    assert _texts(kofu, "ojt_instructor-growth") == [
        "OJT指導員は、本人と話し合い、身に付けることとその段階を示した育成計画を作る。",
        "OJT指導員は、3か月ごと及び期間の終わりに、育成計画の進み具合を人事課及びOJT推進員に報告する。",
    ]
    assert _texts(kofu, "ojt_instructor-closing")[0] == (
        "人事課の担当者は、本人の採用の日(前の年度までに採用された者は、最初の組が始まった日)"
        "から3か月を経過した後、本人の様子を聞く面談を行う。"
    )
    assert _texts(kofu, "promoters")[2:] == [
        "OJT推進員は、課ごとに一人とする。",
        "OJT推進員は、課長補佐級の職にある者とし、いないときは所属長とする。",
        "二人以上いるときは職位の最も高い者、職位が同じときは採用の早い者とする。",
    ]
    assert _texts(takasaki, "newcomers-purpose")[3:-1] == [
        "対象は、新規採用職員及び異動した職員で採用又は異動の日から6か月以内のものとする。",
        "採用の日の級が2級以上の者を経験者採用職員とし、新規採用職員に含めない。",
    ]
    assert _texts(takasaki, "promoted-talks")[0] == "双方は、2か月ごとに一回面談する。"


def test_the_hours_of_talks_are_told_also_where_no_1on1_is_held() -> None:
    told = _texts(the_pack_of("osaki"), "new_staff-talks")
    assert told[-1].startswith("面談は、開庁日の午前9時から午後5時までの間に行う。")
    assert _texts(the_pack_of("osaki"), "new_staff-times")[-1].startswith("職員が使うほかの予定表")


def test_what_holds_in_every_city_is_said_plainly() -> None:
    aizu = the_pack_of("aizuwakamatsu")
    assert "組にしないようにとの申出は、その相手に知らせない。" in _texts(
        aizu, "new_staff-may_guide"
    )
    assert "同意しない理由は尋ねず、どちらが同意しなかったかも示さない。" in _texts(
        aizu, "new_staff-consent"
    )
    assert _texts(aizu, "new_staff-notes")[:2] == [
        "面談で話した内容の記録は、本人とメンターのほかは、読むことができない。",
        "面談で話した内容は、人事評価に用いない。",
    ]


def test_the_weights_stand_in_a_table_without_those_that_do_not_count() -> None:
    kofu = {one.key: one for one in rule_book(the_pack_of("kofu"))}
    (table,) = kofu["ojt_instructor-pairs"].statements[-1].tables
    assert table.rows == (
        ("採用の時期の差(1年から10年まで)", "5"),
        ("同じ勤務場所", "3"),
        ("性別についての希望", "1"),
    )


def test_no_two_tables_of_a_book_have_one_caption(tmp_path: Path) -> None:
    new = "calendar_hosts: {value: [dav.example.jp]"
    folder = spoiled(tmp_path, "standard", "calendar_hosts: {value: []", new)
    book = rule_book(load_policy("takasaki", YEAR, folder))
    statements = (statement for one in book for statement in one.statements)
    captions = [table.caption for statement in statements for table in statement.tables]
    assert len(captions) == len(set(captions))
    assert "新任管理職への助言の予定表の接続先" in captions


def test_advice_is_named_as_the_city_names_it() -> None:
    hachioji = _articles(the_pack_of("hachioji"), MENTORING)["advice"]
    assert hachioji.title == "ベテラン職員への相談"
    assert hachioji.statements[0].status == "市の文書の定め"
    told = _texts(the_pack_of("hachioji"), "advice")
    assert (
        told[4]
        == "助言を求めることができる事項は、「昇任した後の仕事」及び「今後のキャリア」とする。"
    )
    assert told[-2:] == [
        "助言の求めと答えは、1on1で話した内容の記録と同じく、"
        "年度の終わりから1年間保存した後、消去する。",
        "人事課は、助言の求めの数(事項ごとの数を含む。)に限り知ることができる。",
    ]
    assert _texts(the_pack_of("osaki"), "advice") == [
        "経験のある職員に助言を求める仕組みは、この規程では定めない。"
    ]


@pytest.mark.parametrize(
    ("old", "new", "part", "text"),
    [
        ("{groups: [new_hires], months: 12}", "{groups: [volunteers], months: 12}", "purpose", "対象は、希望する職員とする。"),
        ("{groups: [new_hires], months: 12}", "{groups: [promoted, volunteers], months: 6}", "purpose", "昇任の日から6か月以内のもの並びに希望する職員とする。"),
        ("bands: {value: [staff, supervisor],", "bands: {value: [supervisor],", "may_guide", "監督職のうちから"),
        ("years_in_section: {value: 0,", "years_in_section: {value: 2,", "may_guide", "配属されてから2年に満たない者"),
        ("trained: {value: false,", "trained: {value: true,", "may_guide", "研修を終えた者に限る"),
        ("same_job_family: {value: false,", "same_job_family: {value: true,", "may_guide", "同じ職種の者に限る"),
        ("value: other\n", "value: any\n", "may_guide", "別の課の者でもよい"),
        ("at_most: {value: 2,", "at_most: {value: 3,", "may_guide", "3人までとする"),
        ("value: hr\n", "value: mentee\n", "pairs", "本人の望む者を先にして"),
        ("worst_pair_first: {value: false,", "worst_pair_first: {value: true,", "pairs", "適合度の最も低い組を先に"),
        ("per_section_at_most: {value: null,", "per_section_at_most: {value: 2,", "pairs", "2組までとする"),
        ("silence: declines", "silence: agrees", "consent", "同意したものとする"),
        ("superior_told: true", "superior_told: false", "consent", "上司に知らせない"),
        ("      minutes: {value: 30,", "      minutes: {value: 45,", "talks", "45分とする"),
        ("referral_desks: {value: [complaint_desk, hr_admin]", "referral_desks: {value: []", "notes", "引き継がない"),
        ("    training_plan: {value: false,", "    training_plan: {value: true,", "growth", "育成計画を作る"),
        ("staff_interview_after_months: {value: null,", "staff_interview_after_months: {value: 3,", "closing", "から3か月を経過した後"),
        ('midterm_on: {value: "10-01"', 'midterm_on: {value: null', "closing", "中間の確認は、行わない"),
        ("survey: {value: true,", "survey: {value: false,", "closing", "アンケートは、行わない"),
        ("dormant_after_open_days: {value: 40,", "dormant_after_open_days: {value: 60,", "period", "60開庁日"),
        ("  keep_years: {value: 3,", "  keep_years: {value: 5,", "records", "5年間保存した後、消去する"),
    ],
)  # fmt: skip
def test_another_value_is_another_sentence(
    tmp_path: Path, old: str, new: str, part: str, text: str
) -> None:
    folder = spoiled(tmp_path, "standard", old, new, "mentoring")
    policy = load_policy("standard", YEAR, folder)
    before = {it.key: it for it in rule_book(the_pack_of("standard"))}.get(f"new_staff-{part}")
    usual = [it.text for it in before.statements] if before else []
    told = [it for it in _texts(policy, f"new_staff-{part}") if it not in usual]
    assert text in told[0]


def test_whom_a_mentee_wishes_for_stands_in_the_rule_book_where_mentees_choose() -> None:
    policy = the_pack_whose_mentees_choose("aizuwakamatsu")
    key = f"{policy.mentoring.programmes[0].key}-pairs"
    told = {*_texts(policy, key)} - {*_texts(the_pack_of("aizuwakamatsu"), key)}
    assert told == {
        "メンターは、人事課が、本人の望む者を先にして選ぶ。",
        "本人は、望む者を3人まで挙げることができる。",
        "本人が望む者との組の適合度は、ほかの組より高いものとする。",
        "だれを挙げたかは、挙げられた者に知らせない。",
    }
