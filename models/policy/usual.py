"""What is usual 通則 in a chapter: each programme 制度 of a list says only where it differs from it."""

from typing import Any, Final

from models.policy.merging import merged

USUAL: Final = "usual"
LIST: Final = "programmes"


def spelled_out(values: dict[str, Any]) -> dict[str, Any]:
    """The pack with every programme laid over its chapter's ``usual``, which is then gone.

    What has not the form of a chapter stays as it is, for the schema to refuse.
    """
    return {key: _chapter(inner) for key, inner in values.items()}


def usual_of_nothing(city: dict[str, Any], values: dict[str, Any]) -> list[tuple[str, str]]:
    """Where a city says what is usual in a chapter that lists no programme: nobody would read it."""
    return [
        (key, USUAL)
        for key, inner in city.items()
        if isinstance(inner, dict) and USUAL in inner and values[key].get(LIST) == []
    ]


def where_usual(keys: tuple[str | int, ...]) -> tuple[str | int, ...] | None:
    """Where a value of a programme stands if it is the usual one: ``mentoring.usual.name.value``."""
    if len(keys) > 2 and keys[1] == LIST and isinstance(keys[2], int):
        return (keys[0], USUAL, *keys[3:])
    return None


def _chapter(inner: Any) -> Any:
    if not isinstance(inner, dict) or not isinstance(inner.get(USUAL), dict):
        return inner
    rest = {key: value for key, value in inner.items() if key != USUAL}
    if isinstance(listed := rest.get(LIST), list):
        rest[LIST] = [merged(inner[USUAL], one) if isinstance(one, dict) else one for one in listed]
    return rest
