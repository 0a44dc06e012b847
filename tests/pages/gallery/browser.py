"""A browser looks at the gallery: pages and files are handed to Chromium directly, under the product's strict CSP."""

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Route

from api.views.frame import Language
from tests.pages.gallery.scene import Scene
from tests.pages.gallery.shown import shown

API = Path(__file__).parents[3] / "api"
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'"
)
LETTER = "<!doctype html><html lang=ja><title>手紙</title><p>10月16日(金)17:15までに、目標の確認をお願いします。"


def look_at(
    browser: Browser, scene: Scene, width: int, language: Language = Language.JAPANESE
) -> Page:
    """Opens a scene at one width; what went wrong is collected in ``page.troubles``."""
    page = open_window(browser, width)
    show(page, scene, language)
    return page


def open_window(browser: Browser, width: int) -> Page:
    """An empty window, which may show many scenes: a window costs more than the pages in it."""
    page = browser.new_page(viewport={"width": width, "height": 900}, bypass_csp=False)
    troubles: list[str] = []
    page.on(
        "console",
        lambda message: (
            troubles.append(message.text) if message.type in ("error", "warning") else None
        ),
    )
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.troubles = troubles  # type: ignore[attr-defined]
    return page


def show(page: Page, scene: Scene, language: Language = Language.JAPANESE) -> None:
    """Goes to a scene in a window; ``page.troubles`` begins anew."""
    html = shown(scene, language)

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path == "/letter.html":
            route.fulfill(body=LETTER, content_type="text/html; charset=utf-8")
        elif path.startswith("/static/"):
            file = API / path.lstrip("/")
            route.fulfill(body=file.read_bytes(), content_type=TYPES[file.suffix])
        else:
            route.fulfill(
                body=html,
                content_type="text/html; charset=utf-8",
                headers={"Content-Security-Policy": CSP},
            )

    page.unroute_all()
    page.route("**/*", answer)
    page.troubles.clear()  # type: ignore[attr-defined]
    page.goto(f"http://ayumi.test{scene.path}")
