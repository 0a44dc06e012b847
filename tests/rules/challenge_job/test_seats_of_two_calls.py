"""Seats of two calls 二つの募集の席: what one call has given is free in neither."""

from typing import Any

from models.challenge_job.posting import ApplicationState
from models.queries.campaign_preferences import preferences_of, taken_seats
from models.queries.campaigns import CampaignBook

_P = "総合窓口"


def _application(who: str, call: int, state: ApplicationState) -> dict[str, Any]:
    placed = _P if state is ApplicationState.ACCEPTED else None
    return {"id": who, "case_id": who, "call": call, "state": state.value, "posting_id": placed}


def _candidacy(who: str, call: int, place: int) -> dict[str, Any]:
    known = {"id": who, "application_id": who, "posting_id": _P, "call": call, "choice": 1}
    return known | {"excluded": "", "place": place, "is_unsuitable": False}


def _book() -> CampaignBook:
    """Of two seats one was given in each call; who waits since the first was ranked second there."""
    accepted, waits = ApplicationState.ACCEPTED, ApplicationState.NOT_PLACED
    people = [("佐々木", 1, accepted, 1), ("和田", 1, waits, 2), ("大野", 2, accepted, 1)]
    return CampaignBook(
        "令和8年度",
        is_whole=True,
        postings={_P: {"id": _P, "state": "listed", "content": {"seats": 2}}},
        applications={who: _application(who, call, state) for who, call, state, _ in people},
        candidacies={who: _candidacy(who, call, place) for who, call, _, place in people},
    )


def test_a_seat_given_in_the_second_call_is_free_in_neither() -> None:
    book = _book()
    assert taken_seats(book) == {_P: 2}
    for call in (1, 2):
        wanted = preferences_of(book, call, 7, after=True)
        assert [(it.post_id, it.seats) for it in wanted.rankings] == [(_P, 1)]
