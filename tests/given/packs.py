"""Packs 規程 for tests: the real ones, and copies that a test may spoil."""

import shutil
from functools import cache
from pathlib import Path

from models.policy.loader import load_policy
from models.policy.schema import Policy

POLICIES = Path(__file__).parents[2] / "policies"
CITIES = ("aizuwakamatsu", "hachioji", "kofu", "osaki", "takasaki")
YEAR = 2026


@cache
def the_pack_of(city: str) -> Policy:
    return load_policy(city, YEAR, POLICIES)


@cache
def the_pack_whose_mentees_choose(city: str) -> Policy:
    """The city's, but whoever is looked after by its first programme of mentors says whom they would like."""
    body = the_pack_of(city).model_dump(mode="json")
    body["mentoring"]["programmes"][0]["named_by"]["value"] = "mentee"
    return Policy.model_validate(body)


def a_copy_to_spoil(folder: Path) -> Path:
    """A copy of all packs in an empty folder."""
    return Path(shutil.copytree(POLICIES, folder / "policies"))


def spoiled(folder: Path, city: str, old: str, new: str, chapter: str = "") -> Path:
    """A copy in which one city's text says something else; ``old`` stands once, there or in the chapter."""
    copy = a_copy_to_spoil(folder)
    file = copy / city / f"{YEAR}.yaml"
    text = file.read_text(encoding="utf-8")
    before, name, after = text.rpartition(f"\n{chapter}:\n") if chapter else ("", "", text)
    inside, gap, rest = after.partition("\n\n") if chapter else (after, "", "")
    assert inside.count(old) == 1, f"{old!r} stands {inside.count(old)} times"
    file.write_text(before + name + inside.replace(old, new) + gap + rest, encoding="utf-8")
    return copy
