"""The tree 木 and its layers 層: the checks can fail, and name what they found."""

from pathlib import Path

import pytest
from grimp import ImportGraph

from tests.check_tree import check, complaints
from tests.language_contract import LanguageContract


@pytest.mark.parametrize(
    "line",
    ["url = https://" + "py" + "pi.org/simple", "open('/ho" + "me/sato/data')", "cd /ro" + "ot/x"],
)
def test_a_registry_and_a_path_of_one_machine_are_found(line: str) -> None:
    assert [number for number, _ in complaints(f"first line\n{line}\n")] == [2]


@pytest.mark.parametrize("line", ["/usr/lib/postgresql", "href='/tasks/work/1'", "~/.cache/ayumi"])
def test_paths_of_every_machine_are_not(line: str) -> None:
    assert list(complaints(line)) == []


def test_the_finding_names_file_and_line(tmp_path: Path) -> None:
    bad = tmp_path / "notes.md"
    bad.write_text("\n\nsee /ho" + "me/sato\n", "utf-8")

    assert check([bad], tmp_path)[0].startswith("notes.md:3: ")


@pytest.mark.parametrize(
    ("importer", "imported", "kept"),
    [
        ("models.wareki", "sqlalchemy.orm", False),
        ("models.wareki", "models.tables.case", False),
        ("models.errors", "models.ids", False),
        ("models.wareki", "models.errors", True),
        ("models.tables.case", "sqlalchemy.orm", True),
    ],
)
def test_the_language_stays_free_of_machinery(importer: str, imported: str, kept: bool) -> None:
    graph = ImportGraph()
    graph.add_import(importer=importer, imported=imported)
    contract = LanguageContract(
        name="language",
        session_options={},
        contract_options={"root": "models", "forbidden": ["sqlalchemy"]},
    )

    assert contract.check(graph, verbose=False).kept is kept
