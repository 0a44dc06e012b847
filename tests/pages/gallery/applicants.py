"""The list of postings 公募の一覧 in the gallery, and one of them: open, closed to me, withdrawn, filled."""

from datetime import date
from typing import Any

from api.views.answers import Choice
from api.views.frame import Place
from api.views.postings import MyApplicationLine, PostingList, PostingPage, Taking, ToldLine, Window
from models.challenge_job.late_results import NoSecondCall
from models.challenge_job.posting import ApplicationState
from tests.pages.gallery.applicants_scene import (
    CLOSED,
    DAYS,
    FILLED,
    GONE,
    MAY,
    MAY_NOT,
    OPEN,
    YEAR,
)
from tests.pages.gallery.scene import HANAKO, LONG, NAKAMURA, SATO, TAKAGI, Scene, at

LIST = PostingList(
    campaign=YEAR,
    is_listed=True,
    phase="applying",
    days=DAYS,
    eligibility=MAY,
    form_href="#apply",
    taking=Taking(state=Window.OPEN, until=at(10, 30)),
    lines=(OPEN, CLOSED, GONE, FILLED),
    total=4,
    sections=(Choice(value="1", words="市民課"), Choice(value="2", words="生涯学習・文化財課")),
)
MINE = MyApplicationLine(
    call=1,
    state=ApplicationState.SUBMITTED,
    href="#mine",
    number="7F3K-2M9Q",
    receipt_href="#receipt",
)
TOLD = (
    ToldLine(
        year="令和8年度",
        call=2,
        words="企画の経験を一つ積むと、次は届くと思います。",
        at=at(12, 10, 9, 20),
    ),
    ToldLine(
        year="令和7年度",
        call=1,
        words="窓口の仕事をよく知っておられました。",
        at=at(2, 10, 9, 20),
    ),
)
WITHOUT = tuple(
    it.model_copy(update={"when": "now" if it.name == "transfer_on" else "past"})
    for it in DAYS
    if not it.name.startswith("second_")
)
PAGE = PostingPage(
    campaign=YEAR,
    offer=OPEN,
    panel=(NAKAMURA, SATO, LONG, TAKAGI),
    eligibility=MAY,
    form_href="#apply",
    taking=Taking(state=Window.OPEN, until=at(10, 30)),
)


def around(name: str, template: str, **context: Any) -> Scene:
    return Scene(
        f"applicants-{name}",
        f"challenge_job/{template}.html",
        context,
        HANAKO,
        place=Place.MY_RECORD,
    )


SCENES: tuple[Scene, ...] = (
    around("list", "list", list=LIST),
    around("list-mine", "list", list=LIST.model_copy(update={"mine": (MINE,), "told": TOLD})),
    around(
        "list-may-not",
        "list",
        list=LIST.model_copy(update={"eligibility": MAY_NOT, "form_href": ""}),
    ),
    around("list-nothing-found", "list", list=LIST.model_copy(update={"lines": (), "query": "山"})),
    around("list-before", "list", list=LIST.model_copy(update={"is_listed": False, "lines": ()})),
    around("list-none", "list", list=PostingList()),
    *(
        around(
            f"{name}-taken-{taking.state}",
            name,
            **{key: shown.model_copy(update={"taking": taking, "form_href": ""})},
        )
        for name, key, shown in (("list", "list", LIST), ("posting", "page", PAGE))
        for taking in (
            Taking(state=Window.BEFORE, opens_on=date(2026, 10, 1)),
            Taking(state=Window.SECOND, opens_on=date(2027, 2, 3), closes_on=date(2027, 2, 15)),
            Taking(state=Window.OVER),
        )
    ),
    *(
        around(
            f"list-no-second-{why}",
            "list",
            list=LIST.model_copy(
                update={"taking": Taking(), "form_href": "", "days": WITHOUT, "no_second_call": why}
            ),
        )
        for why in NoSecondCall
    ),
    around("posting", "posting", page=PAGE),
    around("posting-closed", "posting", page=PAGE.model_copy(update={"offer": CLOSED})),
    around("posting-withdrawn", "posting", page=PAGE.model_copy(update={"offer": GONE})),
    around("posting-filled", "posting", page=PAGE.model_copy(update={"offer": FILLED})),
    around("posting-may-not", "posting", page=PAGE.model_copy(update={"eligibility": MAY_NOT})),
)
