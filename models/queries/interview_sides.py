"""Whom an interview 面談 takes and when they are free: the panel as one side, each applicant as the other.

Busy is what everybody may see of a person, and what this posting's own interviews take. Another posting's
are never in it: a time found taken would tell that the person applied there too, or that anybody did. Those
of another panel the chair sits on count for the chair alone, who plans. Why somebody is not free is never told.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce

from sqlalchemy.ext.asyncio import AsyncSession

from models.one_on_one.free_times import common_times, free_times, talk_hours
from models.one_on_one.likes import Likes, Part
from models.one_on_one.sides import Side
from models.one_on_one.talk import Span
from models.open_days import OpenDays
from models.organisation import Organisation
from models.policy.talks import TalkHours
from models.queries.availability import busy_of
from models.queries.sealed_times import on_other_panels, sealed_busy
from models.queries.talk_sides import likes_of
from models.tables.interview import InterviewRow


@dataclass(frozen=True)
class Within:
    """Days and hours in which interviews may lie."""

    first: date
    last: date
    hours: TalkHours
    days: OpenDays


@dataclass(frozen=True)
class Panel:
    """Who interviews for a posting, the chair first; the chair alone plans."""

    posting_id: str
    members: Sequence[str]


@dataclass(frozen=True)
class InterviewSides:
    """The panel's common free times, and each applicant's by candidacy."""

    panel: Side
    applicants: dict[str, Side]


async def interview_sides(
    session: AsyncSession,
    organisation: Organisation,
    panel: Panel,
    applicants: Mapping[str, str],
    within: Within,
    interviews: Mapping[str, InterviewRow],
    *,
    not_before: datetime,
) -> InterviewSides:
    """``applicants``: the person by candidacy. Interviews of these candidacies are in nobody's way."""
    open_times = talk_hours(within.first, within.last, within.hours, within.days)
    people = [*panel.members, *applicants.values()]
    busy: dict[str, list[Span]] = {who: [] for who in people}
    if open_times:
        window = Span(start=open_times[0].start, end=open_times[-1].end)
        busy = await busy_of(session, organisation, people, window, within.days)
        own = await sealed_busy(session, panel.posting_id, people, window, beside=[*applicants])
        busy = {who: [*spans, *own[who]] for who, spans in busy.items()}
        chair = panel.members[0]
        busy[chair] += await on_other_panels(session, panel.posting_id, chair, window)
    likes = await likes_of(session, applicants.values())
    free = {who: free_times(open_times, spans, not_before) for who, spans in busy.items()}
    return InterviewSides(
        panel=Side(
            person_id="panel", free=reduce(common_times, (free[who] for who in panel.members))
        ),
        applicants={
            key: Side(
                person_id=key,
                free=free_times(free[who], declined(interviews.get(key))),
                likes=_likes(interviews.get(key), likes.get(who, Likes())),
            )
            for key, who in applicants.items()
        },
    )


def declined(row: InterviewRow | None) -> list[Span]:
    """Times the applicant said not to be able to take."""
    if row is None:
        return []
    return [Span.of(datetime.fromisoformat(it), row.minutes) for it in row.declined]


def _likes(row: InterviewRow | None, usual: Likes) -> Likes:
    """What was asked for with another time comes before what a person usually likes."""
    if row is None or row.likes not in set(Part):
        return usual
    return Likes(parts=frozenset({Part(row.likes)}))
