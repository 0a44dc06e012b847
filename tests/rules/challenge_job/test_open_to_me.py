"""What bars a posting from somebody: the same people as its panel closes it to, and whom it does not ask for."""

from datetime import date

import pytest

from models.challenge_job.closed_posts import closed_to
from models.challenge_job.open_to_me import Bar, bars
from models.challenge_job.posting import PostingState
from models.challenge_job.wanted import Wanted
from tests.given.hall import FUKUI, HALL, KATO, MORI, SATO, TANAKA, UEDA
from tests.given.packs import the_pack_of
from tests.given.people import Someone, an_employee

DAY = date(2026, 10, 1)
POLICY = the_pack_of("kofu")
CITIZENS, BOOKS = an_employee("林").in_section("窓口係"), an_employee("山田").in_section("出納係")
EVERYBODY = (FUKUI, UEDA, MORI, KATO, SATO, TANAKA, CITIZENS, BOOKS)
CITY = HALL.with_people(*EVERYBODY)


def found(
    who: Someone,
    *panel: Someone,
    state: PostingState = PostingState.LISTED,
    wanted: Wanted | None = None,
) -> list[Bar]:
    seats = [it.id for it in panel]
    wanted = wanted or Wanted()
    return [
        it.bar
        for it in bars(CITY, POLICY, who.id, state=state, panel=seats, wanted=wanted, days=[DAY])
    ]


@pytest.mark.parametrize("panel", [(MORI,), (KATO, SATO), (TANAKA,), (CITIZENS, UEDA)])
def test_a_panel_bars_whom_it_is_closed_to(panel: tuple[Someone, ...]) -> None:
    closed = closed_to(CITY, [it.id for it in panel], DAY)

    assert {it.id for it in EVERYBODY if found(it, *panel)} == closed


def test_the_member_whom_it_is_because_of_is_named() -> None:
    (barred,) = bars(
        CITY,
        POLICY,
        CITIZENS.id,
        state=PostingState.LISTED,
        panel=[SATO.id, MORI.id],
        wanted=Wanted(),
        days=[DAY],
    )

    assert (barred.bar, barred.member) == (Bar.PANEL_LINE, MORI.id)


def test_a_member_is_barred_as_one_of_the_panel() -> None:
    assert found(SATO, SATO) == [Bar.OWN_PANEL]


@pytest.mark.parametrize(
    ("state", "bar"),
    [(PostingState.WITHDRAWN, Bar.WITHDRAWN), (PostingState.FILLED, Bar.FILLED)],
)
def test_what_is_over_is_open_to_nobody(state: PostingState, bar: Bar) -> None:
    assert found(BOOKS, MORI, state=state) == [bar]


def test_a_posting_may_ask_for_another_grade() -> None:
    ladder = POLICY.evaluation.ladder.value
    own = ladder.grade(2, "行政").key
    others = tuple(it.key for it in ladder.grades if it.key != own)

    assert found(BOOKS, MORI, wanted=Wanted(grades=others)) == [Bar.WANTED]
    assert found(BOOKS, MORI, wanted=Wanted(grades=(own,))) == []
