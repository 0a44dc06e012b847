"""What is said beside the pages 画面のほか: mails, waiting letters, commands, what the audit trail keeps."""

from collections.abc import AsyncIterator
from types import SimpleNamespace

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from ayumi import doctor
from models.queries.cycles import living_cases
from models.queries.figures import figures
from models.queries.hr_cycles import cases_by_cycle
from models.queries.living_cases import first_living, living_by_phase
from models.queries.quiet import is_quiet
from models.tables.audit import AuditRow
from models.tables.cycle import CycleRow
from models.tables.letter import LetterRow
from tests.given.people import Someone
from tests.secrecy.knowing import Known
from tests.secrecy.looking import Seen, named
from tests.secrecy.worlds import World


async def mails_to(world: World, viewer: Someone, mine: Known) -> Seen:
    """Headers, subject and body of every mail, and each letter as it stands in the book."""
    seen = {
        f"mail {nth} to {viewer.id}": named(mail, mine)
        for nth, mail in enumerate(world.city.mails.sent.get(viewer.id, []))
    }
    async with world.city.database.reading() as session:
        rows = await session.scalars(
            select(LetterRow)
            .where(col(LetterRow.person_id) == viewer.id)
            .order_by(col(LetterRow.created_at), col(LetterRow.once_key))
        )
        letters = [row.model_dump_json() for row in rows]
    return seen | {
        f"letter {nth} to {viewer.id}": named(it, mine) for nth, it in enumerate(letters)
    }


async def told_to_the_office(world: World, mine: Known) -> Seen:
    """``ayumi status`` and ``doctor``, what a cycle's closing names, and all of the audit trail."""
    async with world.city.database.reading() as session:
        said = {
            "status": (await figures(session)).model_dump_json(),
            "cycles": str(sorted((await cases_by_cycle(session)).items())),
            "quiet": str(await is_quiet(session, world.app.clock())),
            "trail": "\n".join([row async for row in _trail(session)]),
        }
        for cycle in await session.scalars(select(CycleRow)):
            said[f"close {cycle.kind}"] = await _closing(session, cycle.id)
    said["doctor"] = str(await doctor._book(_installation(world)))  # type: ignore[arg-type]
    return {what: named(text, mine) for what, text in said.items()}


def _installation(world: World) -> SimpleNamespace:
    return SimpleNamespace(
        database=world.city.database,
        seals=world.app.parts.seals,
        settings=SimpleNamespace(is_practice=True),
        days=world.app.parts.days,
    )


async def _closing(session: AsyncSession, cycle_id: str) -> str:
    phases = await living_by_phase(session, cycle_id)
    first = await first_living(session, cycle_id, 10)
    return f"{await living_cases(session, cycle_id)} {dict(phases)} {first}"


async def _trail(session: AsyncSession) -> AsyncIterator[str]:
    for row in await session.scalars(select(AuditRow).order_by(col(AuditRow.id))):
        yield row.model_dump_json()
