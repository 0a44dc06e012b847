"""Headers 応答の見出し on every answer, whatever its status: nothing from outside, nothing framed, nothing kept.

Letters are shown as they were sent, with their own inline style, in a frame that can do nothing. Where
no file and no letter was found, the answer is a page of the city like any other, with a page's headers.
"""

from typing import Final

from secure import (
    CacheControl,
    ContentSecurityPolicy,
    CrossOriginOpenerPolicy,
    CrossOriginResourcePolicy,
    PermissionsPolicy,
    ReferrerPolicy,
    Secure,
    StrictTransportSecurity,
    XContentTypeOptions,
    XFrameOptions,
)
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

STATIC: Final = "/static/"
LETTER_VIEWS: Final = "/letter-view/"
_YEAR: Final = 31_536_000
_SERVED: Final = frozenset({200, 206, 304})
"""A file or letter was there."""


def _pages() -> ContentSecurityPolicy:
    return (
        ContentSecurityPolicy()
        .default_src("'none'")
        .script_src("'self'")
        .style_src("'self'")
        .img_src("'self'")
        .font_src("'self'")
        .connect_src("'self'")
        .frame_src("'self'")
        .form_action("'self'")
        .base_uri("'none'")
        .object_src("'none'")
        .frame_ancestors("'none'")
    )


def _letters() -> ContentSecurityPolicy:
    return (
        ContentSecurityPolicy()
        .sandbox("allow-popups")
        .default_src("'none'")
        .style_src("'unsafe-inline'")
        .form_action("'none'")
        .base_uri("'none'")
        .frame_ancestors("'self'")
    )


def _headers(csp: ContentSecurityPolicy, cache: str, *, is_https: bool, framed: bool) -> Secure:
    """HSTS only over https: an intranet on http would lock itself out."""
    frames = XFrameOptions()
    return Secure(
        csp=csp,
        cache=CacheControl().set(cache),
        coop=CrossOriginOpenerPolicy().same_origin(),
        corp=CrossOriginResourcePolicy().same_origin(),
        hsts=StrictTransportSecurity().max_age(_YEAR) if is_https else None,
        permissions=PermissionsPolicy().camera().geolocation().microphone(),
        referrer=ReferrerPolicy().no_referrer(),
        xcto=XContentTypeOptions().nosniff(),
        xfo=frames.sameorigin() if framed else frames.deny(),
    )


class Headers:
    """The outermost layer: pages, letters and static files each have their own set."""

    def __init__(self, app: ASGIApp, *, is_https: bool) -> None:
        def made(csp: ContentSecurityPolicy, cache: str, framed: bool = False) -> dict[str, str]:
            return dict(_headers(csp, cache, is_https=is_https, framed=framed).headers)

        self._app = app
        self._pages = made(_pages(), "no-store")
        self._letters = made(_letters(), "no-store", framed=True)
        self._static = made(_pages(), "public, max-age=31536000, immutable")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._chosen(scope["path"], message["status"]))
            await send(message)

        await self._app(scope, receive, with_headers)

    def _chosen(self, path: str, status: int) -> dict[str, str]:
        if status not in _SERVED:
            return self._pages
        if path.startswith(STATIC):
            return self._static
        return self._letters if path.startswith(LETTER_VIEWS) else self._pages
