"""Calendars without end 終わりのない予定表: reading any costs less than a second, and says what was left out."""

from datetime import timedelta
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from models.one_on_one.busy_times import BusyReading, read_calendar
from models.one_on_one.talk import Span
from tests.given.calendar_files import APRIL, JAPAN, a_file, an_event, at, read, told

WITHIN_SECONDS = 1.0
"""Of processor time; a busy machine may take three times as much."""


def timed(text: str, window: Span = APRIL) -> tuple[BusyReading, float]:
    began = process_time()
    return read_calendar(text, window, JAPAN), process_time() - began


YEAR = Span(start=at("2026-04-01 00:00"), end=at("2027-05-05 00:00"))
ENDLESS = [
    "FREQ=DAILY;COUNT=1000000000",
    "FREQ=HOURLY",
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=YEARLY;BYHOUR="
    + ",".join(map(str, range(24)))
    + ";BYMINUTE="
    + ",".join(map(str, range(60))),
    "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=" + ",".join(map(str, range(1, 100))),
    "FREQ=DAILY;INTERVAL=999999999999999999",
]


@pytest.mark.parametrize("rule", ENDLESS)
@pytest.mark.parametrize("start", ["19000101T090000", "20260406T090000"])
@pytest.mark.parametrize("events", [1, 10_000])
def test_endless_rules_cost_less_than_a_second(rule: str, start: str, events: int) -> None:
    single = an_event("DTSTART:20260407T100000", "DURATION:PT1H")
    bad = an_event(f"DTSTART:{start}", "DURATION:PT15M", f"RRULE:{rule}")
    reading, seconds = timed(a_file(*[bad] * events, single), YEAR)
    assert seconds < 3 * WITHIN_SECONDS
    assert any(span.start <= at("2026-04-07 10:00") < span.end for span in reading.spans)
    if events > 1:
        assert reading.cut or reading.skipped == events


def test_ten_thousand_events_are_read_whole() -> None:
    events = [
        an_event(
            f"DTSTART;TZID=Asia/Tokyo:{at('2026-04-01 09:00') + timedelta(minutes=45 * nth):%Y%m%dT%H%M%S}",
            "DURATION:PT30M",
        )
        for nth in range(10_000)
    ]
    reading, seconds = timed(a_file(*events), YEAR)
    assert seconds < 3 * WITHIN_SECONDS
    assert (len(reading.spans), reading.skipped, reading.cut) == (10_000, 0, False)


def test_a_long_past_costs_nothing_of_the_limit() -> None:
    past = an_event("DTSTART:20160407T100000", "DTEND:20160407T110000")
    reading, seconds = timed(a_file(*[past] * 30_000, an_event("DTSTART;VALUE=DATE:20260407")))
    assert (told(reading), reading.cut) == ([("04-07 00:00", "04-08 00:00")], False)
    assert seconds < 3 * WITHIN_SECONDS


def test_what_began_long_ago_and_lasts_is_busy() -> None:
    assert read("DTSTART:20160407T100000", "DTEND:20260402T110000") == [
        ("04-01 00:00", "04-02 11:00")
    ]


def test_more_than_may_be_read_is_said() -> None:
    reading, seconds = timed(
        a_file(*[an_event("DTSTART:20260407T100000", "DURATION:PT1H")] * 20_000)
    )
    assert reading.cut
    assert told(reading) == [("04-07 10:00", "04-07 11:00")]
    assert seconds < 3 * WITHIN_SECONDS


LINES = """BEGIN:VCALENDAR BEGIN:VEVENT END:VEVENT BEGIN:VTIMEZONE END:VTIMEZONE BEGIN:STANDARD END:STANDARD
BEGIN:VALARM TZID:Own TZOFFSETTO:+9999 TZOFFSETFROM:-0000 DTSTART;TZID=Own:20260406T100000 DTSTART:20260406
DTEND:Z DTEND:20260409 RRULE:FREQ=DAILY RRULE:FREQ=HOURLY;BYHOUR=25 EXDATE:20260407 DURATION:-P1D ::: ;=;
RDATE:20260401T000000Z/P1D RECURRENCE-ID:20260407"""
pieces = st.sampled_from(LINES.split()) | st.text(max_size=20)


@settings(max_examples=300)
@given(st.lists(pieces, max_size=40))
@example([" 0"])
def test_nothing_in_a_file_is_a_fault(lines: list[str]) -> None:
    # A line that begins with a space goes on with the one before it, which must not be the first.
    reading = read_calendar("\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *lines]), APRIL, JAPAN)
    assert all(APRIL.start <= it.start < it.end <= APRIL.end for it in reading.spans)
