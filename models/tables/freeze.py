"""Confirmed content is frozen 確定した内容は変えない: triggers refuse what the code would never ask.

Alembic's batch mode drops SQLite's triggers with the table it rebuilds, so they are made anew after
each migration.
"""

from dataclasses import dataclass

from sqlalchemy import Connection


@dataclass(frozen=True)
class Freeze:
    """Rows of ``table`` can be neither changed nor deleted once ``when_column`` is set.

    Without ``when_column`` every row is frozen from its first moment. ``always_kept``: a row that
    is not frozen yet may be changed, but not deleted either.
    """

    table: str
    when_column: str | None = None
    always_kept: bool = False

    def statements(self, dialect: str) -> tuple[str, ...]:
        """DDL that can be run again and again, for ``sqlite`` or ``postgresql``."""
        if dialect == "sqlite":
            return (*self._sqlite("update"), *self._sqlite("delete"))
        return (*self._postgresql("update"), *self._postgresql("delete"))

    def _condition(self, operation: str) -> str:
        if self.when_column is None or (operation == "delete" and self.always_kept):
            return "1 = 1"
        return f"OLD.{self.when_column} IS NOT NULL"

    def _sqlite(self, operation: str) -> tuple[str, ...]:
        name = f"freeze_{self.table}_{operation}"
        return (
            f"DROP TRIGGER IF EXISTS {name}",
            f"CREATE TRIGGER {name} BEFORE {operation.upper()} ON {self.table} "
            f"WHEN {self._condition(operation)} "
            f"BEGIN SELECT RAISE(ABORT, '{self.table}: frozen'); END",
        )

    def _postgresql(self, operation: str) -> tuple[str, ...]:
        name = f"freeze_{self.table}_{operation}"
        return (
            _POSTGRESQL_REFUSAL,
            f"DROP TRIGGER IF EXISTS {name} ON {self.table}",
            f"CREATE TRIGGER {name} BEFORE {operation.upper()} ON {self.table} FOR EACH ROW "
            f"WHEN ({self._condition(operation)}) EXECUTE FUNCTION refuse_frozen()",
        )


_POSTGRESQL_REFUSAL = (
    "CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION '%: frozen', TG_TABLE_NAME; END $$"
)


def install(connection: Connection, freezes: tuple[Freeze, ...]) -> None:
    """Makes the triggers of all ``freezes`` anew; their tables must exist."""
    for freeze in freezes:
        for statement in freeze.statements(connection.dialect.name):
            connection.exec_driver_sql(statement)
