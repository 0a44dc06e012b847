"""Letting somebody in 応募資格を認めること: whom the posting desk admits after the check takes part like all others."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models.challenge_job.posting import ApplicationState
from models.challenge_job.preferences import ExcludedBecause
from models.challenge_job.sheets import PostingSheet
from models.challenge_job.wanted import Wanted, post_answers
from models.ids import PersonId
from models.organisation import Organisation
from models.policy.schema import Policy
from models.tables.application import ApplicationRow, CandidacyRow
from models.tables.cycle import CycleRow
from models.tables.posting import PostingRow


async def let_in(
    session: AsyncSession,
    organisation: Organisation,
    policy: Policy,
    cycle_id: str,
    person_id: PersonId,
) -> None:
    """Rules not met at the check count no more, also where panels read already; what a posting asks still does.

    The campaign is locked until the transaction ends, as by whoever writes its pages.
    """
    await session.get_one(CycleRow, cycle_id, with_for_update={"key_share": True})
    applications = await session.scalars(
        select(ApplicationRow).where(
            col(ApplicationRow.cycle_id) == cycle_id,
            col(ApplicationRow.person_id) == person_id,
            col(ApplicationRow.state) == ApplicationState.SUBMITTED.value,
        )
    )
    for application in applications.all():
        application.fails = []
        for candidacy, posting in await _kept_out(session, application.id):
            if _fits(organisation, policy, person_id, posting):
                candidacy.excluded = ""
    await session.flush()


async def _kept_out(
    session: AsyncSession, application_id: str
) -> list[tuple[CandidacyRow, PostingRow]]:
    rows = await session.execute(
        select(CandidacyRow, PostingRow)
        .join(PostingRow, col(PostingRow.id) == col(CandidacyRow.posting_id))
        .where(
            col(CandidacyRow.application_id) == application_id,
            col(CandidacyRow.excluded) == ExcludedBecause.NOT_ELIGIBLE.value,
        )
    )
    return [(candidacy, posting) for candidacy, posting in rows]


def _fits(
    organisation: Organisation, policy: Policy, person_id: PersonId, posting: PostingRow
) -> bool:
    sheet = PostingSheet.model_validate(posting.content)
    wanted = Wanted(grades=sheet.grades, families=sheet.families)
    return all(it.holds for it in post_answers(organisation, policy, person_id, wanted))
