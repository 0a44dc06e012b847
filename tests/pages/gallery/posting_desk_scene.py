"""A scene of the posting desk 公募の窓口の場面, and the two postings of which its pages speak."""

from typing import Any

from api.views.frame import Place
from api.views.posting_desk import DeskPosting
from tests.pages.gallery.scene import NAKAMURA, ONO, SATO, Scene

YEAR = "令和8年度 チャレンジ・ジョブ制度"
LOBBY = DeskPosting(
    number=1,
    title="窓口のデジタル化の企画",
    section="市民課",
    seats=1,
    state="listed",
    href="/posting-desk/postings/1",
    applicants=7,
    ranked=True,
    chair=NAKAMURA,
)
BOOKS = DeskPosting(
    number=2,
    title="公会計の見直しと財務書類の分かりやすい公表の担当",
    section="教育委員会事務局 生涯学習・文化財課",
    seats=2,
    state="listed",
    href="/posting-desk/postings/2",
    chair=SATO,
)


def at_desk(name: str, template: str, *, hr: bool = False, **context: Any) -> Scene:
    place = Place.HR if hr else Place.MY_PEOPLE
    path = "/posting-desk" if template.endswith("/page.html") else "/"
    return Scene(name, f"posting_desk/{template}", context, ONO, place, hr=hr, path=path)
