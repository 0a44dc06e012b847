"""Shows a scene: the page's text as a browser would receive it, with no server in between."""

from starlette.requests import Request

from api.pages import Pages
from api.views.frame import Language
from tests.pages.gallery.scene import Scene, frame

PAGES = Pages(frame(None), assets="1")


def shown(scene: Scene, language: Language = Language.JAPANESE) -> str:
    request = Request(
        {"type": "http", "method": "GET", "path": scene.path, "headers": [], "query_string": b""}
    )
    request.state.frame = frame(scene.viewer, hr=scene.hr)
    request.state.csrf_token = "csrf"
    request.state.language = language
    answer = PAGES.render(request, scene.template, place=scene.place, **scene.context)
    return bytes(answer.body).decode()
