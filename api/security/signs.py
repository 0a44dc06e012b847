"""Signs no book keeps 保存できない文字: PostgreSQL knows no NUL, and no keyboard types one."""

from collections.abc import Iterable
from typing import Final

from starlette.requests import Request

from models.errors import NotFound

_NUL: Final = "\x00"


async def address_can_be_asked(request: Request) -> None:
    """Stands before every route. Raises NotFound: an address with such a sign was never given out."""
    asked = request.query_params.multi_items()
    if _NUL in request.url.path or has_unkeepable(asked):
        raise NotFound


def has_unkeepable(fields: Iterable[tuple[str, object]]) -> bool:
    """Whether a name or text among the fields holds such a sign; files are read by their own rules."""
    return any(_NUL in name or (isinstance(it, str) and _NUL in it) for name, it in fields)
