"""What the talks of a case are called 面談の呼び名: a pair's by its programme 制度; a series' are 1on1."""

from collections.abc import Collection
from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.ids import PackId
from models.one_on_one.talk_rules import talk_rules_of
from models.processes import Process
from models.queries.policies import PolicyCache
from models.tables.case import CaseRow

_OF_PROGRAMMES: Final = (Process.MENTORING, Process.PAIR)


async def programme_names(
    session: AsyncSession, policies: PolicyCache, case_ids: Collection[str]
) -> dict[str, str]:
    """The programme's name, by case, of those cases that are a programme's or a pair's; all others are absent."""
    if not case_ids:
        return {}
    rows = await session.execute(
        select(col(CaseRow.id), col(CaseRow.pack_id), col(CaseRow.shape)).where(
            col(CaseRow.id).in_(case_ids), col(CaseRow.process).in_(_OF_PROGRAMMES)
        )
    )
    return {
        case_id: talk_rules_of(await policies.policy(session, PackId(pack_id)), shape).programme
        for case_id, pack_id, shape in rows
    }
