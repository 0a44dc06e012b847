"""A scene of the HR desk 人事の場面: seen by somebody of HR."""

from api.views.frame import Place
from tests.pages.gallery.scene import ONO, Scene
from tests.pages.gallery.tasks import answers


def hr(name: str, template: str, path: str = "/hr", **context: object) -> Scene:
    return Scene(
        name,
        template,
        {"answers": answers(draft_url="")} | context,
        ONO,
        Place.HR,
        hr=True,
        path=path,
    )
