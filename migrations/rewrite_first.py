"""Writes the first step anew from the tables 初版の作り直し; only until the first release, never after it.

python -m migrations.rewrite_first
"""

from alembic import command
from sqlalchemy import create_engine

from ayumi.migrating import SCRIPTS, alembic_config

FIRST = "0001"
NAME = "the_book"


def main() -> None:
    """Removes the first step and generates it again against an empty database."""
    for old in (SCRIPTS / "versions").glob(f"{FIRST}_*.py"):
        old.unlink()
    with create_engine("sqlite://").connect() as connection:
        config = alembic_config(connection, with_triggers=False)
        command.revision(config, "the book", autogenerate=True, rev_id=FIRST)
    written = SCRIPTS / "versions" / f"{FIRST}_{NAME}.py"
    written.write_text(_in_words(written.read_text("utf-8")), "utf-8")


def _in_words(script: str) -> str:
    """The docstring in the words of the house; Alembic's own remarks go."""
    head = '"""The book 台帳: all tables of the first release."""'
    body = script.split('"""', 2)[2]
    lines = (line.rstrip() for line in body.splitlines() if "# ###" not in line)
    return head + "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
