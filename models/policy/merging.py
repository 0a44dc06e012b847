"""A city's pack extends the standard one 標準: it says only what differs."""

from typing import Any

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
    city: dict[str, Any], path: tuple[str, ...] = ()
) -> list[tuple[str, ...]]:
    """Where a city changes a value but not its source: the old source would then tell a lie."""
    if "value" in city and SOURCE not in city:
        return [path]
    found: list[tuple[str, ...]] = []
    for key, inner in city.items():
        if isinstance(inner, dict) and key not in ("value", SOURCE):
            found += values_without_source(inner, (*path, key))
    return found
