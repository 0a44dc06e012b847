"""Cookies クッキー: one for the session, one for a visitor before signing in; neither says who anybody is."""

import secrets
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from api.parts import House

_SESSION: Final = "ayumi"
_VISITOR: Final = "ayumi-visitor"
_LANGUAGE: Final = "ayumi-language"


class Cookies:
    """Over https the names carry ``__Host-``: this host only, secure, whole site.

    A plain cookie is for practice on this machine, and where a setting accepts http.
    """

    def __init__(self, house: House) -> None:
        self._secure = house.is_https
        self._prefix = "__Host-" if house.is_https else ""

    def session(self, request: Request) -> str | None:
        return request.cookies.get(self._prefix + _SESSION)

    def visitor(self, request: Request) -> str | None:
        return request.cookies.get(self._prefix + _VISITOR)

    def language(self, request: Request) -> str | None:
        return request.cookies.get(self._prefix + _LANGUAGE)

    def set_session(self, response: Response, token: str) -> None:
        self._set(response, _SESSION, token)

    def set_visitor(self, response: Response, token: str) -> None:
        self._set(response, _VISITOR, token)

    def set_language(self, response: Response, language: str) -> None:
        self._set(response, _LANGUAGE, language)

    def forget_session(self, response: Response) -> None:
        response.delete_cookie(
            self._prefix + _SESSION, secure=self._secure, httponly=True, samesite="lax"
        )

    def _set(self, response: Response, name: str, value: str) -> None:
        """Gone with the browser: how long a session lasts is decided on the server."""
        response.set_cookie(
            self._prefix + name, value, secure=self._secure, httponly=True, samesite="lax", path="/"
        )


def new_visitor() -> str:
    return secrets.token_urlsafe(24)
