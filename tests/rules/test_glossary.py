"""Words of the glossary 用語: those it avoids stand neither in code nor in docs, pages or the catalogue."""

import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

import pytest

from tests.check_tree import ROOT, tree_files

GLOSSARY: Final = ROOT / "docs" / "glossary.md"
READ: Final = {".py", ".html", ".txt", ".md", ".po", ".js", ".css", ".toml", ".yaml"}
LEFT_OUT: Final = (
    "docs/glossary.md",
    "api/static/vendor/*",
    "engine/*",
    "tests/rules/test_glossary.py",
)
JAPANESE: Final = ("api/*", "notifications/*", "models/*", "ayumi/*", "README.ja.md")
HUMP: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def table(heading: str) -> list[list[str]]:
    """The cells of the first table below a heading, without its head."""
    below = GLOSSARY.read_text("utf-8").partition(heading)[2]
    lines = below.partition("\n## ")[0].splitlines()
    rows = [line for line in lines if line.startswith("|")][2:]
    return [[cell.strip().replace("\\*", "*") for cell in row.split("|")[1:-1]] for row in rows]


def spread(text: str) -> str:
    """Names taken apart, so that ``GoalFlow`` and ``goal_flow`` hold the word ``flow``."""
    return HUMP.sub(" ", text).replace("_", " ").lower()


def pattern(words: str) -> re.Pattern[str]:
    spelled = r"[- ]?".join(map(re.escape, re.split(r"[- ]", spread(words))))
    return re.compile(rf"\b{spelled}(?:s|es|d|ed|al)?\b")


def english_terms() -> set[str]:
    return {term.strip() for row in table("# Glossary") for term in re.split(r"[/,;]", row[1])}


def avoided() -> list[str]:
    """Words of the last column that mean nothing else in the glossary (``grade`` is 級)."""
    words = {word.strip() for row in table("# Glossary") for word in row[2].split(",")}
    return sorted(words - english_terms() - {""})


PATTERNS: Final = {word: pattern(word) for word in avoided()}
SPOKEN: Final = [
    pattern(term) for term in english_terms() if any(p.search(term) for p in PATTERNS.values())
]
STAYS: Final = [(pattern(word), where.split()) for word, where, _why in table("## Where")]


def found_in(text: str, path: str) -> Iterator[tuple[int, str]]:
    """Line and word of each avoided word, after the terms and exceptions it may stand in."""
    let_through = SPOKEN + [word for word, where in STAYS if any(fnmatch(path, it) for it in where)]
    plain = spread(text)
    if not any(is_in.search(plain) for is_in in PATTERNS.values()):
        return
    for number, line in enumerate(plain.splitlines(), start=1):
        for words in let_through:
            line = words.sub(" ", line)
        yield from ((number, word) for word, is_in in PATTERNS.items() if is_in.search(line))


def files(*globs: str) -> list[tuple[str, Path]]:
    named = [(path.relative_to(ROOT).as_posix(), path) for path in tree_files(ROOT)]
    return [
        (name, path)
        for name, path in named
        if path.suffix in READ
        and any(fnmatch(name, it) for it in globs)
        and not any(fnmatch(name, it) for it in LEFT_OUT)
    ]


def test_no_avoided_word_stands_anywhere() -> None:
    complaints = [
        f"{name}:{line}: {word}"
        for name, path in files("*")
        for line, word in found_in(path.read_text("utf-8"), name)
    ]
    assert complaints == []


def test_no_avoided_japanese_word_is_shown() -> None:
    words = [word for row in table("## 画面と手紙") for word in row[0].split("、")]
    shown = [(name, path.read_text("utf-8")) for name, path in files(*JAPANESE)]
    assert [(name, word) for name, text in shown for word in words if word in text] == []


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("class GoalFlow:", "flow"),
        ("def rejected_by(boss: str)", "boss"),
        ("the proxy of a head", "proxy"),
        ("a Self-Review of the year", "self-review"),
        ("after the meeting", "meeting"),
    ],
)
def test_an_avoided_word_is_found(line: str, word: str) -> None:
    assert (1, word) in list(found_in(line, "models/goals.py"))


@pytest.mark.parametrize(
    "line",
    [
        "the adjustment meeting",
        "self.review_goals()",
        "a workflow",
        "grade 4",
        "isinstance(x, str)",
    ],
)
def test_a_word_of_the_glossary_is_let_through(line: str) -> None:
    assert list(found_in(line, "models/goals.py")) == []


def test_every_exception_is_still_needed() -> None:
    texts = {name: spread(path.read_text("utf-8")) for name, path in files("*")}
    for word, where in STAYS:
        for glob in where:
            assert any(word.search(texts[name]) for name in texts if fnmatch(name, glob)), (
                word,
                glob,
            )
