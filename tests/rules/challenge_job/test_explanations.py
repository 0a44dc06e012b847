"""Each person is told one true sentence, and none that tells about others or what the city keeps back."""

import re
from random import Random

import pytest

from models.challenge_job.explanations import WORDS, Sentence, explain
from models.challenge_job.matching import solve
from models.challenge_job.preferences import ExcludedBecause, Exclusion, Preferences
from models.challenge_job.withdrawals import refilled, without_post
from tests.given.panel_lists import any_campaign, campaign, takes, wants


def told(lists: Preferences, *, unsuitable_said: bool = False) -> dict[str, str]:
    found = explain(lists, solve(lists), unsuitable_said=unsuitable_said)
    return {it.applicant_id: str(it.sentence) for it in found}


def test_the_number_of_the_choice() -> None:
    lists = campaign(
        wants(a="p q r s", b="p q r s", c="p q r s", d="p q r s", e="p q r s"),
        *[takes(post, 1, "a b c d e") for post in "pqrs"],
    )
    assert told(lists) == {
        "a": "first_choice",
        "b": "second_choice",
        "c": "third_choice",
        "d": "later_choice",
        "e": "seats_taken",
    }


UNSUITABLE = campaign(
    wants(a="p", full="p", open="q", both="q p"),
    takes("p", 1, "a both", unsuitable="full"),
    takes("q", 1, "", unsuitable="open both"),
)


def test_unsuitable_is_kept_back_where_the_city_keeps_it() -> None:
    assert told(UNSUITABLE) == {
        "a": "first_choice",
        "full": "seats_taken",
        "open": "not_chosen",
        "both": "not_chosen",
    }


def test_unsuitable_is_said_where_the_city_says_it() -> None:
    assert told(UNSUITABLE, unsuitable_said=True) == {
        "a": "first_choice",
        "full": "unsuitable",
        "open": "unsuitable",
        "both": "taken_or_unsuitable",
    }


@pytest.mark.parametrize(
    ("because", "sentence"),
    [
        (ExcludedBecause.NOT_ELIGIBLE, "not_eligible"),
        (ExcludedBecause.VETO, "not_chosen"),
        (ExcludedBecause.CONFLICT, "not_chosen"),
        (ExcludedBecause.NOT_RELEASED, "not_chosen"),
    ],
)
def test_of_exclusions_only_eligibility_is_told(because: ExcludedBecause, sentence: str) -> None:
    one = Exclusion(applicant_id="a", post_id="p", because=because)
    lists = campaign(wants(a="p"), takes("p", 1, "a")).model_copy(update={"exclusions": (one,)})
    assert told(lists) == {"a": sentence}


def test_where_no_panel_ranked_nobody_reads_of_a_selection() -> None:
    silent = ExcludedBecause.NOT_RANKED
    lists = campaign(
        wants(a="p", both="p q", first="p q", b="q"),
        takes("p", 1, ""),
        takes("q", 2, "b first both"),
    )
    closed = [Exclusion(applicant_id=it, post_id="p", because=silent) for it in ("a", "both")]
    closed.append(Exclusion(applicant_id="first", post_id="p", because=silent))
    assert told(lists.model_copy(update={"exclusions": tuple(closed)})) == {
        "a": "not_ranked",
        "b": "first_choice",
        "both": "not_all_ranked",
        "first": "second_choice",
    }


def test_a_veto_where_no_panel_ranked_is_not_told_apart() -> None:
    reasons = (ExcludedBecause.VETO, ExcludedBecause.NOT_RANKED)
    both = tuple(Exclusion(applicant_id="a", post_id="p", because=it) for it in reasons)
    lists = campaign(wants(a="p"), takes("p", 1, "")).model_copy(update={"exclusions": both})
    assert told(lists) == {"a": "not_ranked"}


def test_several_reasons_for_one_exclusion_are_told_alike_in_any_order() -> None:
    reasons = (ExcludedBecause.VETO, ExcludedBecause.NOT_ELIGIBLE)
    lists = campaign(wants(a="p"), takes("p", 1, "a"))
    for order in (reasons, reasons[::-1]):
        both = tuple(Exclusion(applicant_id="a", post_id="p", because=it) for it in order)
        assert told(lists.model_copy(update={"exclusions": both})) == {"a": "not_eligible"}


def test_what_was_known_before_explains_only_where_nothing_else_does() -> None:
    one = Exclusion(applicant_id="a", post_id="p", because=ExcludedBecause.NOT_ELIGIBLE)
    lists = campaign(wants(a="p q", b="q"), takes("p", 1, "a"), takes("q", 1, "b a"))
    lists = lists.model_copy(update={"exclusions": (one,)})
    assert told(lists)["a"] == "seats_taken"
    assert told(without_post(lists, "q")) == {"a": "posts_withdrawn", "b": "posts_withdrawn"}


def test_a_withdrawn_post_leaves_the_numbers_of_choices() -> None:
    lists = without_post(campaign(wants(a="p q"), takes("p", 1, "a"), takes("q", 1, "a")), "p")
    assert told(lists) == {"a": "second_choice"}


def test_no_choice_and_withdrawal() -> None:
    lists = campaign(wants(a="p", b=""), takes("p", 1, "a"))
    after = refilled(lists, solve(lists), ["a"])
    found = explain(lists, after, unsuitable_said=False)
    assert [it.sentence for it in found] == [Sentence.WITHDREW, Sentence.NO_CHOICE]


def test_seats_taken_is_true_for_everybody_it_is_told_to() -> None:
    rng = Random(2)
    heard = 0
    for _ in range(300):
        lists = any_campaign(rng, 14, 4)
        found = solve(lists)
        held = [it.post_id for it in found.placed]
        full = {it.post_id for it in lists.rankings if held.count(it.post_id) == it.seats}
        asked = {(it.applicant_id, it.post_id) for it in lists.exclusions}
        posts = {it.applicant_id: it.posts for it in lists.choices}
        for it in explain(lists, found, unsuitable_said=False):
            if it.sentence is Sentence.SEATS_TAKEN:
                heard += 1
                theirs = {*posts[it.applicant_id]} - {*lists.withdrawn_posts}
                assert {post for post in theirs if (it.applicant_id, post) not in asked} <= full
    assert heard > 200


def test_the_words_hold_no_rank_and_no_count() -> None:
    assert WORDS.keys() == {*Sentence}
    for sentence, words in WORDS.items():
        assert words.endswith("。")
        assert re.findall(r"[0-9０-９一二三四五六七八九十]+[人位名番]", words) == []
        assert "合うと" not in words or "unsuitable" in sentence
