"""The advice directory 助言の名簿 of the gallery: the list, one's offer, asking, a request of two, HR's counts."""

from datetime import date
from typing import Final

from api.charts import Bar, Bars
from api.i18n.fields import field_words
from api.views.advice import (
    AdviceAtHr,
    Asking,
    City,
    Directory,
    HrOffer,
    OfferLine,
    OwnOffer,
    RequestLine,
    RequestPage,
    StandingOffer,
)
from api.views.answers import Answers
from api.views.frame import Place
from api.views.hr_cases import Paging
from models.advice.request import RequestState
from models.errors import FieldError
from models.policy.mentoring import AdviceKind
from tests.pages.gallery.scene import HANAKO, LONG, NAKAMURA, ONO, SATO, TAKAGI, Scene, at

CITY: Final = City(
    name="ベテラン職員への相談",
    adviser_word="ベテラン職員",
    kinds=(AdviceKind.AFTER_PROMOTION, AdviceKind.CAREER),
    answer_within_open_days=3,
    at_most_open=3,
)
OFFER: Final = OfferLine(
    person=NAKAMURA,
    kinds=(AdviceKind.AFTER_PROMOTION, AdviceKind.CAREER),
    words="係長になった年は、私も眠れませんでした。\n何でも聞いてください。",
    ask_href="#ask",
)
OFFERS: Final = (
    OFFER,
    OfferLine(person=LONG, kinds=(AdviceKind.CAREER,), words="", ask_href="#ask"),
    OfferLine(person=SATO, kinds=(AdviceKind.CAREER,), words="昼休みにどうぞ"),
)
LINE: Final = RequestLine(
    other=NAKAMURA,
    kind=AdviceKind.AFTER_PROMOTION,
    state=RequestState.OPEN,
    asked_on=date(2026, 10, 13),
    due_at=at(10, 16),
    href="#request",
    is_adviser=False,
)
TO_ME: Final = LINE.model_copy(update={"other": TAKAGI, "is_adviser": True})
REQUESTS: Final = (
    TO_ME,
    LINE,
    LINE.model_copy(update={"other": LONG, "state": RequestState.ACCEPTED}),
    LINE.model_copy(update={"other": SATO, "state": RequestState.LAPSED}),
)
PAGE: Final = RequestPage(
    line=LINE,
    question="係長になったら、何から始めればよいでしょうか。\n部下のいる仕事は初めてです。",
    reply="",
    lapses_at=at(10, 21),
    may_withdraw=True,
    withdraw_action="#",
    longest=1000,
)
ASKED: Final = PAGE.model_copy(update={"line": TO_ME, "may_withdraw": False, "may_answer": True})
AT_HR: Final = AdviceAtHr(
    year="令和8年度",
    total=9,
    least_people=5,
    offered=52,
    paging=Paging(nth=1, pages=2, after="#after"),
    picture=Bars(
        bars=(Bar(label="昇任した後の仕事", count=6), Bar(label="今後のキャリア", count=3))
    ),
    offers=(
        HrOffer(person=NAKAMURA, number="200104", kinds=OFFER.kinds, paused=False, by_hr=False),
        HrOffer(person=LONG, number="200105", kinds=CITY.kinds[1:], paused=True, by_hr=True),
    ),
)

STANDING: Final = StandingOffer(
    offer=AT_HR.offers[0],
    words=OFFER.words,
    since=date(2026, 10, 1),
    seen="0" * 64,
    longest=300,
)


def page(
    name: str,
    template: str,
    *errors: FieldError,
    values: dict[str, str] | None = None,
    **context: object,
) -> Scene:
    lines = field_words("ja").lines(errors)
    answers = Answers(action="#", nonce="n", values=values or {}, errors=lines)
    is_hr = template.startswith("hr")
    return Scene(
        f"advice-{name}",
        f"advice/{template}.html",
        {"city": CITY, "answers": answers, **context},
        ONO if is_hr else HANAKO,
        Place.HR if is_hr else Place.MY_RECORD,
        hr=is_hr,
    )


def request(name: str, asked: RequestPage, *errors: FieldError, changed: bool = False) -> Scene:
    return page(f"request-{name}", "request", *errors, asked=asked, changed=changed)


