"""Busy times 予定のある時間 out of other people's calendars: right when they are right, bounded whatever they say."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.one_on_one.busy_times import (
    BusyReading,
    NotACalendar,
    quarters_taken,
    read_calendar,
    read_free_busy,
)
from models.one_on_one.talk import QUARTER, Span
from tests.given.calendar_files import APRIL, JAPAN, a_file, an_event, at, read, told

TEN_TO_ELEVEN = [("04-06 10:00", "04-06 11:00")]


@pytest.mark.parametrize(
    "lines",
    [
        ("DTSTART:20260406T100000", "DTEND:20260406T110000"),
        ("DTSTART:20260406T010000Z", "DTEND:20260406T020000Z"),
        ("DTSTART;TZID=Asia/Tokyo:20260406T100000", "DURATION:PT1H"),
        ('DTSTART;TZID="Asia/Tokyo":20260406T100000', "DURATION:PT1H"),
        ("DTSTART;TZID=Tokyo Standard Time:20260406T100000", "DURATION:PT60M"),
        ("DTSTART;TZID=/citadel.org/20210210/Asia/Tokyo:20260406T100000", "DURATION:PT1H"),
        ("DTSTART;TZID=Nowhere:20260406T100000", "DURATION:PT1H"),
        ("DTSTART;TZID=Europe/Berlin:20260406T030000", "DURATION:PT1H"),
        ("dtstart;value=date-time:20260406T100000", "dtend:20260406T110000"),
        ("DTSTART:20260406T10\r\n 0000", "DTEND:20260406T110000"),
        ("DTSTART:20260406T100700", "DTEND:20260406T104600"),
        (
            "DTSTART:20260406T100000",
            "DTEND:20260406T110000",
            "BEGIN:VALARM",
            "TRIGGER:-PT15M",
            "DURATION:PT9H",
            "END:VALARM",
        ),
    ],
)
def test_one_hour_is_read_in_every_notation(lines: tuple[str, ...]) -> None:
    assert read(*lines) == TEN_TO_ELEVEN


@pytest.mark.parametrize(
    "line",
    ["TRANSP:TRANSPARENT", "transp:transparent", "STATUS:CANCELLED", "DTEND:20260406T100000"],
)
def test_what_takes_no_time_is_left_out(line: str) -> None:
    lines = ["DTSTART:20260406T100000", line]
    assert read(*lines, *([] if line.startswith("DTEND") else ["DTEND:20260406T110000"])) == []


def test_a_day_lasts_from_the_citys_midnight_to_the_next() -> None:
    assert read("DTSTART;VALUE=DATE:20260429") == [("04-29 00:00", "04-30 00:00")]
    assert read("DTSTART;VALUE=DATE:20260428", "DTEND;VALUE=DATE:20260430") == [
        ("04-28 00:00", "04-30 00:00")
    ]


def test_a_recurrence_has_exceptions_moves_and_additions() -> None:
    weekly = an_event(
        "DTSTART;TZID=Asia/Tokyo:20260406T100000",
        "DURATION:PT1H",
        "RRULE:FREQ=WEEKLY;BYDAY=MO",
        "EXDATE;TZID=Asia/Tokyo:20260413T100000",
        "RDATE;TZID=Asia/Tokyo:20260415T100000",
        "RDATE;VALUE=PERIOD:20260416T000000Z/PT2H",
    )
    moved = an_event(
        "RECURRENCE-ID:20260420T010000Z",
        "DTSTART;TZID=Asia/Tokyo:20260421T140000",
        "DURATION:PT30M",
    )
    called_off = an_event(
        "RECURRENCE-ID;TZID=Asia/Tokyo:20260427T100000",
        "DTSTART;TZID=Asia/Tokyo:20260427T100000",
        "DURATION:PT1H",
        "STATUS:CANCELLED",
    )
    reading = read_calendar(a_file(weekly, moved, called_off), APRIL, JAPAN)
    assert told(reading) == [
        ("04-06 10:00", "04-06 11:00"),
        ("04-15 10:00", "04-15 11:00"),
        ("04-16 09:00", "04-16 11:00"),
        ("04-21 14:00", "04-21 14:30"),
    ]
    assert (reading.skipped, reading.cut) == (0, False)


def test_a_rule_of_long_ago_is_still_in_step() -> None:
    every_other = ("DTSTART:19900101T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY;INTERVAL=9")
    days = [span[0] for span in read(*every_other)]
    begun = at("1990-01-01 09:00")
    expected = [
        begun + timedelta(days=9 * nth)
        for nth in range(2000)
        if APRIL.start <= begun + timedelta(days=9 * nth) < APRIL.end
    ]
    assert days == [it.astimezone(JAPAN).strftime("%m-%d %H:%M") for it in expected]


@pytest.mark.parametrize(
    ("rule", "times"),
    [
        ("FREQ=DAILY;COUNT=3", 3),
        ("FREQ=DAILY;UNTIL=20260408", 3),
        ("FREQ=DAILY;UNTIL=20260408T010000Z", 3),
        ("FREQ=DAILY;UNTIL=20260408T005959Z", 2),
        ("FREQ=MONTHLY;BYDAY=1MO", 1),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", 1),
        ("FREQ=WEEKLY;BYDAY=MO,WE;WKST=SU", 8),
        ("FREQ=YEARLY", 1),
    ],
)
def test_rules_end_where_they_say(rule: str, times: int) -> None:
    assert len(read("DTSTART:20260406T100000", "DURATION:PT1H", f"RRULE:{rule}")) == times


def test_the_year_changes_and_the_leap_day_comes() -> None:
    turn = Span(start=at("2027-12-01 00:00"), end=at("2028-03-05 00:00"))
    assert read("DTSTART:20271231T230000", "DTEND:20280101T010000", window=turn) == [
        ("12-31 23:00", "01-01 01:00")
    ]
    leap = ("DTSTART;VALUE=DATE:20240229", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29")
    assert read(*leap, window=turn) == [("02-29 00:00", "03-01 00:00")]
    last_day = ("DTSTART:20240131T100000", "DURATION:PT1H", "RRULE:FREQ=MONTHLY;BYMONTHDAY=-1")
    assert [start for start, _ in read(*last_day, window=turn)] == [
        "12-31 10:00",
        "01-31 10:00",
        "02-29 10:00",
    ]


def test_summer_time_of_a_spelled_out_zone_is_kept() -> None:
    zone = "\r\n".join(
        [
            "BEGIN:VTIMEZONE",
            "TZID:Own",
            "BEGIN:STANDARD",
            "DTSTART:19701025T030000",
            "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
            "TZOFFSETFROM:+0200",
            "TZOFFSETTO:+0100",
            "END:STANDARD",
            "BEGIN:DAYLIGHT",
            "DTSTART:19700329T020000",
            "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
            "TZOFFSETFROM:+0100",
            "TZOFFSETTO:+0200",
            "END:DAYLIGHT",
            "END:VTIMEZONE",
        ]
    )
    weekly = an_event("DTSTART;TZID=Own:20260305T010000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY")
    window = Span(start=at("2026-03-20 00:00"), end=at("2026-04-05 00:00"))
    assert told(read_calendar(a_file(zone, weekly), window, JAPAN)) == [
        ("03-26 09:00", "03-26 10:00"),
        ("04-02 08:00", "04-02 09:00"),
    ]


BROKEN = [
    an_event("DTSTART:tomorrow"),
    an_event("DTEND:20260406T110000"),
    an_event("DTSTART:20260406T100000", "DTEND:20260405T100000"),
    an_event("DTSTART:20260406T100000", "DTEND;VALUE=DATE:20260407"),
    an_event("DTSTART:20260231T100000", "DURATION:PT1H"),
    an_event("DTSTART:00010101T000000", "DURATION:PT1H"),
    an_event("DTSTART:20260406T100000", "DURATION:P9999999D"),
    an_event("DTSTART:20260406T100000", "DURATION:an hour"),
    an_event("DTSTART:20260406T100000", "DURATION:PT1H", "RRULE:FREQ=SECONDLY"),
    an_event("DTSTART:20260406T100000", "DURATION:PT1H", "RRULE:FREQ=MINUTELY"),
    an_event("DTSTART:20260406T100000", "DURATION:PT1H", "RRULE:FREQ=DAILY;INTERVAL=0"),
    an_event("DTSTART:20260406T100000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=-4"),
    an_event("DTSTART:20260406T100000", "DURATION:PT1H", "RRULE:FREQ=DAILY;BYDAY=XX"),
    an_event("DTSTART:20260406T100000", "DURATION:PT1H", "RRULE:" + "BYDAY=MO," * 200),
    an_event("DTSTART:20260406T100000", "DURATION:PT1H", "RRULE:RRULE:FREQ=DAILY"),
    an_event("DTSTART:20260406T100000", "RDATE:20261399"),
    an_event("DTSTART:20260406T100000", "RECURRENCE-ID:never"),
    "BEGIN:VEVENT\r\nDTSTART:20260406T100000\r\nDURATION:PT1H",
    "BEGIN:VTIMEZONE\r\nTZID:Own\r\nBEGIN:STANDARD\r\nEND:STANDARD\r\nEND:VTIMEZONE",
]


@pytest.mark.parametrize("broken", BROKEN)
def test_what_is_broken_is_counted_and_the_rest_is_used(broken: str) -> None:
    good = an_event("DTSTART:20260407T100000", "DURATION:PT1H")
    reading = read_calendar(a_file(broken, good), APRIL, JAPAN)
    assert ("04-07 10:00", "04-07 11:00") in told(reading)
    assert reading.skipped == 1


@pytest.mark.parametrize(
    "text", ["", "<html>sign in</html>", "BEGIN:VEVENT\r\nEND:VEVENT", "\x00" * 99]
)
def test_a_page_is_no_calendar(text: str) -> None:
    with pytest.raises(NotACalendar):
        read_calendar(text, APRIL, JAPAN)
    with pytest.raises(NotACalendar):
        read_free_busy(text, APRIL)


def test_a_window_has_a_limit() -> None:
    with pytest.raises(ValueError):
        read_calendar(
            a_file(), Span(start=APRIL.start, end=APRIL.start + timedelta(days=401)), JAPAN
        )


def free_busy(*lines: str) -> BusyReading:
    text = a_file(
        "\r\n".join(["BEGIN:VFREEBUSY", "DTSTAMP:20260401T000000Z", *lines, "END:VFREEBUSY"])
    )
    return read_free_busy(text, APRIL)


def test_a_free_busy_answer_is_read() -> None:
    reading = free_busy(
        "FREEBUSY;FBTYPE=BUSY:20260406T010000Z/20260406T020000Z,20260407T010000Z/PT1H",
        "FREEBUSY:20260408T010000Z/PT10M",
        "FREEBUSY;FBTYPE=BUSY-TENTATIVE:20260409T010000Z/PT1H",
        "FREEBUSY;FBTYPE=FREE:20260410T010000Z/PT1H",
        "FREEBUSY:nonsense,20260413T010000Z/PT1H",
        "FREEBUSY:20250101T000000Z/20270101T000000",
    )
    assert reading.skipped == 1
    assert reading.spans == (APRIL,)


def test_busy_times_hold_no_word_of_the_calendar() -> None:
    reading = read_calendar(
        a_file(an_event("DTSTART:20260406T100000", "DURATION:PT1H")), APRIL, JAPAN
    )
    assert "秘密" not in reading.model_dump_json()


quarters = st.integers(min_value=-200, max_value=4000)
minutes = st.lists(st.tuples(quarters, st.integers(min_value=-30, max_value=3000)), max_size=30)


@given(minutes)
def test_quarters_taken_are_ordered_apart_and_cover_exactly(found: list[tuple[int, int]]) -> None:
    times = [
        (
            APRIL.start + timedelta(minutes=7 * start),
            APRIL.start + timedelta(minutes=7 * start + long),
        )
        for start, long in found
    ]
    spans = quarters_taken(times, APRIL)
    assert all(one.end < two.start for one, two in pairwise(spans))
    assert all(APRIL.start <= it.start < it.end <= APRIL.end for it in spans)
    covered = {quarter for span in spans for quarter in span.quarters}
    wanted = {
        quarter
        for quarter in APRIL.quarters
        if any(start < quarter + QUARTER and quarter < end and start < end for start, end in times)
    }
    assert covered == wanted
