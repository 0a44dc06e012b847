"""Whom neither desk of open posting handles 扱う窓口のない職員: as the desks' own rights have it, and by nothing else."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.challenge_job.unhandled import unhandled
from models.people import Employment
from models.queries.access_posting_desk import handles
from models.rights import viewer_on
from models.roles import Office
from tests.given.packs import the_pack_of
from tests.given.people import Someone, a_city_hall, a_head, an_employee

KOFU = the_pack_of("kofu")
DAY = date(2026, 10, 1)
HALL = a_city_hall(
    "総務部 > 会計課 > 出納係", "総務部 > 会計課 > 審査係", "総務部 > 人事課", "土木部 > 道路課"
)


def _regular(family: str, section: str) -> Someone:
    return an_employee(family).in_section(section).employed_as(Employment.REGULAR)


GENERAL, ACCOUNTS = (
    a_head("鈴木").of("総務部").with_grade(7),
    a_head("田中").of("会計課").with_grade(7),
)
CASH = a_head("加藤").of("出納係")
SATO, MORI = _regular("佐藤", "出納係"), _regular("森", "審査係")
HARA, ITO, ABE = _regular("原", "人事課"), _regular("伊藤", "道路課"), _regular("阿部", "人事課")
EVERYBODY = (GENERAL, ACCOUNTS, CASH, SATO, MORI, HARA, ITO, ABE)
DESK, RESERVE = Office.POSTING_DESK, Office.POSTING_RESERVE


def _with(**offices: Office) -> tuple[Someone, ...]:
    """Everybody, some in an office, by the name in which they stand above."""
    changed = {globals()[name].id: office for name, office in offices.items()}
    return tuple(it.with_office(changed[it.id]) if it.id in changed else it for it in EVERYBODY)


def _between(*people: Someone) -> set[str]:
    names = {it.id: it.person.name.family for it in people}
    return {names[it] for it in unhandled(HALL.with_people(*people), KOFU, DAY).people}


@pytest.mark.parametrize(
    ("offices", "between"),
    [
        ({"HARA": DESK, "ITO": RESERVE}, ""),
        ({"SATO": DESK, "ITO": RESERVE}, ""),
        ({"CASH": DESK, "SATO": RESERVE}, "加藤 佐藤"),
        ({"SATO": DESK, "HARA": RESERVE}, ""),
        ({"HARA": DESK}, "原"),
        ({"ACCOUNTS": DESK, "CASH": RESERVE}, "加藤 佐藤"),
        ({"ACCOUNTS": DESK, "CASH": RESERVE, "ITO": RESERVE}, ""),
    ],
)
def test_whoever_stands_in_the_lines_of_both_desks(
    offices: dict[str, Office], between: str
) -> None:
    """Heads whom the scheme is not made for, such as of a department, are not counted."""
    assert _between(*_with(**offices)) == set(between.split())


def test_who_is_missing_is_said_also_where_the_holder_is_away() -> None:
    nobody = unhandled(HALL.with_people(*EVERYBODY), KOFU, DAY)
    assert (nobody.without_desk, nobody.without_reserve, bool(nobody)) == (True, True, True)
    away = HARA.with_office(DESK).on_leave(date(2026, 9, 1))
    found = unhandled(HALL.with_people(away, ITO.with_office(RESERVE)), KOFU, DAY)
    assert (found.without_desk, found.without_reserve) == (True, False)
    whole = unhandled(HALL.with_people(*_with(HARA=DESK, ITO=RESERVE)), KOFU, DAY)
    assert not whole


@given(
    st.dictionaries(
        st.sampled_from(["ACCOUNTS", "CASH", "SATO", "MORI", "HARA", "ITO", "ABE"]),
        st.sampled_from([DESK, RESERVE]),
        min_size=1,
    )
)
def test_it_is_what_the_desks_rights_leave_over(offices: dict[str, Office]) -> None:
    people = _with(**offices)
    organisation = HALL.with_people(*people)
    found = unhandled(organisation, KOFU, DAY)
    viewers = [it for one in people if (it := viewer_on(organisation, one.id, DAY))]
    for who in (SATO, MORI, HARA, ITO, ABE):
        is_seen = any(handles(organisation, viewer, who.id) for viewer in viewers)
        assert is_seen is not (found.without_desk or who.id in found.people)
