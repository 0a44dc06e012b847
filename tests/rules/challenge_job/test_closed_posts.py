"""To whom a post is closed 応募できない募集: by organisation alone, over tables and generated organisations."""

from datetime import date
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.challenge_job.closed_posts import closed_to, in_line
from models.fiscal_year import FiscalYear
from models.generator.city import make_city
from models.ids import PersonId
from models.organisation import Organisation
from tests.given.people import Someone, a_city_hall, a_head, an_employee

DAY = date(2026, 10, 1)
HALL = a_city_hall(
    "総務部 > 会計課 > 出納係", "総務部 > 会計課 > 審査係", "総務部 > 人事課", "土木部 > 道路課"
)
mayor = a_head("市川").of("市")
general = a_head("鈴木").of("総務部")
accounts = a_head("田中").of("会計課")
cash = a_head("加藤").of("出納係")
sato = an_employee("佐藤").in_section("出納係")
mori = an_employee("森").in_section("審査係")
abe = an_employee("阿部").in_section("会計課")
personnel = a_head("人見").of("人事課")
hara = an_employee("原").in_section("人事課")
works = a_head("石井").of("土木部")
roads = a_head("道田").of("道路課")
ito = an_employee("伊藤").in_section("道路課")
EVERYBODY = (mayor, general, accounts, cash, sato, mori, abe, personnel, hara, works, roads, ito)
NAMES = {it.id: it.person.name.family for it in EVERYBODY}


def _closed(*panel: Someone, among: tuple[Someone, ...] = EVERYBODY) -> set[str]:
    members = [it.id for it in panel]
    return {NAMES[who] for who in closed_to(HALL.with_people(*among), members, DAY)}


def _with(changed: Someone) -> tuple[Someone, ...]:
    return tuple(changed if it.id == changed.id else it for it in EVERYBODY)


@pytest.mark.parametrize(
    ("panel", "closed"),
    [
        ([], ""),
        ([sato], "佐藤 加藤 田中 鈴木 市川"),
        ([cash], "加藤 佐藤 田中 鈴木 市川"),
        ([accounts], "田中 加藤 佐藤 森 阿部 鈴木 市川"),
        ([accounts, roads], "田中 加藤 佐藤 森 阿部 鈴木 市川 道田 伊藤 石井"),
        ([general], "鈴木 田中 加藤 佐藤 森 阿部 人見 原 市川"),
        ([mayor], " ".join(NAMES.values())),
    ],
)
def test_a_line_runs_below_and_above(panel: list[Someone], closed: str) -> None:
    assert _closed(*panel) == set(closed.split())


def test_a_colleague_of_a_member_may_apply() -> None:
    assert "森" not in _closed(sato)
    assert "人見" not in _closed(accounts)


def test_leave_of_the_head_or_of_the_person_opens_nothing() -> None:
    usual = _closed(accounts)
    assert _closed(accounts, among=_with(accounts.on_leave(date(2026, 4, 1)))) == usual
    assert _closed(accounts, among=_with(sato.on_leave(date(2026, 4, 1)))) == usual


def test_a_dual_post_is_a_line_as_well() -> None:
    among = _with(works.also_heading("会計課"))
    assert {"田中", "加藤", "佐藤", "森", "阿部"} & _closed(works, among=among) == {
        "加藤",
        "佐藤",
        "森",
        "阿部",
    }
    assert "石井" in _closed(sato, among=among)


def test_a_vacant_seat_between_changes_nothing_for_those_further_up() -> None:
    among = tuple(it for it in EVERYBODY if it is not accounts)
    assert {"佐藤", "阿部"} <= _closed(general, among=among)


def test_whoever_has_left_or_holds_no_post_has_no_line() -> None:
    assert _closed(accounts, among=_with(accounts.leaving_on(date(2026, 9, 30)))) == {"田中"}
    assert in_line(HALL.with_people(*EVERYBODY), PersonId("nobody"), DAY) == frozenset()


def _a_city(seed: int, people: int) -> Organisation:
    return make_city(seed, people, "甲府市", FiscalYear(2026)).organisation()


CITIES = [_a_city(seed, people) for seed, people in ((1, 40), (2, 120), (3, 300))]
panels = st.tuples(st.sampled_from(CITIES), st.integers(0, 10**6), st.integers(1, 5))


def _drawn(drawn: tuple[Organisation, int, int]) -> tuple[Organisation, list[PersonId]]:
    organisation, seed, size = drawn
    return organisation, Random(seed).sample(sorted(organisation.people), size)


@settings(max_examples=60)
@given(panels)
def test_nobody_judges_a_superior_or_somebody_below(drawn: tuple[Organisation, int, int]) -> None:
    """Asked of `superiors`, which follows the chain on its own: no open applicant meets a member in it."""
    organisation, panel = _drawn(drawn)
    closed = closed_to(organisation, panel, DAY)
    for who in organisation.people.keys() - closed:
        assert not set(organisation.superiors(who, DAY)) & set(panel)
        assert all(who not in organisation.superiors(member, DAY) for member in panel)
    assert set(panel) <= closed


@settings(max_examples=60)
@given(panels)
def test_it_is_the_sum_of_its_members_in_any_order(drawn: tuple[Organisation, int, int]) -> None:
    organisation, panel = _drawn(drawn)
    apart = [closed_to(organisation, [member], DAY) for member in panel]
    assert closed_to(organisation, panel[::-1], DAY) == frozenset().union(*apart)
    growing = [closed_to(organisation, panel[:size], DAY) for size in range(len(panel) + 1)]
    assert all(less <= more for less, more in pairwise(growing))


@settings(max_examples=30)
@given(panels)
def test_a_line_is_seen_from_both_ends(drawn: tuple[Organisation, int, int]) -> None:
    organisation, panel = _drawn(drawn)
    for member in panel:
        line = in_line(organisation, member, DAY)
        assert member not in line
        assert all(member in in_line(organisation, who, DAY) for who in line)


def test_most_posts_stay_open_to_most_people() -> None:
    organisation = CITIES[-1]
    heads = [it for it in organisation.people if organisation.rank(it, DAY) == 50]
    assert heads
    for head in heads:
        assert len(closed_to(organisation, [head], DAY)) < len(organisation.people) / 4
