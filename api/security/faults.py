"""Faults 不具合: whatever nobody expected ends here, inside the headers, and says nothing about itself."""

import logging
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger("ayumi.api")


class Faults:
    """Logs the fault with its trace and answers with ``page``, unless an answer has begun."""

    def __init__(self, app: ASGIApp, page: Callable[[Request], Response]) -> None:
        self._app = app
        self._page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception:
            log.exception("a fault on a page", extra={"method": scope["method"]})
            if begun:
                raise
            await self._page(Request(scope))(scope, receive, send)
