"""Places 箇所: the file and the line in which a value of a pack stands, whichever of its files says it."""

from models.policy.pack_text import Key, PackText
from models.policy.problems import Problem
from models.policy.usual import LIST, where_usual


def placed(texts: list[PackText], keys: tuple[Key, ...], rule: str, allowed: str) -> Problem:
    """The problem with its place: the city's file if it says as much of the key as the standard does.

    A value of a programme 制度 stands with the programme itself, or where its chapter says what is
    usual; its key then names that place.
    """
    file, keys = _standing(texts, keys)
    key = ".".join(str(part) for part in keys)
    return Problem(file=file.name, line=file.line(keys), key=key, rule=rule, allowed=allowed)


def _standing(texts: list[PackText], keys: tuple[Key, ...]) -> tuple[PackText, tuple[Key, ...]]:
    usual = where_usual(keys)
    if usual is None:
        return max(reversed(texts), key=lambda text: text.depth(keys)), keys
    file = next(text for text in reversed(texts) if LIST in text.values.get(str(keys[0]), ()))
    places = [(file, keys, file.depth(keys))]
    places += [(text, usual, text.depth(usual) + 1) for text in reversed(texts)]
    said = max(places, key=lambda place: place[2])
    return said[0], said[1]
