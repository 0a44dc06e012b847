"""What waits for HR in the programmes that run 人事課の判断を待つ数: mentees without a mentor, changes, pairs gone quiet."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from api import addresses
from api.views.hr_overview import MentoringCounts
from models.mentoring.quiet import HR_SEES_FROM, Presence, quiet_in_a_row
from models.mentoring.standing import WAITS, MenteeFact, Standing
from models.mentoring.steps import PairStep
from models.queries.access_hr_mentoring import (
    desk_tasks,
    mentees_for_hr,
    programme_years,
    talk_times_for_hr,
    windows_for_hr,
)
from models.rights import Viewer
from models.tables.cycle import CycleRow, CycleState

_RUNS: Final = frozenset({CycleState.OPENING, CycleState.OPEN})


async def counts_of(
    session: AsyncSession, viewer: Viewer, presence: Presence, rows: Sequence[CycleRow]
) -> MentoringCounts:
    """Of these years together."""
    ids = [it.id for it in rows]
    mentees: list[MenteeFact] = []
    for cycle_id in ids:
        mentees += await mentees_for_hr(session, viewer, cycle_id)
    talk_times = await talk_times_for_hr(session, viewer, ids)
    windows = await windows_for_hr(session, viewer, ids)
    quiet = [
        it
        for it in mentees
        if it.standing is Standing.RUNNING
        and it.living
        and quiet_in_a_row(
            presence.watched(
                (it.person_id, it.living.mentor_id), windows.get((it.case_id, it.living.nth), ())
            ),
            talk_times.get(it.case_id, ()),
        )
        >= HR_SEES_FROM
    ]
    tasks = await desk_tasks(session, viewer, ids)
    return MentoringCounts(
        waiting=sum(it.standing in WAITS for it in mentees),
        changes=sum(it.step is PairStep.DECIDE_CHANGE and it.is_open for it in tasks),
        quiet=len(quiet),
        href=addresses.HR_MENTORING,
    )


async def counts_for_front(
    session: AsyncSession, viewer: Viewer, presence: Presence
) -> MentoringCounts:
    """Of all that run, for HR's front page; one question where there is none."""
    rows = [it for it in await programme_years(session, viewer) if it.state in _RUNS]
    return await counts_of(session, viewer, presence, rows) if rows else MentoringCounts()
