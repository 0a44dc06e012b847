"""Where a form comes from 送信元: the browser says it, and a form of another site is refused unread."""

from enum import Enum

from starlette.requests import Request

from api.parts import House


class Source(Enum):
    OURS = "ours"  # 自サイト
    FOREIGN = "foreign"  # 他サイト
    UNSAID = "unsaid"  # 不明


def source_of(request: Request, house: House) -> Source:
    """Sec-Fetch-Site where the browser sends it (https and loopback), else Origin.

    Pages carry ``same-origin`` as their own referrer policy: under ``no-referrer`` a browser would
    send ``Origin: null`` with our own forms. Neither header: the token alone decides.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return Source.OURS if site in ("same-origin", "none") else Source.FOREIGN
    origin = request.headers.get("origin")
    if origin is None or origin == "null":
        return Source.UNSAID
    return Source.OURS if origin.casefold() == house.origin.casefold() else Source.FOREIGN
