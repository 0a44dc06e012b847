"""A city's pack extends the standard one 標準: it says only what differs."""

from collections.abc import Iterator
from typing import Any

from models.policy.pack_text import Key

SOURCE = "source"


def merged(standard: dict[str, Any], city: dict[str, Any]) -> dict[str, Any]:
    """The standard with the city's differences: mappings are merged key by key, all else is replaced.

    A source is one statement and is replaced as a whole, so that no half of an old one remains; so is
    a formula of another mode.
    """
    result = dict(standard)
    for key, ours in city.items():
        theirs = standard.get(key)
        if isinstance(ours, dict) and isinstance(theirs, dict) and _may_mix(key, theirs, ours):
            result[key] = merged(theirs, ours)
        else:
            result[key] = ours
    return result


def _may_mix(key: str, theirs: dict[str, Any], ours: dict[str, Any]) -> bool:
    return key != SOURCE and theirs.get("mode") == ours.get("mode", theirs.get("mode"))


def values_without_source(
    city: dict[str, Any], path: tuple[Key, ...] = ()
) -> list[tuple[Key, ...]]:
    """Where a city changes a value but not its source: the old source would then tell a lie."""
    if "value" in city and SOURCE not in city:
        return [path]
    found: list[tuple[Key, ...]] = []
    for key, inner in city.items():
        if key not in ("value", SOURCE):
            for place, mapping in _mappings(inner):
                found += values_without_source(mapping, (*path, key, *place))
    return found


def _mappings(inner: Any) -> Iterator[tuple[tuple[Key, ...], dict[str, Any]]]:
    """A mapping itself, or the mappings of a list, such as its programmes, by their number."""
    if isinstance(inner, dict):
        yield (), inner
    if isinstance(inner, list):
        yield from (((nth,), one) for nth, one in enumerate(inner) if isinstance(one, dict))
