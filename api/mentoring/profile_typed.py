"""A profile プロフィールと希望 as it is typed: nothing of it must be said."""

from typing import Final

from api.mentoring.kept_apart import (
    both_ways,
    kept_apart,
    people_fields,
    people_known,
    people_typed,
    profile_people,
)
from api.on_the_day import OnTheDay
from api.tasks.step_way import Typed
from api.views.pairs import ProfileForm
from models.errors import FieldError
from models.mentoring.candidates import Gender
from models.mentoring.sheets import MAX_INTERESTS, Profile

LONGEST: Final = 500
LONGEST_LINE: Final = 60
LONGEST_PLACE: Final = 40


def profile_fields(profile: Profile) -> dict[str, str]:
    """The fields of a profile, as a form sends them."""
    return {
        "interests": "\n".join(profile.interests),
        "place": profile.place,
        "gender": profile.gender or "",
        "gender_wish": profile.gender_wish or "",
        "introduction": profile.introduction,
        "wishes": profile.wishes,
        **profile_people(profile),
    }


def wishes_standing(typed: Typed, told: Profile | None) -> dict[str, str]:
    """The form where nobody is asked whom they would like: whom they named elsewhere stays named.

    Whoever is to be kept apart now is not wished for any more.
    """
    fields = {k: v for k, v in typed.items() if not k.startswith("wished-")}
    apart = {*people_typed(typed, "avoided"), *people_typed(typed, "kin")}
    stay = [it for it in told.wished if it not in apart] if told else []
    return fields | people_fields("wished", stay)


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
    errors.extend(both_ways(typed, seen))
    if errors:
        return None, errors
    return Profile(
        interests=interests,
        place=typed.get("place", "").strip(),
        gender=Gender(typed["gender"]) if typed.get("gender") else None,
        gender_wish=Gender(typed["gender_wish"]) if typed.get("gender_wish") else None,
        introduction=_text(typed, "introduction"),
        wishes=_text(typed, "wishes"),
        avoided=people_known(typed, "avoided", seen),
        kin=people_known(typed, "kin", seen),
        wished=people_known(typed, "wished", seen),
    ), []


def profile_form(
    seen: OnTheDay, typed: Typed, me: str, *, mentee_chooses: bool = False
) -> ProfileForm:
    """What the form shows beside the words typed; ``mentee_chooses``: also whom one would like as mentor."""
    return ProfileForm(
        avoided=kept_apart(typed, "avoided", seen, me),
        kin=kept_apart(typed, "kin", seen, me),
        wished=kept_apart(typed, "wished", seen, me) if mentee_chooses else None,
        most_interests=MAX_INTERESTS,
    )


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
