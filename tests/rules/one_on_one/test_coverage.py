"""Coverage 実施状況: what was owed, held, missed, and how long people wait from one talk to the next."""

from datetime import date, timedelta

from models.fiscal_year import FiscalYear
from models.one_on_one.coverage import Coverage, SeriesFact, Stands, TalkFact, covered
from models.one_on_one.rounds import rounds
from models.one_on_one.talk import TalkState

WINDOWS = rounds(FiscalYear(2026), 2)
AUTUMN = date(2026, 10, 13)
WHOLE = SeriesFact("山田", 1, 6)


def a_talk(nth: int, state: TalkState, on: date | None = None, **more: int) -> TalkFact:
    return TalkFact("山田", f"r{nth}", state, on, WINDOWS[nth - 1].last_day, **more)


def stands(it: Coverage) -> dict[int, Stands]:
    return {one.number: one.stands for one in it.rounds}


def test_a_round_is_held_missed_or_still_to_come() -> None:
    talks = [
        a_talk(1, TalkState.HELD, date(2026, 5, 12)),
        a_talk(2, TalkState.SKIPPED),
        a_talk(3, TalkState.DUE),
        a_talk(4, TalkState.BOOKED, date(2026, 10, 20)),
    ]
    it = covered([WHOLE], talks, WINDOWS, AUTUMN)
    assert stands(it) == {
        1: Stands.HELD,
        2: Stands.NOT_HELD,
        3: Stands.NOT_HELD,
        4: Stands.COMING,
        5: Stands.COMING,
        6: Stands.COMING,
    }
    assert it.rate == (1, 3)
    assert [one.number for one in it.missed] == [2, 3]


def test_a_round_nobody_has_begun_is_owed_all_the_same() -> None:
    """The first was caught up so late that the third has no talk yet though its window is over."""
    it = covered([WHOLE], [a_talk(1, TalkState.HELD, AUTUMN)], WINDOWS, AUTUMN)
    assert it.rate == (1, 3)


def test_a_talk_fixed_for_a_day_after_its_window_is_not_missed() -> None:
    talks = [a_talk(3, TalkState.BOOKED, AUTUMN + timedelta(days=2))]
    it = covered([SeriesFact("山田", 3, 3)], talks, WINDOWS, AUTUMN)
    assert (it.missed, it.rate) == ([], (0, 1))


def test_who_left_owes_nothing_afterwards_and_keeps_what_was_before() -> None:
    talks = [a_talk(1, TalkState.HELD, date(2026, 5, 12)), a_talk(2, TalkState.CALLED_OFF)]
    it = covered([SeriesFact("山田", 1, 6, is_whole=False)], talks, WINDOWS, AUTUMN)
    assert stands(it) == {1: Stands.HELD}


def test_on_leave_only_what_is_settled_counts() -> None:
    talks = [a_talk(1, TalkState.MISSED), a_talk(2, TalkState.DUE)]
    it = covered([WHOLE], talks, WINDOWS, AUTUMN, away={"山田"})
    assert stands(it) == {1: Stands.NOT_HELD}


def test_a_newcomer_owes_from_the_first_own_round_on() -> None:
    it = covered([SeriesFact("山田", 4, 6)], [], WINDOWS, AUTUMN)
    assert set(stands(it)) == {4, 5, 6}
    assert it.rate == (0, 0)


def test_the_gap_is_the_median_of_each_persons_own_days() -> None:
    def held(who: str, *days: date) -> list[TalkFact]:
        return [
            TalkFact(who, f"r{nth}", TalkState.HELD, day, day)
            for nth, day in enumerate(days, start=1)
        ]

    talks = [
        *held("山田", date(2026, 4, 10), date(2026, 6, 9), date(2026, 6, 19)),
        *held("佐藤", date(2026, 5, 1)),
        *held("森", date(2026, 5, 1), date(2026, 5, 31)),
    ]
    assert covered([], talks, WINDOWS, AUTUMN).gap == 30
    assert covered([], talks[3:4], WINDOWS, AUTUMN).gap is None


def test_wishes_are_a_sum_and_no_round() -> None:
    wish = TalkFact("山田", "w1", TalkState.HELD, AUTUMN, AUTUMN)
    it = covered([WHOLE], [wish, wish._replace(name="w2", state=TalkState.DUE)], WINDOWS, AUTUMN)
    assert it.wishes_held == 1
    assert {one.number for one in it.rounds} == {1, 2, 3, 4, 5, 6}
    assert all(one.talk is None for one in it.rounds)


def test_often_moved_begins_where_the_pack_says() -> None:
    talks = [a_talk(nth, TalkState.DUE, moves=nth) for nth in (1, 2, 3)]
    it = covered([WHOLE], talks, WINDOWS, AUTUMN)
    assert [talk.name for talk in it.often_moved(2)] == ["r3", "r2"]
    assert [talk.name for talk in it.often_moved(0)] == ["r3", "r2", "r1"]
