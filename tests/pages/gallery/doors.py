"""The doors 戸口 of the gallery: signing in, passwords, and the pages for what cannot be opened or done."""

from typing import Any

from api.views.frame import PracticePerson
from models.passwords import MIN_LENGTH
from tests.pages.gallery.scene import HANAKO, SATO, Scene, at

NOBODY: dict[str, Any] = {
    "to": "/t/8f3k2m9q",
    "kept": "",
    "number": "",
    "ended": "",
    "refused": "",
    "until": None,
    "people": (),
}
PRACTICE = (
    PracticePerson(id="1", person=HANAKO, why="評価を受ける人"),
    PracticePerson(id="2", person=SATO, why="一次評価者、12人"),
)
LOCKED = {"refused": "locked_out", "until": at(10, 13, 14, 22), "number": "20150001"}
REFUSALS = (
    "too_late",
    "changed_meanwhile",
    "same_key_other_content",
    "case_closed",
    "not_allowed",
    "foreign_form",
    "link_used_up",
    "http_413",
    "http_405",
    "bad_form",
)
PASSWORD = {"number": "20150001", "broken": "", "least": MIN_LENGTH, "is_done": False}
INVITED = {"action": "/invitation/x", "broken": "", "least": MIN_LENGTH}
TYPED = [("words", "返戻の多い課へ出向く案、よいと思います。"), ("day", "2026-10-09")]


def sign_in(state: str, **more: Any) -> Scene:
    return Scene(f"sign_in-{state}", "sign_in/page.html", NOBODY | more, None, None)


SCENES = (
    sign_in("empty"),
    sign_in("practice", people=PRACTICE),
    sign_in("error", refused="sign_in_failed", number="20150001"),
    sign_in("locked", **LOCKED),
    sign_in("idle", ended="idle", kept="x"),
    sign_in("standing", ended="standing_changed"),
    sign_in("left", ended="left"),
    Scene("sign_in_out-done", "sign_in/signed_out.html", {}, None, None),
    Scene("invitation-empty", "sign_in/invitation.html", INVITED, None, None),
    Scene("invitation-error", "sign_in/invitation.html", INVITED | {"broken": "too_easy"}, None),
    Scene("password-empty", "sign_in/password.html", PASSWORD, SATO, None),
    Scene("password-error", "sign_in/password.html", PASSWORD | {"broken": "differs"}, SATO, None),
    Scene("password-done", "sign_in/password.html", PASSWORD | {"is_done": True}, SATO, None),
    Scene("errors-404", "errors/not_found.html", {}, SATO, None),
    Scene("errors-500", "errors/fault.html", {}, None, None),
    Scene("errors-again", "errors/press_again.html", {"typed": TYPED}, SATO, None),
    Scene("errors-again-nothing", "errors/press_again.html", {"typed": []}, SATO, None),
    *(
        Scene(f"errors-{code}", "errors/refused.html", {"code": code, "data": {}}, SATO, None)
        for code in REFUSALS
    ),
)
