"""What both sides want of a campaign 希望と順位 as its book has it: whatever a matching is made from, and seats held."""

from collections import Counter
from collections.abc import Iterable, Sequence

from models.challenge_job.posting import GONE, HOLDS_A_SEAT, PostingState
from models.challenge_job.preferences import (
    Choices,
    ExcludedBecause,
    Exclusion,
    Preferences,
    Ranking,
)
from models.queries.campaigns import CampaignBook, Values


def preferences_of(
    book: CampaignBook, call: int, seed: int | None, *, after: bool = False
) -> Preferences:
    """What both sides want in a call as it stands; ``after`` the results also of whoever has gone since.

    Whom a panel has not ranked is left out at that posting; who has a seat of the other call, everywhere.
    """
    seated = _seated_elsewhere(book, call)
    people = [
        it
        for it in book.applications.values()
        if it["call"] == call
        and (after or it["state"] not in GONE)
        and it["case_id"] not in seated
        and book.choices_of(it["id"])
    ]
    known = {it["id"] for it in people}
    entered = [it for it in book.candidacies.values() if it["application_id"] in known]
    return Preferences(
        choices=tuple(_choices(book, it) for it in people),
        rankings=tuple(_ranking(book, it, entered, call) for it in _on_offer(book, entered, call)),
        exclusions=tuple(_exclusions(book, entered)),
        withdrawn_posts=_not_on_offer(book, call),
        seed=seed,
    )


def taken_seats(book: CampaignBook, beside_call: int | None = None) -> Counter[str]:
    """By posting, how many seats are held; ``beside_call``: in the other call alone, earlier or later."""
    return Counter(
        it["posting_id"]
        for it in book.applications.values()
        if it["state"] in HOLDS_A_SEAT and it["call"] != beside_call
    )


def _seated_elsewhere(book: CampaignBook, call: int) -> set[str]:
    """Cases of whoever was offered, or has accepted, a seat in the other call."""
    return {
        it["case_id"]
        for it in book.applications.values()
        if it["call"] != call and it["state"] in HOLDS_A_SEAT
    }


def _choices(book: CampaignBook, application: Values) -> Choices:
    posts = tuple(it["posting_id"] for it in book.choices_of(application["id"]))
    return Choices(applicant_id=application["id"], posts=posts)


def _on_offer(book: CampaignBook, entered: Iterable[Values], call: int) -> list[Values]:
    """Postings somebody applied to, with a seat left beside the other call."""
    named, taken = {it["posting_id"] for it in entered}, taken_seats(book, call)
    return [
        it
        for it in book.postings.values()
        if it["id"] in named and it["content"]["seats"] > taken[it["id"]]
    ]


def _not_on_offer(book: CampaignBook, call: int) -> tuple[str, ...]:
    """Postings that were withdrawn, or whose seats the other call has taken."""
    taken = taken_seats(book, call)
    return tuple(
        it["id"]
        for it in book.postings.values()
        if it["state"] == PostingState.WITHDRAWN or it["content"]["seats"] <= taken[it["id"]]
    )


def _ranking(book: CampaignBook, posting: Values, entered: Iterable[Values], call: int) -> Ranking:
    of_this = [it for it in entered if it["posting_id"] == posting["id"]]
    places = sorted({it["place"] for it in of_this if it["place"] is not None})
    return Ranking(
        post_id=posting["id"],
        seats=posting["content"]["seats"] - taken_seats(book, call)[posting["id"]],
        ranked=tuple(
            tuple(it["application_id"] for it in of_this if it["place"] == place)
            for place in places
        ),
        unsuitable=tuple(it["application_id"] for it in of_this if it["is_unsuitable"]),
    )


def _exclusions(book: CampaignBook, entered: Sequence[Values]) -> Iterable[Exclusion]:
    """Where a panel said nothing of anybody, whoever is kept apart is told the same as all others there."""
    judged = {it["posting_id"] for it in entered if _is_judged(it)}
    for it in entered:
        because = it["excluded"] or (ExcludedBecause.VETO if it["id"] in book.vetoed else "")
        if because:
            yield _exclusion(it, because)
        if not _is_judged(it) and (not because or it["posting_id"] not in judged):
            yield _exclusion(it, ExcludedBecause.NOT_RANKED)


def _is_judged(candidacy: Values) -> bool:
    return candidacy["place"] is not None or candidacy["is_unsuitable"]


def _exclusion(candidacy: Values, because: str) -> Exclusion:
    return Exclusion(
        applicant_id=candidacy["application_id"],
        post_id=candidacy["posting_id"],
        because=ExcludedBecause(because),
    )
