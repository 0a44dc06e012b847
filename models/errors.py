"""Expected noes 断り: one tree, each with a code and data; the words for people live in templates.

Refusal
├── BadInput            what was sent cannot be taken: what, where, what is allowed
│   ├── BadForm         fields of a form, each with a rule's code
│   ├── BadDate         a text that is no date
│   ├── BadImport       rows and columns of an import
│   ├── BadPolicy       file, line and key of a policy pack
│   ├── BadPreferences  lists and rankings nobody can be placed by: each problem
│   └── BadAssignment   mentees, mentors and locked pairs no plan can be made of: each problem
├── NotFound            unknown, or not yours: strangers cannot tell which
├── NotSignedIn         who are you?
├── SignInFailed        number and password do not belong together
├── LockedOut           too many wrong passwords: until when
├── LinkUsedUp          an invitation or reset link that was used, replaced or is too old
├── StaleForm           a form from before this sign-in: its text is kept
├── ForeignForm         a form that another site sent
├── NotAllowed          known and seen, but this act is not yours
│   └── AccountClosed   no link is made for a closed account
├── TooLate             the task is closed, or its time has passed
├── ChangedMeanwhile    somebody else, or another tab, was first
│   └── SlotTaken       the time was free when the page was made and is not any more
├── SameKeyOtherContent a form was sent twice with different content
├── CaseClosed          the case has ended
├── SealBroken          sealed text that does not open: wrong key, wrong place, changed bytes
└── SealDestroyed       sealed text whose key was destroyed for good
"""

from typing import Any, ClassVar


class Refusal(Exception):
    """An expected no. ``code`` is for programs, ``data`` fills the words; neither holds personal data."""

    code: ClassVar[str] = "refused"

    def __init__(self, **data: Any) -> None:
        super().__init__(self.code)
        self.data = data


class BadInput(Refusal):
    code = "bad_input"


class FieldError(tuple[str, str]):
    """One complaint about a form: the field's name, the rule's code, and what the rule allows."""

    allowed: str
    """The limit as it is shown: ``400`` (characters), ``1–100``, ``2027-03-31``; empty if there is none."""

    def __new__(cls, field: str, rule: str, allowed: object = "") -> "FieldError":
        error = super().__new__(cls, (field, rule))
        error.allowed = str(allowed)
        return error

    @property
    def field(self) -> str:
        return self[0]

    @property
    def rule(self) -> str:
        return self[1]


class BadForm(BadInput):
    """A form with errors; ``errors`` lists them in the order of the form."""

    code = "bad_form"

    def __init__(self, errors: list[FieldError]) -> None:
        super().__init__()
        self.errors = errors


class BadDate(BadInput):
    code = "bad_date"


class BadImport(BadInput):
    """An import with errors: nothing was changed."""

    code = "bad_import"


class BadPolicy(BadInput):
    code = "bad_policy"


class BadPreferences(BadInput):
    """``data["problems"]`` names each; nobody was placed."""

    code = "bad_preferences"


class BadAssignment(BadInput):
    """``data["problems"]`` names each with what was found and what is allowed; no plan was made."""

    code = "bad_assignment"


class NotFound(Refusal):
    code = "not_found"


class NotSignedIn(Refusal):
    code = "not_signed_in"


class SignInFailed(Refusal):
    code = "sign_in_failed"


class LockedOut(Refusal):
    """``until`` is a real moment (UTC)."""

    code = "locked_out"


class LinkUsedUp(Refusal):
    code = "link_used_up"


class StaleForm(Refusal):
    code = "stale_form"


class ForeignForm(Refusal):
    code = "foreign_form"


class NotAllowed(Refusal):
    code = "not_allowed"


class AccountClosed(NotAllowed):
    code = "account_closed"


class TooLate(Refusal):
    code = "too_late"


class ChangedMeanwhile(Refusal):
    code = "changed_meanwhile"


class SlotTaken(ChangedMeanwhile):
    code = "slot_taken"


class SameKeyOtherContent(Refusal):
    code = "same_key_other_content"


class CaseClosed(Refusal):
    code = "case_closed"


class SealBroken(Refusal):
    """``what`` is the part that failed: ``key``, ``master_key``, ``form``, ``content``; never a text."""

    code = "seal_broken"


class SealDestroyed(Refusal):
    code = "seal_destroyed"
