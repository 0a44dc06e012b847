"""Starting 起動: a process loads what it needs and no more, so that after a kill people are served again soon."""

import subprocess
import sys

import pytest

from ayumi.migrating import newest
from ayumi.schema_standing import newest_step

HELP = "import ayumi.commands"
PAGES = "import ayumi.commands, ayumi.installation, ayumi.reaching, ayumi.schema_standing, ayumi.serving"


@pytest.mark.parametrize(
    ("loading", "unneeded"),
    [
        (HELP, {"pydantic", "sqlalchemy", "temporalio", "fastapi", "openpyxl"}),
        (PAGES, {"openpyxl", "alembic", "temporalio.worker", "rich.markdown"}),
    ],
    ids=["help", "pages"],
)
def test_what_is_not_needed_is_not_loaded(loading: str, unneeded: set[str]) -> None:
    asked = f"{loading}\nimport sys\nprint(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    )
    assert unneeded.isdisjoint(loaded.stdout.split())


def test_the_newest_step_is_told_from_the_files_alone() -> None:
    assert newest_step() == newest()
