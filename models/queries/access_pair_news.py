"""Access to the news of one's own pairs 自分の組の知らせ: what a letter that names nothing leads to.

It says that a pair began, ended, or has not talked for a while; never why, or by whose word.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.case import TaskState
from models.mentoring.case import About
from models.mentoring.pair import PairState
from models.mentoring.quiet import Presence, TalkTime, Window, is_fixed_ahead, quiet_in_a_row
from models.mentoring.steps import PairStep
from models.one_on_one.talk import TalkState
from models.rights import Viewer
from models.tables.cycle import CycleRow
from models.tables.mentoring import PairRow
from models.tables.talk import TalkRow
from models.tables.task import TaskRow


class News(StrEnum):
    STARTED = "started"  # 組の開始
    ENDED = "ended"  # 組の終了
    NOT_BEGUN = "not_begun"  # 組が始まらなかった
    QUIET = "quiet"  # 面談の途切れ


class PairNews(NamedTuple):
    """One pair of the viewer; ``programme`` as the year is called."""

    news: News
    other_id: str
    programme: str
    on: date | None = None


async def pair_news(
    session: AsyncSession, viewer: Viewer, presence: Presence, since: date, now: datetime
) -> list[PairNews]:
    """The latest first: what happened since that day, and pairs that have not talked; one question for most people."""
    who = viewer.person_id
    rows = await session.execute(
        select(PairRow, col(CycleRow.name))
        .join(CycleRow, col(CycleRow.id) == col(PairRow.cycle_id))
        .where(
            or_(col(PairRow.mentee_id) == who, col(PairRow.mentor_id) == who),
            or_(col(PairRow.state) == PairState.RUNNING, col(PairRow.ended_on) >= since),
        )
        .order_by(col(PairRow.asked_at).desc())
    )
    pairs = [(row, name) for row, name in rows]
    running = [it for it, _ in pairs if it.state == PairState.RUNNING]
    quiet = await _quiet(session, presence, running, now)
    found = [_news(viewer, pair, name, since, quiet) for pair, name in pairs]
    return [it for it in found if it is not None]


def _news(
    viewer: Viewer, pair: PairRow, name: str, since: date, quiet: Collection[str]
) -> PairNews | None:
    other = pair.mentor_id if pair.mentee_id == viewer.person_id else pair.mentee_id
    if pair.ended_on:
        news = News.ENDED if pair.started_on else News.NOT_BEGUN
        return PairNews(news, other, name, pair.ended_on)
    if pair.id in quiet:
        return PairNews(News.QUIET, other, name)
    if pair.started_on and pair.started_on >= since:
        return PairNews(News.STARTED, other, name, pair.started_on)
    return None


async def _quiet(
    session: AsyncSession, presence: Presence, pairs: Sequence[PairRow], now: datetime
) -> frozenset[str]:
    windows = await _windows(session, [it.case_id for it in pairs])
    if not windows:
        return frozenset()
    talk_times = await _talk_times(session, {case_id for case_id, _ in windows})
    return frozenset(
        it.id
        for it in pairs
        if quiet_in_a_row(
            presence.watched((it.mentee_id, it.mentor_id), windows.get((it.case_id, it.nth), ())),
            talk_times.get(it.case_id, ()),
        )
        and not is_fixed_ahead(talk_times.get(it.case_id, ()), now)
    )


async def _windows(
    session: AsyncSession, case_ids: Collection[str]
) -> Mapping[tuple[str, int], list[Window]]:
    if not case_ids:
        return {}
    rows = await session.execute(
        select(
            col(TaskRow.case_id), col(TaskRow.key), col(TaskRow.opens_at), col(TaskRow.expires_at)
        ).where(
            col(TaskRow.case_id).in_(case_ids),
            col(TaskRow.step) == PairStep.WATCH_QUIET,
            col(TaskRow.state) == TaskState.EXPIRED,
        )
    )
    found: dict[tuple[str, int], list[Window]] = defaultdict(list)
    for case_id, key, opens_at, expires_at in rows:
        if expires_at is not None:
            found[case_id, About.of_key(key).pair].append(Window(opens_at, expires_at))
    return found


async def _talk_times(
    session: AsyncSession, case_ids: Collection[str]
) -> Mapping[str, list[TalkTime]]:
    rows = await session.execute(
        select(col(TalkRow.case_id), col(TalkRow.state), col(TalkRow.starts_at)).where(
            col(TalkRow.case_id).in_(case_ids), col(TalkRow.starts_at).is_not(None)
        )
    )
    found: dict[str, list[TalkTime]] = defaultdict(list)
    for case_id, state, starts_at in rows:
        if starts_at is not None:
            found[case_id].append(TalkTime(TalkState(state), starts_at))
    return found
