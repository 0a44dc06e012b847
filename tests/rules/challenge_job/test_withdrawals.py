"""Withdrawals before and after publication, and HR's what-if: who moves, and who never does."""

from random import Random

import pytest

from models.challenge_job.matching import Placement, solve
from models.challenge_job.verifier import verify
from models.challenge_job.what_if import Moved, moved, supposed, what_if
from models.challenge_job.withdrawals import refilled, without, without_post
from models.errors import BadPreferences
from tests.given.panel_lists import any_campaign, campaign, takes, wants

LISTS = campaign(
    wants(a="p", b="p q", c="p q", d="p q"),
    takes("p", 1, "a c b d"),
    takes("q", 1, "b c d"),
)


def test_the_first_matching() -> None:
    assert solve(LISTS).post_of() == {"a": "p", "b": "q"}


def test_before_publication_everybody_is_placed_anew() -> None:
    lists = without(LISTS, ["a"])
    assert solve(lists).post_of() == {"c": "p", "b": "q"}


def test_after_publication_the_next_unplaced_gets_the_seat_and_nobody_moves() -> None:
    """b would rather have p, and has q: it goes to c, whom the panel of p ranked next without a seat."""
    after = refilled(LISTS, solve(LISTS), ["a"])
    assert (after.post_of(), after.unplaced, after.withdrawn) == (
        {"b": "q", "c": "p"},
        ("d",),
        ("a",),
    )


def test_who_declined_is_never_asked_again() -> None:
    once = refilled(LISTS, solve(LISTS), ["a"])
    twice = refilled(LISTS, once, ["c"])
    assert (twice.post_of(), twice.withdrawn) == ({"b": "q", "d": "p"}, ("a", "c"))
    assert refilled(LISTS, twice, ["a", "c"]) == twice


def test_an_unplaced_person_who_leaves_changes_nothing_for_the_others() -> None:
    after = refilled(LISTS, solve(LISTS), ["d", "nobody"])
    assert (after.post_of(), after.unplaced) == ({"a": "p", "b": "q"}, ("c",))


def test_seats_freed_at_one_moment_are_given_together() -> None:
    after = refilled(LISTS, solve(LISTS), ["a", "b"])
    assert after.post_of() == {"c": "p", "d": "q"}


def test_a_seat_nobody_is_left_for_stays_free() -> None:
    lists = campaign(wants(a="p", b="p"), takes("p", 1, "a", unsuitable="b"))
    assert refilled(lists, solve(lists), ["a"]).post_of() == {}


def test_withdrawals_of_any_campaign() -> None:
    rng = Random(12)
    refills = 0
    for _ in range(300):
        lists = any_campaign(rng, 14, 4)
        standing = solve(lists)
        for _ in range(3):
            stays = {*standing.post_of()}
            if not stays:
                break
            gone = rng.sample(sorted(stays), rng.randint(1, min(2, len(stays))))
            after = refilled(lists, standing, gone)
            assert all(
                after.post_of()[who] == standing.post_of()[who] for who in stays.difference(gone)
            )
            proof = verify(lists, after)
            placed = after.post_of()
            assert {it.applicant_id for it in proof.blocking} <= placed.keys()
            assert proof.model_copy(update={"blocking": ()}).sound
            refills += len(placed.keys() - stays)
            standing = after
    assert refills > 100


def test_without_people_is_as_if_they_had_never_applied() -> None:
    rng = Random(13)
    for _ in range(100):
        lists = any_campaign(rng, 12, 4)
        less = without(lists, ["a1", "a5"])
        assert verify(less, solve(less)).sound
        assert {*solve(less).post_of()}.isdisjoint({"a1", "a5"})
        assert '"a1"' not in less.model_dump_json()


def test_a_post_withdrawn_with_applications() -> None:
    lists = without_post(LISTS, "q")
    assert solve(lists).post_of() == {"a": "p"}
    assert verify(lists, solve(lists)).sound


def test_what_if_there_were_other_seats() -> None:
    asked = what_if(LISTS, seats={"p": 2})
    assert asked.post_of() == {"a": "p", "b": "q", "c": "p"}
    assert moved(solve(LISTS), asked) == (Moved(applicant_id="c", before=None, after="p"),)


def test_what_if_somebody_were_vetoed() -> None:
    asked = what_if(LISTS, vetoed=[Placement(applicant_id="a", post_id="p")])
    assert moved(solve(LISTS), asked) == (
        Moved(applicant_id="a", before="p", after=None),
        Moved(applicant_id="c", before=None, after="p"),
    )


def test_what_if_the_lot_were_another() -> None:
    lists = campaign(wants(a="p", b="p"), takes("p", 1, "a=b"))
    found = {tuple(what_if(lists, seed=seed).post_of()) for seed in range(20)}
    assert found == {("a",), ("b",)}


def test_what_if_nothing_is_asked_is_what_holds() -> None:
    assert supposed(LISTS) == LISTS
    assert moved(solve(LISTS), what_if(LISTS)) == ()


@pytest.mark.parametrize(
    ("seats", "vetoed", "fault"),
    [({"p": 0}, "", "no_seats"), ({"x": 1}, "", "unknown_post"), ({}, "ax", "unknown_post")],
)
def test_what_cannot_be_asked_is_named(seats: dict[str, int], vetoed: str, fault: str) -> None:
    vetoes = [Placement(applicant_id=vetoed[0], post_id=vetoed[1])] if vetoed else []
    with pytest.raises(BadPreferences) as refused:
        what_if(LISTS, seats=seats, vetoed=vetoes)
    assert [it.fault for it in refused.value.data["problems"]] == [fault]
