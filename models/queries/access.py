"""Access 閲覧の入口: who is looking, as of the business day; all protected reads start from this value.

What a viewer may read of a case is asked in the ``access_*`` modules beside this one (deny by default).
"""

from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models.ids import PersonId
from models.queries.organisation import OrganisationCache
from models.rights import Viewer, standing_mark, viewer_on


class Standing:
    """Answers who somebody is on a day, from the organisation in memory (one tiny query a request)."""

    def __init__(self, organisations: OrganisationCache) -> None:
        self._organisations = organisations

    async def viewer(self, session: AsyncSession, person_id: PersonId, day: date) -> Viewer | None:
        """The viewer, or None for whoever is not employed that day."""
        return viewer_on(await self._organisations.get(session), person_id, day)

    async def mark(self, session: AsyncSession, person_id: PersonId, day: date) -> str:
        return standing_mark(await self._organisations.get(session), person_id, day)
