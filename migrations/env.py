"""Alembic's environment: a connection handed over by ``ayumi migrate``, or one of its own for a person at a shell."""

import asyncio

from alembic import context
from sqlalchemy import Connection

from ayumi.migrating import migration_database
from ayumi.settings import load_settings
from models.tables.all import METADATA
from models.tables.audit_freeze import install_triggers


def run(connection: Connection) -> None:
    """All steps in one transaction; then the freeze triggers, which a rebuilt table has lost."""
    context.configure(
        connection=connection,
        target_metadata=METADATA,
        render_as_batch=True,
        compare_type=True,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()
    if context.config.attributes.get("with_triggers", True):
        install_triggers(connection)


async def run_alone() -> None:
    database = migration_database(load_settings().database)
    try:
        async with database.engine.begin() as connection:
            await connection.run_sync(run)
    finally:
        await database.close()


given: Connection | None = context.config.attributes.get("connection")
if given is None:
    asyncio.run(run_alone())
else:
    run(given)
