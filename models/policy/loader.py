"""Loading a pack 規程の読込み: the standard, the city's differences, and precise errors."""

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from models.errors import BadPolicy
from models.policy.checks import contradictions
from models.policy.merging import merged, values_without_source
from models.policy.pack_text import PackText
from models.policy.places import placed
from models.policy.problems import Problem
from models.policy.schema import Policy
from models.policy.usual import spelled_out, usual_of_nothing
from models.policy.wording import allowed

STANDARD = "standard"


def load_policy(city: str, year: int, folder: Path) -> Policy:
    """The pack of a city for a fiscal year: ``folder/standard/YEAR.yaml`` and the city's over it.

    Raises BadPolicy; its ``data["problems"]`` lists every `Problem` with file, line, key and what
    is allowed.
    """
    texts = [
        PackText(folder / name / f"{year}.yaml", f"{name}/{year}.yaml") for name in _names(city)
    ]
    if silent := _silent_sources(texts[-1]):
        raise BadPolicy(problems=silent)
    policy = _validated(texts)
    if wrong := [placed(texts, keys, rule, text) for keys, rule, text in contradictions(policy)]:
        raise BadPolicy(problems=_once(wrong))
    return policy


def policy_problems(city: str, year: int, folder: Path) -> list[Problem]:
    """Everything wrong with a pack, for ``ayumi policy check``; empty if it can be used."""
    try:
        load_policy(city, year, folder)
    except BadPolicy as refusal:
        return list(refusal.data["problems"])
    return []


def cities(folder: Path, year: int) -> list[str]:
    """The cities that have a pack for the year, by folder name; the standard is not a city."""
    found = (path.parent.name for path in folder.glob(f"*/{year}.yaml"))
    return sorted(name for name in found if name != STANDARD)


def _names(city: str) -> list[str]:
    if not city.isascii() or not city.isalpha() or not city.islower():
        problem = Problem(
            file=city, line=None, key="city", rule="city_name", allowed="英小文字の名前"
        )
        raise BadPolicy(problems=[problem])
    return [STANDARD] if city == STANDARD else [STANDARD, city]


def _validated(texts: list[PackText]) -> Policy:
    values: dict[str, Any] = {}
    for text in texts:
        values = merged(values, text.values)
    if idle := usual_of_nothing(texts[-1].values, values):
        only = "programmes に制度を挙げるときだけ書けます"
        raise BadPolicy(problems=[placed(texts, keys, "usual_of_nothing", only) for keys in idle])
    try:
        return Policy.model_validate(spelled_out(values))
    except ValidationError as error:
        wrong = [
            placed(texts, found["loc"], found["type"], allowed(found)) for found in error.errors()
        ]
        raise BadPolicy(problems=_once(wrong)) from None


def _silent_sources(text: PackText) -> list[Problem]:
    return [
        placed([text], keys, "source_missing", "value を変えるときは source も書いてください")
        for keys in values_without_source(text.values)
    ]


def _once(problems: list[Problem]) -> list[Problem]:
    """What is usual in a chapter is wrong for each of its programmes, and named once."""
    return list(dict.fromkeys(problems))
