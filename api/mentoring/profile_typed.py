"""A profile プロフィールと希望 as it is typed: nothing of it must be said, and whom to avoid is chosen by a search."""

from typing import Final

from api.hr.narrowing import matching
from api.on_the_day import OnTheDay
from api.tasks.step_way import Typed
from api.views.pairs import FoundPerson, ProfileForm
from models.errors import FieldError
from models.ids import PersonId
from models.mentoring.candidates import Gender
from models.mentoring.sheets import MAX_AVOIDED, MAX_INTERESTS, Profile

LONGEST: Final = 500
LONGEST_LINE: Final = 60
LONGEST_PLACE: Final = 40
FOUND_AT_MOST: Final = 10
_PRESSES: Final = ("add", "drop", "search")


def is_change(typed: Typed) -> bool:
    """Somebody is searched for, named or taken out: the form goes on."""
    return any(name in typed for name in _PRESSES)


def profile_fields(profile: Profile) -> dict[str, str]:
    """The fields of a profile, as a form sends them."""
    return {
        "interests": "\n".join(profile.interests),
        "place": profile.place,
        "gender": profile.gender or "",
        "gender_wish": profile.gender_wish or "",
        "introduction": profile.introduction,
        "wishes": profile.wishes,
        **_avoided_fields(profile.avoided),
    }


def changed(typed: Typed) -> tuple[dict[str, str], list[FieldError]]:
    """The form after a press that names somebody or takes somebody out, and what was wrong with it."""
    avoided, errors = list(avoided_typed(typed)), []
    kept = {k: v for k, v in typed.items() if not k.startswith("avoided-") and k not in _PRESSES}
    if (gone := typed.get("drop", "")) in avoided:
        avoided.remove(gone)
    if (who := typed.get("add", "")) and who not in avoided:
        if len(avoided) < MAX_AVOIDED:
            avoided.append(who)
        else:
            errors = [FieldError("avoided", "too_many_avoided", MAX_AVOIDED)]
    return kept | _avoided_fields(avoided), errors


def avoided_typed(typed: Typed) -> tuple[str, ...]:
    """Whom the form names, each once."""
    named = (typed.get(f"avoided-{nth}", "") for nth in range(MAX_AVOIDED))
    return tuple(dict.fromkeys(it for it in named if it))


def profile_typed(typed: Typed, seen: OnTheDay) -> tuple[Profile | None, list[FieldError]]:
    """The profile, or what is wrong with it; who does not exist is named by nobody."""
    interests = _lines(typed.get("interests", ""))
    errors = _too_long(typed)
    if len(interests) > MAX_INTERESTS:
        errors.append(FieldError("interests", "too_many_lines", MAX_INTERESTS))
    elif any(len(it) > LONGEST_LINE for it in interests):
        errors.append(FieldError("interests", "line_too_long", LONGEST_LINE))
    for name in ("gender", "gender_wish"):
        if typed.get(name, "") not in ("", *Gender):
            errors.append(FieldError(name, "unknown_choice"))
    if errors:
        return None, errors
    known = (it for it in avoided_typed(typed) if seen.organisation.person(PersonId(it)))
    return Profile(
        interests=interests,
        place=typed.get("place", "").strip(),
        gender=Gender(typed["gender"]) if typed.get("gender") else None,
        gender_wish=Gender(typed["gender_wish"]) if typed.get("gender_wish") else None,
        introduction=_text(typed, "introduction"),
        wishes=_text(typed, "wishes"),
        avoided=tuple(known),
    ), []


def profile_form(seen: OnTheDay, typed: Typed, me: str) -> ProfileForm:
    """Whom the form names, and who was found for ``q``: a name, its reading or a number."""
    query, avoided = typed.get("q", "").strip(), avoided_typed(typed)
    found = [
        it
        for it in (matching(seen.organisation, query) if query else ())
        if it.is_employed_on(seen.today) and it.id != me and it.id not in avoided
    ]
    found.sort(key=lambda it: it.name.sort_key)
    known = (it for it in avoided if seen.organisation.person(PersonId(it)))
    return ProfileForm(
        avoided=tuple(FoundPerson(person_id=it, person=seen.person(it)) for it in known),
        at_most=MAX_AVOIDED,
        query=query,
        searched=bool(query),
        found=tuple(
            FoundPerson(person_id=it.id, person=seen.person(it.id)) for it in found[:FOUND_AT_MOST]
        ),
        more=max(len(found) - FOUND_AT_MOST, 0),
        most_interests=MAX_INTERESTS,
    )


def _avoided_fields(avoided: "tuple[str, ...] | list[str]") -> dict[str, str]:
    return {f"avoided-{nth}": who for nth, who in enumerate(avoided)}


def _too_long(typed: Typed) -> list[FieldError]:
    longest = {"place": LONGEST_PLACE, "introduction": LONGEST, "wishes": LONGEST}
    return [
        FieldError(name, "too_long", most)
        for name, most in longest.items()
        if len(_text(typed, name)) > most
    ]


def _text(typed: Typed, name: str) -> str:
    return typed.get(name, "").replace("\r\n", "\n").strip()


def _lines(text: str) -> tuple[str, ...]:
    """One interest a line, each once."""
    return tuple(dict.fromkeys(it.strip() for it in text.splitlines() if it.strip()))
