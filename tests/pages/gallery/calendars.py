"""Scenes of one's connected calendar 予定表の接続: off, none yet, waiting, read, failing, and a form with faults."""

from typing import Final

from api.i18n.fields import field_words
from api.views.answers import Answers
from api.views.my_calendars import Connected, MyCalendars
from models.errors import FieldError
from models.outbound import CallFailure
from tests.pages.gallery.scene import at

_HOST: Final = "calendar.city.example"
_NONE: Final = MyCalendars(hosts=(_HOST,), end_action="/my-record/calendars/end")
_WAITING: Final = Connected(kind="caldav", host=_HOST, connected_at=at(10, 13, 9, 20))
_READ: Final = _WAITING.model_copy(
    update={"read_at": at(10, 13, 11, 45), "counts_until": at(10, 20, 11, 45)}
)
_FORM: Final = Answers(action="/my-record/calendars")
_WRONG: Final = _FORM.model_copy(
    update={
        "values": {"kind": "caldav", "address": "https://elsewhere.example/my.ics"},
        "errors": field_words("ja").lines(
            [
                FieldError("address", "host_not_allowed", _HOST),
                FieldError("user", "required"),
                FieldError("password", "required"),
            ]
        ),
    }
)


def _with(one: Connected) -> MyCalendars:
    return _NONE.model_copy(update={"connected": one})


def _failing(failure: CallFailure) -> MyCalendars:
    return _with(_READ.model_copy(update={"failure": failure, "failed_at": at(10, 13, 12, 0)}))


CONNECTIONS: Final[dict[str, tuple[MyCalendars, Answers]]] = {
    "off": (_NONE.model_copy(update={"hosts": ()}), _FORM),
    "none": (_NONE, _FORM),
    "error": (_NONE, _WRONG),
    "waiting": (_with(_WAITING), _FORM),
    "read": (_with(_READ), _FORM),
    "partly": (_with(_READ.model_copy(update={"skipped": 3, "cut": True})), _FORM),
    **{f"failing-{failure}": (_failing(failure), _FORM) for failure in CallFailure},
}
