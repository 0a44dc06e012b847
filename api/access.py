"""Access 入場: dependencies whose names are sentences; whoever may not enter learns nothing (404)."""

from typing import Annotated

from fastapi import Depends, Request

from api.security.arrivals import arrival_of
from models.errors import NotFound, NotSignedIn
from models.rights import Viewer


async def _signed_in(request: Request) -> Viewer:
    arrival = await arrival_of(request)
    if arrival.viewer is None:
        raise NotSignedIn
    return arrival.viewer


SignedIn = Annotated[Viewer, Depends(_signed_in)]
"""The viewer: employed today, with a living session. Raises NotSignedIn."""


async def _at_the_hr_desk(viewer: SignedIn) -> Viewer:
    if not viewer.is_hr:
        raise NotFound
    return viewer


async def _hr_admin(viewer: SignedIn) -> Viewer:
    if not viewer.is_hr_admin:
        raise NotFound
    return viewer


async def _auditor(viewer: SignedIn) -> Viewer:
    if not viewer.is_auditor:
        raise NotFound
    return viewer


AtTheHrDesk = Annotated[Viewer, Depends(_at_the_hr_desk)]
"""人事課 担当・管理."""
HrAdmin = Annotated[Viewer, Depends(_hr_admin)]
"""人事課 管理: invites, grants offices."""
Auditor = Annotated[Viewer, Depends(_auditor)]
"""監査."""
