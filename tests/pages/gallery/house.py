"""The gallery behind an open door 見本の窓口: a real server on this machine, so that the browser's network log is real."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT

from tests.pages.gallery import SCENES
from tests.pages.gallery.browser import API, CSP, LETTER, TYPES
from tests.pages.gallery.shown import shown

AXE = "/axe.js"
BY_PATH = {f"/{scene.name}": scene for scene in SCENES}

FRAMED = CSP.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
"""A letter is shown inside the mailbox's page."""


class GalleryHandler(BaseHTTPRequestHandler):
    """``/<name of a scene>`` is the page; files are the product's own, and ``AXE`` the looker's."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path in BY_PATH:
            self._answers(200, "text/html; charset=utf-8", shown(BY_PATH[path]).encode())
        elif path == "/letter.html":
            self._answers(200, "text/html; charset=utf-8", LETTER.encode(), FRAMED)
        elif path == AXE:
            self._answers(200, TYPES[".js"], AXE_SCRIPT.encode(), keep=True)
        elif path.startswith("/static/") and (API / path.lstrip("/")).is_file():
            file = API / path.lstrip("/")
            self._answers(200, TYPES[file.suffix], file.read_bytes(), keep=True)
        else:
            self._answers(404, "text/plain", b"")

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is printed."""

    def _answers(
        self, status: int, kind: str, body: bytes, policy: str = CSP, *, keep: bool = False
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", policy)
        self.send_header("Cache-Control", "max-age=3600" if keep else "no-store")
        self.end_headers()
        self.wfile.write(body)


class GalleryServer(ThreadingHTTPServer):
    """A browser that goes on to the next page hangs up in the middle of a file: no error."""

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def a_gallery_house() -> Iterator[str]:
    """The address of the gallery while the block lasts."""
    server = GalleryServer(("127.0.0.1", 0), GalleryHandler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
