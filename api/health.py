"""Whether the pages are up 稼働: asked by whoever watches over the service; says nothing about the city."""

from fastapi import APIRouter, Request
from sqlalchemy import text
from starlette.responses import JSONResponse

from api import addresses
from api.parts import parts_of

router = APIRouter()


@router.get(addresses.HEALTH)
async def health(request: Request) -> JSONResponse:
    """200 when the book can be read; a fault (500) when it cannot."""
    async with parts_of(request).database.reading() as session:
        await session.execute(text("SELECT 1"))
    return JSONResponse({"status": "ok"})
