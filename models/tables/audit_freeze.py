"""What may never change again 凍結する表: sealed audit rows, sealed heads, confirmed sheets and results."""

from typing import Final

from sqlalchemy import Connection

from models.tables.freeze import Freeze, install

FREEZES: Final = (
    Freeze("audit_rows", when_column="seq", always_kept=True),
    Freeze("audit_heads"),
    Freeze("sheets", when_column="frozen_at"),
    Freeze("results"),
    Freeze("disclosures"),
)


def install_triggers(connection: Connection) -> None:
    """Makes all freeze triggers anew; migrations call it after every upgrade."""
    install(connection, FREEZES)
