"""The proof finds every kind of spoiled matching, and says what it is a proof of."""

from random import Random

import pytest

from models.challenge_job.matching import Matching, Placement, solve
from models.challenge_job.preferences import ExcludedBecause, Exclusion
from models.challenge_job.verifier import Proof, verify
from tests.given.panel_lists import any_campaign, campaign, takes, wants

LISTS = campaign(
    wants(a="p q", b="p q", c="p", d="q"),
    takes("p", 1, "a b c"),
    takes("q", 1, "b a", unsuitable="d"),
)


def placed(*pairs: str, unplaced: str = "") -> Matching:
    return Matching(
        placed=tuple(Placement(applicant_id=pair[0], post_id=pair[1]) for pair in pairs),
        unplaced=tuple(unplaced),
    )


def against(proof: Proof) -> dict[str, list[str]]:
    """What was found, pairs as two letters."""
    found = {
        name: [
            it.applicant_id + it.post_id if isinstance(it, Placement) else it
            for it in getattr(proof, name)
        ]
        for name in ("blocking", "over_seats", "not_accepted", "not_named", "not_once")
    }
    return {name: what for name, what in found.items() if what}


def test_a_sound_matching_has_nothing_against_it() -> None:
    proof = verify(LISTS, solve(LISTS))
    assert (against(proof), proof.sound, proof.pairs) == ({}, True, 6)


@pytest.mark.parametrize(
    ("matching", "found"),
    [
        (placed("bp", "aq", unplaced="cd"), {"blocking": ["ap"]}),
        (placed("ap", unplaced="bcd"), {"blocking": ["bq"]}),
        (placed("ap", "bq", "cp", unplaced="d"), {"over_seats": ["p"]}),
        (placed("ap", "dq", unplaced="bc"), {"not_accepted": ["dq"]}),
        (placed("ap", "bq", "cq", unplaced="d"), None),
        (placed("ap", "bq", unplaced="c"), {"not_once": ["d"]}),
        (placed("ap", "bq", unplaced="acd"), {"not_once": ["a"]}),
        (placed("ap", "bq", unplaced="cdx"), {"not_once": ["x"]}),
        (placed("ap", "bq", "ar", unplaced="cd"), None),
    ],
)
def test_a_spoiled_matching_is_found(
    matching: Matching, found: dict[str, list[str]] | None
) -> None:
    proof = verify(LISTS, matching)
    assert not proof.sound
    assert found is None or found.items() <= against(proof).items()


def test_somebody_placed_where_nobody_applied_is_found() -> None:
    proof = verify(LISTS, placed("ap", "bq", "cq", unplaced="d"))
    assert against(proof)["not_named"] == ["cq"]


def test_somebody_excluded_and_placed_is_found() -> None:
    veto = Exclusion(applicant_id="a", post_id="p", because=ExcludedBecause.VETO)
    proof = verify(LISTS.model_copy(update={"exclusions": (veto,)}), solve(LISTS))
    assert against(proof)["not_accepted"] == ["ap"]


def test_a_withdrawn_post_holds_nobody() -> None:
    proof = verify(LISTS.model_copy(update={"withdrawn_posts": ("p",)}), solve(LISTS))
    assert against(proof)["not_accepted"] == ["ap"]


def test_a_lot_that_was_not_kept_is_found() -> None:
    lists = campaign(wants(a="p", b="p"), takes("p", 1, "a=b"))
    found = solve(lists)
    (first,), (other,) = found.post_of(), found.unplaced
    assert verify(lists, found).sound
    assert not verify(lists, placed(other + "p", unplaced=first)).sound


def test_anybody_who_loses_the_seat_is_found() -> None:
    rng = Random(3)
    spoiled = 0
    for _ in range(100):
        lists = any_campaign(rng, 10, 4)
        found = solve(lists)
        for who in found.post_of():
            less = Matching(
                placed=tuple(it for it in found.placed if it.applicant_id != who),
                unplaced=tuple(sorted((*found.unplaced, who))),
            )
            assert not verify(lists, less).sound
            spoiled += 1
    assert spoiled > 200


def test_a_proof_can_be_kept_and_says_what_it_proves() -> None:
    proof = verify(LISTS, solve(LISTS))
    assert Proof.model_validate_json(proof.model_dump_json()) == proof
    other = verify(LISTS, placed("ap", unplaced="bcd"))
    assert (proof.preferences == other.preferences, proof.matching == other.matching) == (
        True,
        False,
    )
    reseeded = LISTS.model_copy(update={"seed": 2})
    assert verify(reseeded, solve(reseeded)).preferences != proof.preferences