def _in(state: RequestState, **more: object) -> RequestPage:
    line = LINE.model_copy(update={"state": state})
    return PAGE.model_copy(update={"line": line, "may_withdraw": False, **more})


LATE: Final = ASKED.model_copy(
    update={
        "line": TO_ME.model_copy(update={"state": RequestState.WITHDRAWN}),
        "question": "",
        "answered_on": date(2026, 10, 14),
        "may_answer": False,
        "unsent": "木曜の昼に、食堂でお話ししましょう。\n内線は2210です。",
    }
)

SCENES = (
    page(
        "list-filled", "directory", directory=Directory(offers=OFFERS, requests=REQUESTS, total=3)
    ),
    page(
        "list-long",
        "directory",
        directory=Directory(
            offers=OFFERS,
            requests=REQUESTS,
            total=120,
            paging=Paging(nth=2, pages=3, before="#before", after="#after"),
            asked_paging=Paging(nth=1, pages=2, after="#asked"),
        ),
    ),
    page("list-empty", "directory", directory=Directory()),
    page(
        "list-nobody",
        "directory",
        directory=Directory(shown="after_promotion", total=2, has_offer=True, is_hr=True),
    ),
    page("offer-new", "offer", offer=OwnOffer(longest=300)),
    page(
        "offer-listed",
        "offer",
        values={"kind-career": "1", "offer_words": "昼休みにどうぞ"},
        offer=OwnOffer(since=date(2026, 10, 1), by_hr=True, longest=300),
    ),
    page("offer-kept", "offer", offer=OwnOffer(since=date(2026, 10, 1), kept=True, longest=300)),
    page(
        "offer-error",
        "offer",
        FieldError("offer_kinds", "choose"),
        FieldError("offer_words", "too_long", 300),
        offer=OwnOffer(longest=300),
    ),
    page("ask-empty", "ask", asking=Asking(offer=OFFER, until=at(10, 16), longest=1000)),
    page(
        "ask-full",
        "ask",
        values={"advice_kind": "career", "advice_words": "聞きたいこと"},
        asking=Asking(offer=OFFER, until=at(10, 16), refused="full", longest=1000),
    ),
    *(
        page(
            f"ask-{refused}",
            "ask",
            values={"advice_kind": "career", "advice_words": "聞きたいこと"},
            asking=Asking(offer=offer, until=at(10, 16), refused=refused, longest=1000),
        )
        for refused, offer in (
            ("waiting", OFFER),
            ("unlisted", OFFER.model_copy(update={"words": ""})),
            ("withdrawn", OFFER),
        )
    ),
    page(
        "ask-error",
        "ask",
        FieldError("advice_kind", "choose"),
        FieldError("advice_words", "required"),
        asking=Asking(offer=OFFER, until=at(10, 16), refused="", longest=1000),
    ),
    request("open", PAGE.model_copy(update={"sent": True})),
    request("asked", ASKED.model_copy(update={"days_late": 1})),
    request(
        "error", ASKED, FieldError("reply", "choose"), FieldError("reply_words", "too_long", 1000)
    ),
    request(
        "accepted",
        _in(RequestState.ACCEPTED, reply="木曜の昼に、食堂で。", answered_on=date(2026, 10, 14)),
    ),
    request("not_now", _in(RequestState.NOT_NOW, answered_on=date(2026, 10, 14)), changed=True),
    request("lapsed", _in(RequestState.LAPSED)),
    request("too-late", LATE, changed=True),
    request("withdrawn", _in(RequestState.WITHDRAWN, question="", answered_on=date(2026, 10, 14))),
    page("hr-filled", "hr", advice=AT_HR),
    page(
        "hr-check",
        "hr_check",
        values={"kind-career": "1", "offer_words": OFFER.words},
        standing=STANDING,
    ),
    page(
        "hr-check-error",
        "hr_check",
        FieldError("offer_kinds", "choose"),
        FieldError("offer_words", "too_long", 300),
        standing=STANDING.model_copy(update={"offer": AT_HR.offers[1], "words": ""}),
    ),
    page(
        "hr-error",
        "hr",
        FieldError("offer_number", "no_such_number", "999999"),
        FieldError("offer_kinds", "choose"),
        advice=AT_HR.model_copy(
            update={
                "offers": (),
                "offered": 0,
                "paging": Paging(),
                "total": 0,
                "picture": None,
            }
        ),
    ),
)
