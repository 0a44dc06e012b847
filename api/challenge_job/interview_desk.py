"""The chair's desk for interviews 面談の日程: what is fixed, what may be chosen, and a plan for the rest."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from api.challenge_job.panel import PanelHand
from api.dates import DateWords
from api.views.answers import Choice
from api.views.frame import Language
from models.challenge_job.interview import A_DAY, InterviewState, interview_days
from models.one_on_one.chosen_time import TalkBounds, clocks
from models.one_on_one.round_plan import RoundPlan, plan_round
from models.one_on_one.sides import Invitee
from models.one_on_one.talk import Span
from models.policy.talks import TalkHours
from models.queries.interview_sides import InterviewSides, Panel, Within, interview_sides
from models.tables.interview import InterviewRow

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class InterviewDesk:
    """Of one posting: everybody before the panel, and the days on which interviews may lie."""

    panel: PanelHand

    @property
    def hours(self) -> TalkHours:
        return self.panel.hand.policy.one_on_one.hours.value

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.panel.hand.days.rules.timezone)

    @property
    def days(self) -> tuple[date, date]:
        return interview_days(self.panel.hand.campaign, self.panel.duty.about.call)

    @property
    def rules(self) -> TalkBounds:
        return TalkBounds(self.hours, self.panel.hand.days, self.days[1])

    @property
    def minutes(self) -> int:
        """How long the interviews are so far."""
        usual = self.panel.hand.chapter.interview_minutes_usual.value
        return next((it.minutes for it in self.panel.interviews.values()), usual)

    @property
    def lengths(self) -> tuple[int, ...]:
        """Minutes a chair may choose from."""
        return self.panel.hand.chapter.interview_minutes.value

    @property
    def where(self) -> tuple[str, str]:
        """The room and the online address so far."""
        return next(((it.place, it.online) for it in self.panel.interviews.values()), ("", ""))

    def fixed(self, key: str) -> InterviewRow | None:
        row = self.panel.interviews.get(key)
        return row if row and row.state == InterviewState.FIXED else None

    def is_over(self, key: str) -> bool:
        """Whether the interview has begun: its time stands."""
        row = self.fixed(key)
        return row is not None and row.starts_at <= self.panel.hand.now

    @property
    def open_keys(self) -> tuple[str, ...]:
        return tuple(key for key in self.panel.keys if not self.is_over(key))

    def day_choices(self) -> tuple[Choice, ...]:
        """Open days from today on."""
        first, last = max(self.days[0], self.panel.hand.today), self.days[1]
        words = DateWords(Language(self.panel.hand.arrival.language))
        every = (first + n * _DAY for n in range((last - first).days + 1))
        return tuple(
            Choice(value=day.isoformat(), words=words.day(day))
            for day in every
            if self.panel.hand.days.is_open(day)
        )

    def time_choices(self, minutes: int) -> tuple[Choice, ...]:
        every = clocks(self.hours, minutes, self.panel.hand.days)
        return tuple(
            Choice(value=at.isoformat("minutes"), words=f"{at.hour}:{at:%M}") for at in every
        )


async def sides_at(desk: InterviewDesk, not_before: datetime) -> InterviewSides:
    """When the panel and the applicants are free, from that moment on."""
    panel, hand = desk.panel, desk.panel.hand
    first, last = desk.days
    async with hand.parts.database.reading() as session:
        return await interview_sides(
            session,
            hand.organisation,
            Panel(panel.duty.posting.id, panel.duty.members),
            {it.id: it.person_id for it in panel.people},
            Within(max(first, hand.today), last, desk.hours, hand.days),
            panel.interviews,
            not_before=not_before,
        )


async def planned(
    desk: InterviewDesk,
    sides: InterviewSides,
    fixed: Mapping[str, datetime],
    minutes: int,
    keys: Sequence[str],
) -> RoundPlan:
    """Times for these candidacies; ``fixed`` stay. The whole panel sits in each interview."""
    over = [desk.fixed(key) for key in desk.panel.keys if desk.is_over(key)]
    booked = [Span.of(it.starts_at, it.minutes) for it in over if it]
    people = [
        Invitee(**sides.applicants[key].model_dump(), minutes=minutes, fixed=fixed.get(key))
        for key in keys
    ]
    return await asyncio.to_thread(
        plan_round, sides.panel, people, desk.panel.hand.days, a_day=A_DAY, booked=booked
    )
