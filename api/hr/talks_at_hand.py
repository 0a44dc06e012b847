"""The 1on1 of a year at the HR desk 年度の1on1: its cycle, its pack, what is looked at, how far it is covered."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import Depends, Query
from sqlalchemy.ext.asyncio import AsyncSession

from api.hr.rows import Desk
from api.hr.year_at_desk import YearFound, year_found
from api.i18n.catalogue import translations
from api.i18n.words import MONTHS
from api.views.frame import Language
from models.errors import NotFound
from models.ids import PersonId
from models.one_on_one.coverage import Coverage, OwedRound, SeriesFact, Stands, covered
from models.one_on_one.rounds import Round, rounds
from models.one_on_one.selection import OneSeries, series_of
from models.queries.access_hr_talks import series_for_hr, talks_for_hr, years_of_talks
from models.rights import Viewer


@dataclass(frozen=True)
class TalksAsked:
    """What the address asks for; ``year`` 0 is the newest pack's, ``nth`` 0 every round, ``what`` the list."""

    what: str = ""
    year: int = 0
    section: str = ""
    nth: int = 0

    def address(self, path: str, **changes: Any) -> str:
        said = {name: value for name, value in asdict(replace(self, **changes)).items() if value}
        return f"{path}?{urlencode(said)}" if said else path


What = Literal["missed", "overdue", "moved", "all"]


def _asked(
    what: What = "missed",
    year: Annotated[int, Query(ge=0, le=9999)] = 0,
    section: Annotated[str, Query(max_length=64)] = "",
    nth: Annotated[int, Query(ge=0, le=12)] = 0,
) -> TalksAsked:
    return TalksAsked(what, year, section, nth)


AsTalksAsked = Annotated[TalksAsked, Depends(_asked)]
"""Which list, year, section and round, out of the address."""


@dataclass(frozen=True)
class YearAtHand(YearFound):
    """The 1on1 of a year, with the series that it has."""

    series: Sequence[SeriesFact] = ()

    @cached_property
    def windows(self) -> tuple[Round, ...]:
        return rounds(self.year, self.policy.one_on_one.every_months.value)

    @cached_property
    def selected(self) -> Sequence[OneSeries]:
        """Those who have no series yet: who would have one if it were opened today, and who would not."""
        organisation, have = self.desk.arrival.organisation, {it.person_id for it in self.series}
        return list(series_of(organisation, self.policy, self.year, self.desk.today, have))

    @property
    def numbers(self) -> range:
        """The numbers of the year's rounds."""
        return range(1, len(self.windows) + 1)

    def begun(self, owed: Sequence[OwedRound]) -> list[OwedRound]:
        """Without the rounds whose window lies ahead, but for those held already."""
        return [
            one
            for one in owed
            if one.stands is Stands.HELD
            or self.windows[one.number - 1].first_day <= self.desk.today
        ]

    @property
    def columns(self) -> tuple[str, ...]:
        """The rounds by the months of their windows: ``4・5月``, ``4〜6月``, in English ``Month 4-5``."""
        return tuple(map(self.round_name, self.numbers))

    def round_name(self, nth: int) -> str:
        language, window = Language(self.desk.arrival.language), self.windows[nth - 1]
        first, last = window.first_day.month, window.last_day.month
        to = (
            "-" if language is Language.ENGLISH else "・" if last % 12 == (first + 1) % 12 else "〜"
        )
        months = str(first) if first == last else f"{first}{to}{last}"
        return translations(language).gettext(MONTHS) % {"months": months}


async def year_at_hand(
    session: AsyncSession, desk: Desk, viewer: Viewer, year: int
) -> YearAtHand | None:
    """The year asked for, else that of the newest pack; None before any pack.

    Raises NotFound for a year that has neither a pack nor a 1on1.
    """
    years = await years_of_talks(session, viewer)
    found = await year_found(session, desk, years, year, lambda it: it.one_on_one.used.value)
    if found is None:
        return None
    series = await series_for_hr(session, viewer, found.row.id) if found.row else ()
    return YearAtHand(**vars(found), series=series)


async def opened_year(session: AsyncSession, desk: Desk, viewer: Viewer, year: int) -> YearAtHand:
    """The same for pages that only an opened year has. Raises NotFound."""
    hand = await year_at_hand(session, desk, viewer, year)
    if hand is None or hand.row is None:
        raise NotFound
    return hand


async def coverage_of(session: AsyncSession, hand: YearAtHand, viewer: Viewer) -> Coverage:
    """The year as of today. Raises NotFound before it is opened."""
    if hand.row is None:
        raise NotFound
    desk, organisation = hand.desk, hand.desk.arrival.organisation
    talks = await talks_for_hr(session, viewer, hand.row.id, desk.days.local_day)
    away = {
        one.person_id
        for one in hand.series
        if organisation.on_leave(PersonId(one.person_id), desk.today) is not None
    }
    return covered(hand.series, talks, hand.windows, desk.today, away)
