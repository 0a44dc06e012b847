"""The documents of quality 品質の文書: every test they name exists, so that a promise always has its proof."""

import re
from pathlib import Path
from typing import Final

import pytest

TESTS: Final = Path(__file__).parents[1]
DOCS: Final = TESTS.parent / "docs"
NAMED: Final = re.compile(r"`(?:tests/)?(?=[a-z:])([a-z_/]*\.py)?(?:::(\w+))?`")


def missing(text: str) -> list[str]:
    """The tests a document names that are nowhere; ``::name`` alone is of the file named before it."""
    found, file = [], ""
    for path, name in NAMED.findall(text):
        file = path or file
        code = TESTS / file
        if not code.is_file() or (name and f"def {name}(" not in code.read_text(encoding="utf-8")):
            found.append(f"{file}::{name}")
    return found


@pytest.mark.parametrize("document", ["quality.md", "usability.md"])
def test_every_test_a_document_names_exists(document: str) -> None:
    text = (DOCS / document).read_text(encoding="utf-8")
    assert len(NAMED.findall(text)) > 20
    assert missing(text) == []


def test_what_is_nowhere_is_found() -> None:
    here = "`setup/test_documents.py::test_what_is_nowhere_is_found`"
    assert missing(f"{here}, `::missing`, `tests/conftest.py`, `make test`") == []
    assert missing(f"{here}, `::gone`, `rules/gone.py`") == [
        "setup/test_documents.py::gone",
        "rules/gone.py::",
    ]
