"""Matching: textbook examples, other ways to the same answer, and the same answer in any order."""

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from models.challenge_job.matching import solve
from models.challenge_job.pairs import lot
from models.challenge_job.preferences import Preferences
from models.challenge_job.verifier import verify
from models.errors import BadPreferences
from tests.check_tree import ROOT
from tests.given.panel_lists import any_campaign, campaign, contested_campaign, takes, wants
from tests.rules.challenge_job.oracles import all_stable, by_programme


def in_any_order(preferences: Preferences, rng: Random) -> Preferences:
    def shuffled(name: str) -> tuple[object, ...]:
        told = list(getattr(preferences, name))
        rng.shuffle(told)
        return tuple(told)

    lists = ("choices", "rankings", "exclusions", "withdrawn_posts")
    told = preferences.model_copy(update={name: shuffled(name) for name in lists})
    turned = tuple(
        it.model_copy(update={"ranked": tuple(place[::-1] for place in it.ranked)})
        for it in told.rankings
    )
    return told.model_copy(update={"rankings": turned})


def test_three_and_three_of_gale_and_shapley() -> None:
    """1962, example 1: three stable matchings, and the applicants get the one of first choices."""
    lists = campaign(
        wants(a="A B C", b="B C A", c="C A B"),
        takes("A", 1, "b c a"),
        takes("B", 1, "c a b"),
        takes("C", 1, "a b c"),
    )
    assert solve(lists).post_of() == {"a": "A", "b": "B", "c": "C"}
    assert len(all_stable(lists)) == 3


def test_four_and_four_of_gale_and_shapley() -> None:
    """1962, example 2: only one is stable, and nobody has the first choice."""
    lists = campaign(
        wants(a="A B C D", b="A D C B", c="B A C D", d="D B C A"),
        takes("A", 1, "d c a b"),
        takes("B", 1, "b d a c"),
        takes("C", 1, "d a b c"),
        takes("D", 1, "c b a d"),
    )
    assert solve(lists).post_of() == {"a": "C", "b": "D", "c": "A", "d": "B"}
    assert len(all_stable(lists)) == 1


def test_five_doctors_and_three_hospitals() -> None:
    """The example with which the American residents' programme explains itself: two seats each."""
    lists = campaign(
        wants(
            arthur="city",
            sunny="city mercy",
            joseph="city general mercy",
            latha="mercy city general",
            darrius="city mercy general",
        ),
        takes("mercy", 2, "darrius joseph", unsuitable="sunny latha"),
        takes("city", 2, "darrius arthur sunny latha joseph"),
        takes("general", 2, "darrius joseph latha"),
    )
    found = solve(lists)
    assert found.post_of() == {
        "arthur": "city",
        "darrius": "city",
        "joseph": "general",
        "latha": "general",
    }
    assert found.unplaced == ("sunny",)


def test_a_thousand_campaigns_are_stable() -> None:
    rng = Random(4)
    placed = 0
    for _ in range(1000):
        lists = any_campaign(rng, rng.randint(0, 14), rng.randint(1, 6))
        found = solve(lists)
        assert verify(lists, found).sound
        placed += len(found.placed)
    assert placed > 3000


def test_a_large_campaign_is_stable() -> None:
    lists = any_campaign(Random(5), 800, 150)
    found = solve(lists)
    assert verify(lists, found).sound
    assert len(found.placed) > 250


def test_the_integer_programme_says_the_same() -> None:
    rng = Random(6)
    some = [any_campaign(rng, rng.randint(2, 12), rng.randint(2, 5)) for _ in range(50)]
    for lists in [*some, *[contested_campaign(rng, 6) for _ in range(20)]]:
        assert solve(lists).post_of() == by_programme(lists)


def test_no_stable_matching_is_better_for_anybody() -> None:
    """And the same people are placed in each of them (the rural hospitals theorem)."""
    rng = Random(7)
    several = 0
    some = [any_campaign(rng, rng.randint(1, 5), rng.randint(1, 4)) for _ in range(60)]
    for lists in [*some, *[contested_campaign(rng, 3) for _ in range(60)]]:
        best = solve(lists).post_of()
        stable = all_stable(lists)
        assert best in stable
        several += len(stable) > 1
        numbers = {it.applicant_id: it.posts.index for it in lists.choices}
        for other in stable:
            assert other.keys() == best.keys()
            assert all(numbers[who](best[who]) <= numbers[who](post) for who, post in other.items())
    assert several > 10


def test_nobody_gains_by_naming_posts_in_another_order() -> None:
    rng = Random(8)
    for _ in range(100):
        lists = contested_campaign(rng, 8)
        nth = rng.randrange(8)
        true = lists.choices[nth]
        turned = true.model_copy(update={"posts": tuple(rng.sample(true.posts, len(true.posts)))})
        others = lists.choices[:nth] + lists.choices[nth + 1 :]
        got = solve(lists).post_of().get(true.applicant_id)
        lied = lists.model_copy(update={"choices": (*others, turned)})
        instead = solve(lied).post_of().get(true.applicant_id)
        order = [*true.posts, None]
        assert order.index(got) <= order.index(instead)


def test_the_order_of_telling_changes_nothing() -> None:
    rng = Random(9)
    for _ in range(50):
        lists = any_campaign(rng, 12, 5)
        told = in_any_order(lists, rng)
        assert solve(told) == solve(lists)
        assert told.fingerprint() == lists.fingerprint()


def test_a_tie_goes_by_the_recorded_lot() -> None:
    choices = wants(a="p", b="p", c="p")
    firsts = set()
    for seed in range(30):
        lists = campaign(choices, takes("p", 1, "a=b=c"), seed=seed)
        (first,) = solve(lists).post_of()
        assert first == min("abc", key=lambda who: lot(seed, who))
        firsts.add(first)
    assert firsts == {*"abc"}


def test_empty_and_one_sided_lists_place_nobody_there() -> None:
    assert solve(Preferences()).placed == ()
    lists = campaign(
        wants(a="p", b="", c="q"), takes("p", 1, "b", unsuitable="a"), takes("q", 2, "a b c")
    )
    found = solve(lists)
    assert (found.post_of(), found.unplaced) == ({"c": "q"}, ("a", "b"))


def test_bad_lists_place_nobody() -> None:
    with pytest.raises(BadPreferences) as refused:
        solve(campaign(wants(a="p"), takes("p", 0, "a")))
    assert [it.fault for it in refused.value.data["problems"]] == ["no_seats"]


ELSEWHERE = """
import warnings
before = list(warnings.filters)
from random import Random
from models.challenge_job.matching import solve
from tests.given.panel_lists import any_campaign
print(solve(any_campaign(Random(11), 30, 8)).model_dump_json())
assert list(warnings.filters) == before
"""


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_process_finds_the_same_and_warns_as_before(seed: str) -> None:
    """The library would turn every warning of the process on when it is imported."""
    found = subprocess.run(
        [sys.executable, "-c", ELSEWHERE],
        cwd=ROOT,
        env={"PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    here = solve(any_campaign(Random(11), 30, 8)).model_dump_json()
    assert found.stdout.strip() == here


def test_one_module_knows_the_library() -> None:
    language: Path = ROOT / "models"
    knowing = [
        it.name for it in language.rglob("*.py") if "import matching" in it.read_text("utf-8")
    ]
    assert knowing == ["matching.py"]
