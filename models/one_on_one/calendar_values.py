"""Values 値 of calendar files (RFC 5545 3.3): days, moments, lengths, offsets, as the icalendar library reads them."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from icalendar.prop import vDDDTypes, vDuration, vPeriod, vUTCOffset


def day_or_moment(text: str) -> date:
    """A day, or a moment: naive, or UTC if it says so. Raises ValueError."""
    known = vDDDTypes.from_ical(text.strip())  # type: ignore[no-untyped-call]  # icalendar has none
    if isinstance(known, date):
        return known
    raise ValueError("neither a day nor a moment")


def naive(known: date) -> datetime:
    """The local time as it is written; a day begins at midnight."""
    if isinstance(known, datetime):
        return known.replace(tzinfo=None)
    return datetime.combine(known, time())


def zone_of(known: date, zone: tzinfo) -> tzinfo:
    """UTC for a moment that says so, else ``zone``."""
    return known.tzinfo or zone if isinstance(known, datetime) else zone


def moment_of(known: date, zone: tzinfo) -> datetime:
    """The aware UTC moment of a day's beginning or a local time. Raises OverflowError."""
    return naive(known).replace(tzinfo=zone_of(known, zone)).astimezone(UTC)


def local(moment: datetime, zone: tzinfo) -> datetime:
    """An aware moment as the naive local time of a zone. Raises OverflowError."""
    return moment.astimezone(zone).replace(tzinfo=None)


def length_of(text: str) -> timedelta:
    """``PT1H30M``, ``P1D``. Raises ValueError."""
    known = vDuration.from_ical(text.strip())  # type: ignore[no-untyped-call]
    if isinstance(known, timedelta):
        return known
    raise ValueError("no length")


def period_of(text: str, zone: tzinfo) -> tuple[datetime, datetime]:
    """``start/end`` or ``start/length`` as UTC moments. Raises ValueError."""
    start, until = vPeriod.from_ical(text.strip())  # type: ignore[no-untyped-call]
    begin = moment_of(start, zone)
    return begin, begin + until if isinstance(until, timedelta) else moment_of(until, zone)


def offset_of(text: str) -> timedelta:
    """``+0900``. Raises ValueError."""
    known = vUTCOffset.from_ical(text.strip())  # type: ignore[no-untyped-call]
    if isinstance(known, timedelta):
        return known
    raise ValueError("no offset")
